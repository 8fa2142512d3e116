"""Still pictures: what a sighted reader sees, and the words that say the same."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its text for one language: of `content/pictures`, or drawn to show `once`."""

    name: str
    alt: str
    png: bytes = field(repr=False)
    once: bool = False
