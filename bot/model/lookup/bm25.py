"""Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).

Our own, because there are 30 documents. bm25s and rank-bm25 bring numpy (45 MB; 120 and 76 ms to
import), SQLite's FTS5 brings SQL, and none of them weighs the words of a question or says how much
of it was found, which is what tells an answer from a guess.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from math import log
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

K1 = 1.2
B = 0.75
"""The usual values: how soon repetition stops counting, and how much length counts."""


class Bm25(Generic[K]):
    """Documents, each a bag of features, to be ranked by how well they cover a question."""

    def __init__(self, documents: Mapping[K, Mapping[str, float]]) -> None:
        self.documents = tuple(documents)
        lengths = {key: sum(features.values()) for key, features in documents.items()}
        mean = sum(lengths.values()) / len(documents)
        # By number, because to hash a key takes as long as all the rest of ranking.
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (key, features) in enumerate(documents.items()):
            norm = K1 * (1 - B + B * lengths[key] / mean)
            for feature, times in features.items():
                self._postings[feature].append((number, times / (times + norm)))

    def rank(self, question: Mapping[str, float]) -> dict[K, float]:
        """Return the documents that have something of the question, the best first.

        A score is the share of the question that the document covers, 0 to 1, where a feature
        counts by its weight and by its rarity. (BM25 itself does not divide by the whole.)
        """
        covered: dict[int, float] = defaultdict(float)
        whole = 0.0
        for feature, weight in question.items():
            asked = weight * self.rarity(feature)
            whole += asked
            for number, share in self._postings.get(feature, ()):
                covered[number] += asked * share
        ranked = sorted(covered.items(), key=lambda item: -item[1])
        return {self.documents[number]: score / whole for number, score in ranked}

    def rarity(self, feature: str) -> float:
        """Return how rare a feature is: its inverse document frequency."""
        found = len(self._postings.get(feature, ()))
        return log(1 + (len(self.documents) - found + 0.5) / (found + 0.5))
