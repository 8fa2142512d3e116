"""A message as words: where each stands, and in which sentence and clause."""

import re
import unicodedata
from collections.abc import Container
from typing import NamedTuple

_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’´`][^\W\d_]+)*|[^\s\w]|_")
_SENTENCE_ENDS = frozenset(".!?;\n…•·")
_CLAUSE_ENDS = frozenset(":,()[]-–—/")
_MARKS = frozenset("\"'’´`“”„»«*_~<>=+&%#@^|\\{}$€°")
_LETTERS = str.maketrans({"ö": "ø", "ä": "æ", "'": None, "’": None, "´": None, "`": None})
_ORDINAL = re.compile(r"(?<=\d)\. ?[^\W\d_]")
"""The full stop of "hvert 7. minut" ends no sentence."""
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


class Word(NamedTuple):
    """One word of a message.

    `form` is what is compared: lower case, no apostrophe, drawn-out letters shortened;
    `start` and `end` are offsets into the text. Sentences, the stretches between commas and the
    clauses (that a comma or a word like "men" begins) are counted from 0.
    """

    form: str
    start: int
    end: int
    sentence: int
    stretch: int
    clause: int


def form_of(word: str) -> str:
    """The form of a word that is compared: "Cán’t" and "cant", "bløøøder" and "bløder" agree."""
    return _DRAWN_OUT.sub(r"\1", word.lower().translate(_LETTERS))


def forms_of(phrase: str) -> list[str]:
    """The forms of a phrase's words."""
    return [form_of(word) for word in phrase.replace("-", " ").split()]


def normal(text: str) -> str:
    """The text with å, é and the like as one character each, however they were typed."""
    return unicodedata.normalize("NFC", text)


def read(text: str, clause_openers: Container[str]) -> list[Word]:
    """Split a `normal` text into words; `clause_openers` are forms that begin a clause."""
    words: list[Word] = []
    sentence = stretch = clause = 0
    end_of_line = 0
    for found in _WORD.finditer(text):
        piece, start, end = found.group(), found.start(), found.end()
        if "\n" in text[end_of_line:start]:
            sentence, stretch, clause = sentence + 1, stretch + 1, clause + 1
        end_of_line = end
        if piece == "." and _ORDINAL.match(text, start):
            continue
        if piece in _SENTENCE_ENDS:
            sentence, stretch, clause = sentence + 1, stretch + 1, clause + 1
        elif piece in _CLAUSE_ENDS:
            stretch, clause = stretch + 1, clause + 1
        elif piece not in _MARKS:
            form = form_of(piece)
            if form in clause_openers:
                clause += 1
            words.append(Word(form, start, end, sentence, stretch, clause))
    return words
