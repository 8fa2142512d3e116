"""What is to be drawn, every word of it in the language of its reader."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart; where there is no number, there is nothing to see."""

    label: str
    numbers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over the same days; `ticks` says which of the days are written under them, and how."""

    title: str
    days: tuple[date, ...]
    ticks: tuple[tuple[date, str], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """A sheet to hang up. `template` is in Typst; it finds `words` and the code in `sys.inputs`.

    `link` is what the QR code says. `made_on` is what the PDF says of its age.
    """

    template: str
    words: dict[str, str]
    language: str
    link: str
    made_on: date
    form: Literal["pdf", "png"]
    resolution: int = 300
    """Dots an inch, of a PNG."""


Order = Chart | Poster
