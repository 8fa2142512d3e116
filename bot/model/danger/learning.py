"""Learn the weights of `likeness` from examples: multinomial logistic regression by AdaGrad."""

from collections import Counter
from collections.abc import Sequence
from math import exp, sqrt
from random import Random

from bot.model.danger.likeness import HARMLESS, Weights

EPOCHS = 8
_RATE = 0.25
_DECAY = 2e-4
"""L2: how far every weight in use is drawn towards 0 at each step."""
_FELT = 1e-3
"""Gradients below are not followed: it saves most of the time."""
_SEEN_IN = 2
"""Examples that a feature must stand in, else it is learned by heart."""
_SMALLEST = 3
"""Tenths below which a weight is left out of the file."""

Example = tuple[frozenset[str], str]
"""The features of one message, and its sign or `harmless`."""


def learn(examples: Sequence[Example], signs: Sequence[str]) -> Weights:
    """Learn from examples; the same examples in the same order give the same weights."""
    classes = (*signs, HARMLESS)
    number_of = {name: number for number, name in enumerate(classes)}
    often = Counter(feature for features, _ in examples for feature in features)
    kept = {feature for feature, count in often.items() if count >= _SEEN_IN}
    rows = {feature: _Row(len(classes)) for feature in sorted(kept)}
    bias = _Row(len(classes))
    data = [
        ([bias, *(rows[feature] for feature in sorted(features & kept))], number_of[name])
        for features, name in examples
    ]
    shuffle = Random(0).shuffle  # noqa: S311  an order, not a secret
    for _ in range(EPOCHS):
        shuffle(data)
        for seen, truth in data:
            _step(seen, truth)
    return Weights(
        classes=classes,
        bias=tuple(round(10 * weight) for weight in bias.weights),
        weights={feature: row.compact() for feature, row in rows.items() if row.compact()},
    )


class _Row:
    """The weights of one feature, a class each, and the sum of their squared gradients."""

    __slots__ = ("squares", "weights")

    def __init__(self, classes: int) -> None:
        self.weights = [0.0] * classes
        self.squares = [1e-6] * classes

    def compact(self) -> tuple[int, ...]:
        tenths = [round(10 * weight) for weight in self.weights]
        return tuple(
            part
            for number, weight in enumerate(tenths)
            if abs(weight) >= _SMALLEST
            for part in (number, weight)
        )


def _step(seen: Sequence[_Row], truth: int) -> None:
    """Move the weights of the features seen towards the true class."""
    scores = [sum(column) for column in zip(*(row.weights for row in seen), strict=True)]
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    total = sum(shares)
    errors = [share / total for share in shares]
    errors[truth] -= 1
    for row in seen:
        weights, squares = row.weights, row.squares
        for number, error in enumerate(errors):
            gradient = error + _DECAY * weights[number]
            if abs(gradient) > _FELT:
                squares[number] += gradient * gradient
                weights[number] -= _RATE * gradient / sqrt(squares[number])
