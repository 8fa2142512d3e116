"""Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).

Our own, because neither bm25s nor rank-bm25 nor SQLite's FTS5 weighs the words of a question, or
says how much of it was found, which is what tells an answer from a guess.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from itertools import chain
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
K = TypeVar("K", bound=Hashable)

K1 = 1.2
B = 0.75
"""The usual values: how soon repetition stops counting, and how much length counts."""

_NOWHERE = -1
"""The number of a feature that no document has."""


class Bm25(Generic[K]):
    """Documents, each a bag of features, to be ranked by how well they cover a question."""

    def __init__(self, documents: Mapping[K, Mapping[str, float]]) -> None:
        self.documents = tuple(documents)
        with_it = np.arange(len(documents) + 1)
        self._rarities: Floats = np.log(1 + (len(documents) - with_it + 0.5) / (with_it + 0.5))
        lengths = {key: sum(features.values()) for key, features in documents.items()}
        mean = sum(lengths.values()) / len(documents)
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for document, (key, features) in enumerate(documents.items()):
            norm = K1 * (1 - B + B * lengths[key] / mean)
            for feature, times in features.items():
                postings[feature].append((document, times / (times + norm)))
        # A sparse matrix, feature by feature, end to end; the last is any that no document has.
        found = np.array([len(found) for found in postings.values()] + [0])
        every = [*chain.from_iterable(postings.values())]
        self._number = {feature: number for number, feature in enumerate(postings)}
        self._found, self._starts = found, np.cumsum(found) - found
        self._found_in = np.array([document for document, _ in every], np.int16)
        rarities = np.repeat(self._rarities[found], found)
        self._gains = (rarities * [share for _, share in every]).astype(np.float32)

    def rank(self, question: Mapping[str, float]) -> dict[K, float]:
        """Return the documents that have something of the question, the best first.

        A score is the share of the question that the document covers, 0 to 1, where a feature
        counts by its weight and by its rarity. (BM25 itself does not divide by the whole.)
        """
        numbers = [self._number.get(feature, _NOWHERE) for feature in question]
        weights = np.array([*question.values()])
        found, starts = self._found[numbers], self._starts[numbers]
        places = np.arange(found.sum()) + np.repeat(starts - np.cumsum(found) + found, found)
        covered = np.bincount(
            self._found_in[places],
            self._gains[places] * np.repeat(weights, found),
            minlength=len(self.documents),
        )
        whole = weights @ self._rarities[found]
        return {
            self.documents[document]: float(covered[document] / whole)
            for document in np.argsort(-covered, kind="stable")
            if covered[document]
        }

    def rarity(self, feature: str) -> float:
        """Return how rare a feature is: its inverse document frequency."""
        return float(self._rarities[self._found[self._number.get(feature, _NOWHERE)]])
