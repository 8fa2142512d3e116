"""What the command line asks for."""

from dataclasses import dataclass
from pathlib import Path

from bot.model.language import FALLBACK


@dataclass(frozen=True, slots=True)
class Order:
    """A post's file and what is to become of it; `at` and `audience` go before what it says.

    `language` is the one that the terminal speaks. A `rehearsal` stores and sends nothing, one that
    is `sure` is not asked, and one that is to go out `again` may have gone out before.
    """

    file: Path
    at: str | None = None
    audience: str | None = None
    language: str = FALLBACK
    rehearsal: bool = False
    sure: bool = False
    again: bool = False
