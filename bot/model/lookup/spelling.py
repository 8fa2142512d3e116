"""Slips of the finger: which known word a word was meant to be."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.model.lookup.features import fold, words

LIKE = 0.8
"""How much of a word has to be right: a letter may be wrong, missing, too many or out of place in
every five.
"""

LONGEST = 40
"""Letters of a word that is mended at most."""


class Spelling:
    """The words of some texts, and those that were meant to be one of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = {fold(word): word for text in texts for word in words(text)}
        self._as_long = {
            length: [word for word in self._known if LIKE <= len(word) / length <= 1 / LIKE]
            for length in range(1, LONGEST + 1)
        }

    def mend(self, text: str) -> str:
        """Return the words of a text, with the likest known word for each that is not known."""
        return " ".join(self._meant(word) for word in words(text))

    def _meant(self, word: str) -> str:
        folded = fold(word)
        if folded in self._known:
            return word
        found = process.extractOne(
            folded,
            self._as_long.get(len(folded), ()),
            scorer=OSA.normalized_similarity,
            score_cutoff=LIKE,
        )
        return self._known[found[0]] if found else word
