"""What the chat page sends: one model for each action."""

from pydantic import BaseModel, Field


class Body(BaseModel):
    """What every action says: who acts."""

    person: int


class Said(Body):
    """A text to send."""

    text: str


class Started(Body):
    """Start, perhaps from a deep link."""

    payload: str = ""


class Tapped(Body):
    """A button under a message."""

    message_id: int
    data: str


class Edited(Body):
    """A new text for an own message."""

    message_id: int
    text: str


class Blocked(Body):
    """Whether the bot is blocked."""

    blocked: bool


class Asked(Body):
    """An inline query."""

    query: str


class Chosen(Body):
    """A result of the last inline query."""

    result_id: str


class Joined(BaseModel):
    """Somebody new."""

    first_name: str
    language_code: str = ""
    role: str = "reader"


class Switched(BaseModel):
    """Whether the flood limits hold."""

    enabled: bool


class Turned(BaseModel):
    """How far the demo's clock goes forward: hours, or to when the day is so many hours old."""

    hours: int = Field(0, ge=0, le=24 * 366)
    to: int | None = Field(None, ge=0, le=23)


class Nothing(BaseModel):
    """An empty object."""
