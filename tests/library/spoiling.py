"""Ways to spoil a copy of the content, for tests of what is then said."""

from collections.abc import Callable
from pathlib import Path

Spoil = Callable[[Path], None]


def replace(path: str, old: str, new: str) -> Spoil:
    def spoil(content: Path) -> None:
        text = (content / path).read_text(encoding="utf-8")
        assert old in text, f"{path} has changed: give the test something else to spoil"
        (content / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil
