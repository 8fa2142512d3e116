"""Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).

Our own, because there are 30 documents: bm25s and rank-bm25 make arrays of them, SQLite's FTS5
brings SQL, and none of them weighs the words of a question or says how much of it was found, which
is what tells an answer from a guess.
"""

from array import array
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from math import log
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

K1 = 1.2
B = 0.75
"""The usual values: how soon repetition stops counting, and how much length counts."""

_NOWHERE = (0, 0)


class Bm25(Generic[K]):
    """Documents, each a bag of features, to be ranked by how well they cover a question."""

    def __init__(self, documents: Mapping[K, Mapping[str, float]]) -> None:
        self.documents = tuple(documents)
        self._rarities = [self._rarity(found) for found in range(len(documents) + 1)]
        lengths = {key: sum(features.values()) for key, features in documents.items()}
        mean = sum(lengths.values()) / len(documents)
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for document, (key, features) in enumerate(documents.items()):
            norm = K1 * (1 - B + B * lengths[key] / mean)
            for feature, times in features.items():
                postings[feature].append((document, times / (times + norm)))
        # End to end in arrays: as tuples they take 20 MB more, and no less time.
        self._number = {feature: number for number, feature in enumerate(postings)}
        self._starts, self._found_in, self._gains = array("L", [0]), array("H"), array("d")
        for found in postings.values():
            self._found_in.extend(document for document, _ in found)
            self._gains.extend(share * self._rarities[len(found)] for _, share in found)
            self._starts.append(len(self._gains))

    def rank(self, question: Mapping[str, float]) -> dict[K, float]:
        """Return the documents that have something of the question, the best first.

        A score is the share of the question that the document covers, 0 to 1, where a feature
        counts by its weight and by its rarity. (BM25 itself does not divide by the whole.)
        """
        covered = [0.0] * len(self.documents)
        whole = 0.0
        for feature, weight in question.items():
            start, end = self._there(feature)
            whole += weight * self._rarities[end - start]
            there = zip(self._found_in[start:end], self._gains[start:end], strict=True)
            for document, gain in there:
                covered[document] += weight * gain
        ranked = sorted(range(len(covered)), key=lambda document: -covered[document])
        return {
            self.documents[document]: covered[document] / whole
            for document in ranked
            if covered[document]
        }

    def rarity(self, feature: str) -> float:
        """Return how rare a feature is: its inverse document frequency."""
        start, end = self._there(feature)
        return self._rarities[end - start]

    def _there(self, feature: str) -> Sequence[int]:
        """From where to before where the documents stand that have a feature."""
        number = self._number.get(feature)
        return _NOWHERE if number is None else self._starts[number : number + 2]

    def _rarity(self, found: int) -> float:
        return log(1 + (len(self.documents) - found + 0.5) / (found + 0.5))
