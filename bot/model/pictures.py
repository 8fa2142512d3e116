"""Still pictures: what a sighted reader sees, and the words that say the same."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Picture:
    """A file of `content/pictures` with its text for one language."""

    name: str
    alt: str
    png: bytes = field(repr=False)
