"""Learn the weights that judge messages: linear support vector machines, by scikit-learn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack
from sklearn.svm import LinearSVC

from bot.model.danger.features import Example
from bot.model.danger.likeness import DANGER
from bot.model.danger.weights import SHARES, Classifier, Weights, level_of, packed

PLACES = 1 << 20
SIGN_PLACES = 1 << 14
"""Places of weights for what is a danger, and for each sign: a power of two, as numbers fall."""
COST, SIGN_COST = 2.0, 1.5
"""What an example on the wrong side costs, against large weights: less is more even-handed."""
MISS_COSTS = 1.2
"""How much worse it is to pass over a danger than to raise a false alarm, while learning ..."""
LEANING = 0.1
"""... and how far the line is moved afterwards, towards a card."""
ROUNDS = 2
"""How often the most telling part of each danger is chosen anew."""

Vector = NDArray[np.float32]


def learn(examples: Sequence[Example], signs: Sequence[str]) -> Weights:
    """Learn from examples; the same examples in the same order give the same weights."""
    return Weights(danger=_danger(examples), signs=_signs(examples, signs))


def _danger(examples: Sequence[Example]) -> Classifier:
    """Of a danger the most telling part counts, of a harmless message every part."""
    space = _Space.of([example.whole for example in examples], PLACES)
    dangers = [example for example in examples if example.signs]
    harmless = [example for example in examples if not example.signs]
    rows = vstack(
        [
            space.rows([example.whole for example in dangers]),
            space.rows([each for it in harmless for each in (it.whole, *it.parts)]),
        ]
    )
    truth = np.full(rows.shape[0], -1)
    truth[: len(dangers)] = 1
    in_parts = [example.parts for example in dangers if example.parts]
    parts = space.rows([part for those in in_parts for part in those])
    ends = np.cumsum([0, *map(len, in_parts)])
    machine = _machine(rows, truth)
    for _ in range(ROUNDS if in_parts else 0):
        scores = machine.decision_function(parts)
        best = [first + int(np.argmax(scores[first:end])) for first, end in pairwise(ends)]
        machine = _machine(vstack([rows, parts[best]]), np.concatenate([truth, np.ones(len(best))]))
    return space.classifier({DANGER: machine}, LEANING)


def _signs(examples: Sequence[Example], signs: Sequence[str]) -> Classifier:
    """Learn each sign, of dangers only, against all others."""
    dangers = [example for example in examples if example.signs]
    telling = [example.whole & example.telling for example in dangers]
    space = _Space.of(telling, SIGN_PLACES)
    rows = space.rows(telling)
    return space.classifier(
        {
            sign: _machine(
                rows, np.array([1 if sign in it.signs else -1 for it in dangers]), SIGN_COST, 1
            )
            for sign in signs
        }
    )


def _machine(
    rows: csr_matrix, truth: NDArray[np.float64], cost: float = COST, miss: float = MISS_COSTS
) -> LinearSVC:
    return LinearSVC(
        C=cost, class_weight={1: miss, -1: 1}, tol=0.01, max_iter=3000, random_state=0
    ).fit(rows, truth)


@dataclass(frozen=True)
class _Space:
    """Where features have their places, and how common they are there: see `Classifier`."""

    levels: NDArray[np.int64]
    shares: Vector

    @classmethod
    def of(cls, examples: Sequence[Iterable[int]], places: int) -> "_Space":
        often = np.zeros(places, dtype=np.int64)
        for example in examples:
            often[_places(example, places)] += 1
        levels = np.array([level_of(n) for n in range(int(often.max()) + 1)])[often]
        return cls(levels, np.array(SHARES, np.float32)[levels])

    def rows(self, examples: Sequence[Iterable[int]]) -> csr_matrix:
        """One row of length 1 for each example."""
        there = [_places(example, len(self.levels)) for example in examples]
        values = [self.shares[places] / np.linalg.norm(self.shares[places]) for places in there]
        return csr_matrix(
            (
                np.concatenate(values or [np.empty(0, np.float32)]),
                np.concatenate(there or [np.empty(0, np.int64)]),
                np.cumsum([0, *map(len, there)]),
            ),
            shape=(len(examples), len(self.levels)),
        )

    def classifier(self, machines: dict[str, LinearSVC], leaning: float = 0) -> Classifier:
        """Pack what machines have learned."""
        return Classifier(
            biases={
                name: round(float(machine.intercept_[0]) + leaning, 3)
                for name, machine in machines.items()
            },
            **packed(
                [machine.coef_[0].tolist() for machine in machines.values()], self.levels.tolist()
            ),
        )


def _places(features: Iterable[int], places: int) -> NDArray[np.int64]:
    return np.unique(np.fromiter(features, np.int64) % places)
