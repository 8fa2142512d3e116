"""Text as Telegram takes it: plain characters, and entities that say what some of them are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

MESSAGE_LIMIT = 4096
"""Characters in a message after parsing (Bot API, sendMessage)."""
CAPTION_LIMIT = 1024
"""Characters in a caption after parsing (Bot API, sendPhoto)."""


_CUT = " …"


def utf16_length(text: str) -> int:
    """Count UTF-16 code units, the unit of Telegram's offsets: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text that is bold, a link, … (Bot API, MessageEntity).

    `offset` and `length` are UTF-16 code units; `url` belongs to `text_link` alone.
    """

    type: str
    offset: int
    length: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Characters with their entities. Texts are put together with `+` and `join`."""

    plain: str
    entities: tuple[Entity, ...] = ()

    def __add__(self, other: "Text | str") -> "Text":
        other = plain(other)
        shift = len(self)
        moved = tuple(replace(entity, offset=entity.offset + shift) for entity in other.entities)
        return Text(self.plain + other.plain, self.entities + moved)

    def __len__(self) -> int:
        """Return the length in UTF-16 code units (never less than Telegram's own count)."""
        return utf16_length(self.plain)

    def __bool__(self) -> bool:
        return bool(self.plain)

    def marked(self, kind: str, url: str | None = None) -> "Text":
        """Return this text with one more entity over all of it."""
        return Text(self.plain, (Entity(kind, 0, len(self), url), *self.entities))


def plain(text: Text | str) -> Text:
    """Return `text` as a `Text`; a `str` has no entities."""
    return text if isinstance(text, Text) else Text(text)


def bold(text: Text | str) -> Text:
    """Return `text` in bold."""
    return plain(text).marked("bold")


def italic(text: Text | str) -> Text:
    """Return `text` in italics."""
    return plain(text).marked("italic")


def join(separator: str, texts: Iterable[Text | str]) -> Text:
    """Put texts after one another with `separator` between them, leaving out empty ones."""
    whole = Text("")
    for text in texts:
        if text:
            whole = whole + separator + text if whole else plain(text)
    return whole


def shortened(text: str, limit: int) -> str:
    """Return a text of `limit` characters at most, cut at a word where it is longer."""
    if len(text) <= limit:
        return text
    cut = text[: limit - len(_CUT) + 1]
    return (cut.rpartition(" ")[0].rstrip() or cut[:-1]) + _CUT
