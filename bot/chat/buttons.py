"""The grammar of a button: `<language>:<verb>[:<argument>]…`, at most 64 bytes.

A button carries all it needs: what it does, for which thing, and the language its reader chose.
Nothing is looked up in a memory of earlier messages, so a restart loses nothing. A `+` before the
verb shows the screen below the message, which stays: a tip or a post is not to be lost.
"""

from dataclasses import dataclass, replace
from typing import Literal

from bot.errors import StaleButton

CALLBACK_DATA_LIMIT = 64
"""Bytes of `callback_data` (Bot API, InlineKeyboardButton)."""
LARGEST_ID = 2**63 - 1
"""The largest number that a database takes."""
PAGES = 10_000
"""The last page of a list that a button may name: more than there will be."""
COPY_TEXT_LIMIT = 256
"""Characters of a text to copy (Bot API, CopyTextButton)."""


@dataclass(frozen=True, slots=True)
class Press:
    """What pressing a button asks for."""

    language: str
    verb: str
    arguments: tuple[str, ...] = ()
    below: bool = False

    @property
    def data(self) -> str:
        """The press as `callback_data`.

        Raises:
            ValueError: it would be longer than Telegram allows.
        """
        verb = f"+{self.verb}" if self.below else self.verb
        data = ":".join((self.language, verb, *self.arguments))
        if len(data.encode()) > CALLBACK_DATA_LIMIT:
            raise ValueError(f"callback data over {CALLBACK_DATA_LIMIT} bytes: {data}")
        return data


def read_press(data: str) -> Press:
    """Read `callback_data` back.

    Raises:
        StaleButton: it was not written by this grammar.
    """
    language, *rest = data.split(":")
    if not rest:
        raise StaleButton(data)
    verb, *arguments = rest
    return Press(language, verb.removeprefix("+"), tuple(arguments), verb.startswith("+"))


def number(argument: str, count: int = LARGEST_ID) -> int:
    """Read an argument that counts from 1 to `count`; without one, the id of something.

    Raises:
        StaleButton: it does not.
    """
    if not (argument.isascii() and argument.isdigit() and 1 <= int(argument) <= count):
        raise StaleButton(argument)
    return int(argument)


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: a press, a web address or a text to copy, and perhaps a colour."""

    label: str
    press: Press | None = None
    url: str | None = None
    copy_text: str | None = None
    style: Literal["danger", "success", "primary"] | None = None


def below(button: Button) -> Button:
    """Return a button whose screen leaves the message it is pressed on as it is."""
    return replace(button, press=button.press and replace(button.press, below=True))
