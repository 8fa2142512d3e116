"""How hard a text is to read: LIX, the readability index Danish editors use."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?]+|\n+")
_LONG = 7  # letters: more than six (Björnsson, Läsbarhet, 1968)


def words(text: str) -> list[str]:
    """Return the words of a text; numbers are not words."""
    return _WORD.findall(text)


def lix(text: str) -> float:
    """Return words a sentence plus the percentage of words longer than six letters.

    A line end is a sentence end too, so that a list without full stops is not read as one endless
    sentence. An empty text has LIX 0.
    """
    found = words(text)
    if not found:
        return 0.0
    sentences = sum(1 for part in _SENTENCE_END.split(text) if words(part))
    long = sum(len(word) >= _LONG for word in found)
    return len(found) / sentences + 100 * long / len(found)
