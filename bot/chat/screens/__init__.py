"""What a reader sees at one moment. Pure: content and language in, screens out; a file a noun."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.chat.buttons import Button
from bot.model.pictures import Picture
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

    A button's screen takes the place of the one it was pressed on, unless it is to be shown
    `below`, which a file always is. A `silent` one makes no sound on the phone.
    """

    text: Text
    rows: tuple[Row, ...] = ()
    picture: Picture | None = None
    file: File | None = None
    below: bool = False
    silent: bool = False


def in_rows(buttons: Sequence[Button], width: int = 2) -> tuple[Row, ...]:
    """Lay buttons out `width` a row; two labels of 18 characters fit a phone."""
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))
