"""What a reader sees at one moment. Pure: content and language in, screens out; a file a noun."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.chat.buttons import Button
from bot.model.pictures import Picture
from bot.model.posts import Attachment
from bot.model.status import Counted
from bot.model.text import Text

Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file for the reader to keep."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Screen:
    """One message: its text, rows of buttons under it, and perhaps a picture or a file above it.

    `media` are a clinic post's pictures or documents. A single one stands above the text in the
    same message; several, and one that is to be `apart`, are messages of their own before it.

    A button's screen takes the place of the one it was pressed on, unless it is to be shown
    `below`, which files and media always are. A `silent` one makes no sound on the phone.
    `then` is shown below it, as a message of its own. `counts_as` says what is counted when it is
    shown: of nobody, and of most screens nothing.
    """

    text: Text
    rows: tuple[Row, ...] = ()
    picture: Picture | None = None
    file: File | None = None
    media: tuple[Attachment, ...] = ()
    apart: bool = False
    below: bool = False
    silent: bool = False
    then: "Screen | None" = None
    counts_as: Counted | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A topic to be shared in another chat: what the sharer chooses by, and what is shared."""

    slug: str
    title: str
    summary: str
    screen: Screen


def in_rows(buttons: Sequence[Button], width: int = 2) -> tuple[Row, ...]:
    """Lay buttons out `width` a row; two labels of 18 characters fit a phone."""
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))
