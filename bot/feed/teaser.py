"""The beginning of a text, cut where it makes sense; the rest stands on the clinic's website."""

import re
from dataclasses import replace
from itertools import takewhile
from typing import Final

from bot.model.text import Text, utf16_length

# A full stop that a capital follows ("ca. 20" and "f.eks. når" end nothing), or a line's end,
# unless it announces the next line.
_END: Final = re.compile(r"[.!?…][\"”’»)]*(?=\s+[\"“‘«»(•–-]?\s?[A-ZÆØÅÄÖÉ])|(?<=[^\s:])(?=\n)")
_ELLIPSIS: Final = " …"


def cut(text: Text, room: int) -> Text:
    """Return a text, or its beginning: up to `room` UTF-16 units, and a third of that at least.

    It ends with a sentence, or else with a word and an ellipsis.
    """
    if len(text) <= room:
        return text
    head = _first(text.plain, room)
    ends = takewhile(lambda end: end <= len(head), (end.end() for end in _END.finditer(text.plain)))
    last = max(ends, default=0)
    if utf16_length(head[:last]) >= room // 3:
        return _until(text, head[:last])
    head = _first(text.plain, room - len(_ELLIPSIS))
    words = re.sub(r"\s+\S*$", "", head)
    return _until(text, words) + _ELLIPSIS


def without_way_to(text: Text, link: str | None) -> Text:
    """Leave the last paragraph out if it leads to `link`: "Læs mere", "Først bragt på …"."""
    before, _, last = text.plain.rpartition("\n\n")
    start = len(text) - utf16_length(last)
    leads_there = any(entity.url == link and entity.offset >= start for entity in text.entities)
    return _until(text, before) if link and before and leads_there else text


def _first(characters: str, units: int) -> str:
    """Return the characters that fit into so many UTF-16 units."""
    return characters.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def _until(text: Text, head: str) -> Text:
    """Return a text up to the end of `head`, with what is marked in there."""
    head = head.rstrip()
    end = utf16_length(head)
    return Text(
        head,
        tuple(
            replace(entity, length=min(entity.length, end - entity.offset))
            for entity in text.entities
            if entity.offset < end
        ),
    )
