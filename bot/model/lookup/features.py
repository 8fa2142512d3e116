"""What texts are compared by: their words' stems, pairs of stems, and runs of letters.

The letters are what makes this work in Danish. Runs of three and four meet where whole words do
not: in endings (trappe, trapperne), compounds (bækkenbælte, bælte) and slips (fysioterapøvt).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from sys import intern

import snowballstemmer  # type: ignore[import-untyped]  # it ships no types

RUN_LENGTHS = (3, 4)
RUN_WEIGHT, PAIR_WEIGHT = 0.4, 1.5
"""What a run of letters in a question counts for, and a pair of stems; a stem counts for 1."""

REMEMBERED = 10_000
"""Words whose stems or runs are at hand, about as many as content has; nobody's for ever."""

_SNOWBALL = {"da": "danish", "en": "english"}
_APOSTROPHE = re.compile(r"['’´`]")
_WORD = re.compile(r"[^\W_]+")
_DIGRAPH = re.compile(r"a[ae]|oe")
_WITHOUT_STROKE = str.maketrans({"æ": "a", "ø": "o"})


def words(text: str) -> list[str]:
    """Return the words and numbers of a text, in small letters."""
    return _WORD.findall(unicodedata.normalize("NFC", _APOSTROPHE.sub("", text.lower())))


def fold(word: str) -> str:
    """Return a word so that æ, ae and a meet; ø, oe, ö and o; å, aa and a."""
    bare = unicodedata.normalize("NFKD", _DIGRAPH.sub(lambda found: found[0][0], word))
    letters = (letter for letter in bare if not unicodedata.combining(letter))
    return "".join(letters).translate(_WITHOUT_STROKE)


class Features:
    """Takes texts of one language apart. Words of a language that Snowball lacks stay whole."""

    def __init__(self, language: str) -> None:
        name = _SNOWBALL.get(language)
        stem = snowballstemmer.stemmer(name).stemWord if name else str
        self._stem = lru_cache(REMEMBERED)(lambda word: fold(stem(word)))

    def count(self, texts: Iterable[str]) -> Counter[str]:
        """Count stems, pairs of neighbouring stems, and runs of letters, which begin with ~."""
        counted: Counter[str] = Counter()
        spelt: Counter[str] = Counter()
        for text in texts:
            found = words(text)
            stems = [self._stem(word) for word in found]
            counted.update(stems)
            counted.update(map(" ".join, pairwise(stems)))
            spelt.update(found)
        for word, times in spelt.items():
            for run in _runs(word):
                counted[run] += times
        return counted

    def weigh(self, question: str) -> dict[str, float]:
        """Return the features of a question and what each counts for."""
        return {
            feature: times * _weight(feature) for feature, times in self.count([question]).items()
        }


def _weight(feature: str) -> float:
    if feature.startswith("~"):
        return RUN_WEIGHT
    return PAIR_WEIGHT if " " in feature else 1


@lru_cache(REMEMBERED)
def _runs(word: str) -> list[str]:
    """Return a word's runs of letters; where it begins and ends is a letter too."""
    letters = f"^{fold(word)}$"
    return [
        intern(f"~{letters[at : at + length]}")
        for length in RUN_LENGTHS
        for at in range(len(letters) - length + 1)
    ]
