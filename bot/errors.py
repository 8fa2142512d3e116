"""What can go wrong, told to the one who can mend it.

    BaekkenroError
    ├── SettingsError   the environment or .env is faulty: every fault, one a line
    ├── ContentError    content/ is faulty: every Fault, one `file:line: what to do` a line
    │   └── PostFileError   so is the file of a post
    ├── PostError       a post from a file cannot be sent as it was asked
    ├── TokenError      Telegram does not know the bot token
    ├── StoreError      the database cannot do what it was asked
    │   ├── StoreUnavailableError   it may yet: it is locked, full or out of reach
    │   └── StoreDamagedError       it never will: its file is damaged, or is none of ours
    ├── FeedError       the clinic's feed cannot be fetched or read
    ├── DrawingError    a picture cannot be drawn; what it shows is told in words instead
    └── StaleButton     a button of an older version, or of content that is gone, or forged

All but the last two end a program that starts with one clear message and exit code 2 (1 for
`check`, and for a PostFileError); one that runs outlives a StoreError. Staff are told of a
FeedError. A StaleButton leads its reader to a friendly "start again".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


class BaekkenroError(Exception):
    """The root of the tree; its text is fit for the person at the terminal."""


class SettingsError(BaekkenroError):
    """Settings that cannot be used.

    Args:
        faults: one sentence a setting, naming it first.
    """

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to mend in content/; prints as `file:line: what to do`."""

    path: Path
    line: int
    advice: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.advice}"


class ContentError(BaekkenroError):
    """Content that cannot be shown to readers; carries all faults, ordered by place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class PostFileError(ContentError):
    """A post's file that cannot be sent to readers; nothing of it was stored."""


class PostError(BaekkenroError):
    """A post that is not sent, for a reason that is not in its file; nothing of it was stored."""


class TokenError(BaekkenroError):
    """Telegram answered 401: the token is wrong or was revoked."""

    def __init__(self) -> None:
        super().__init__(
            "TELEGRAM_TOKEN: Telegram does not know this token. "
            "Copy it again from BotFather (/mybots → API Token)."
        )


class StoreError(BaekkenroError):
    """The database cannot do what it was asked. The text names no row: it may go into a log."""


class StoreUnavailableError(StoreError):
    """The database cannot be used now; trying again may help."""


class StoreDamagedError(StoreError):
    """The database file is damaged, or is no database of ours; only a backup helps."""


class FeedError(BaekkenroError):
    """The clinic's feed gives nothing; the text, one line, never holds an address with its secrets.

    Args:
        cause: a word for the kind of fault; the same as long as it is the same fault.
        advice: what is wrong and, where that is known, what to do.
    """

    def __init__(self, cause: str, advice: str) -> None:
        self.cause = cause
        super().__init__(advice)


class DrawingError(BaekkenroError):
    """A picture cannot be drawn, or not in time."""


class StaleButton(BaekkenroError):  # noqa: N818  a fact about a press, not our failure
    """A button press that leads nowhere any more."""
