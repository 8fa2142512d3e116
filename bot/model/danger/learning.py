"""Learn the weights of `likeness`: support vector machines, by dual coordinate descent.

The method is that of Hsieh et al. 2008 ("A dual coordinate descent method for large-scale linear
SVM", algorithm 1, squared hinge loss); it needs no step size and forgets no example.
"""

from base64 import b85encode
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from random import Random
from zlib import compress

from bot.model.danger.likeness import (
    HARMLESS,
    PLACES,
    SCALE,
    SIGN_PLACES,
    Example,
    Weights,
    place_of,
    scaled,
    tells_signs_apart,
)

MISS_COSTS = 1.2
"""How much worse it is to pass over a danger than to raise a false alarm, while learning."""
_COST = 1.25
_SIGN_COST = 1.25
"""What an example on the wrong side costs, against large weights: less is more even-handed."""
_EPOCHS = 12
_ROUNDS = 2
"""How often the most telling part of each danger is chosen anew."""
_SEEN_IN = 2
"""Examples that a feature must stand in, else it is learned by heart."""
_LARGEST = 127
"""Largest weight that a byte holds."""


def learn(examples: Sequence[Example], signs: Sequence[str]) -> Weights:
    """Learn from examples; the same examples in the same order give the same weights."""
    danger, bias = _danger(examples)
    by_sign = [_sign(examples, sign) for sign in signs]
    return Weights(
        bias=round(bias, 3),
        weights=_packed([danger]),
        signs=tuple(signs),
        sign_biases=tuple(round(its_bias, 3) for _, its_bias in by_sign),
        sign_weights=_packed([weights for weights, _ in by_sign]),
    )


def _danger(examples: Sequence[Example]) -> tuple[list[float], float]:
    """Of a danger the most telling part counts, of a harmless message every part."""
    often = Counter(feature for example in examples for feature in example.whole)
    places = {name: place_of(name, PLACES) for name, n in often.items() if n >= _SEEN_IN}
    rows: list[_Row] = []
    parts: list[list[_Row]] = []
    for example in examples:
        truth, cost = _side(example)
        rows.append(_Row(example.whole, places, truth, cost))
        if truth < 0:
            rows += [_Row(part, places, truth, cost) for part in example.parts]
        elif example.parts:
            parts.append([_Row(part, places, truth, cost) for part in example.parts])
    machine = _Machine(PLACES)
    machine.learn(rows)
    for _ in range(_ROUNDS):
        telling = [max(those, key=machine.score) for those in parts]
        machine = _Machine(PLACES)
        machine.learn([*rows, *telling])
    return machine.weights, machine.bias


def _side(example: Example) -> tuple[int, float]:
    return (-1, _COST) if example.sign == HARMLESS else (1, _COST * MISS_COSTS)


def _sign(examples: Sequence[Example], sign: str) -> tuple[list[float], float]:
    machine = _Machine(SIGN_PLACES)
    machine.learn(
        [
            _Row(
                there,
                {name: place_of(name, SIGN_PLACES) for name in there},
                1 if example.sign == sign else -1,
                _SIGN_COST,
            )
            for example in examples
            if example.sign != HARMLESS
            and (there := frozenset(filter(tells_signs_apart, example.whole)))
        ]
    )
    return machine.weights, machine.bias


class _Row:
    """One example as places of weights; `share` is what each of them adds to its score."""

    __slots__ = ("alpha", "at", "cost", "share", "truth")

    def __init__(
        self, features: Collection[str], places: dict[str, int], truth: int, cost: float
    ) -> None:
        self.at = sorted({places[name] for name in features if name in places})
        self.share = scaled(1, len(self.at))
        self.truth = truth
        self.cost = cost
        self.alpha = 0.0


class _Machine:
    """One separating plane."""

    def __init__(self, places: int) -> None:
        self.weights = [0.0] * places
        self.bias = 0.0

    def score(self, row: _Row) -> float:
        weights = self.weights
        return row.share * sum([weights[place] for place in row.at]) + self.bias

    def learn(self, rows: Sequence[_Row]) -> None:
        order = list(rows)
        shuffle = Random(0).shuffle  # noqa: S311  an order, not a secret
        for row in order:
            row.alpha = 0.0
        for _ in range(_EPOCHS):
            shuffle(order)
            for row in order:
                self._step(row)

    def _step(self, row: _Row) -> None:
        softness = 0.5 / row.cost
        gradient = row.truth * self.score(row) - 1 + softness * row.alpha
        length = (2 if row.at else 1) + softness
        alpha = max(0.0, row.alpha - gradient / length)
        if move := (alpha - row.alpha) * row.truth:
            row.alpha = alpha
            self.bias += move
            move *= row.share
            weights = self.weights
            for place in row.at:
                weights[place] += move


def _packed(rows: Sequence[Sequence[float]]) -> str:
    return b85encode(compress(bytes(_bytes(rows)), 9)).decode()


def _bytes(rows: Sequence[Sequence[float]]) -> Iterator[int]:
    for row in rows:
        for weight in row:
            yield max(-_LARGEST, min(_LARGEST, round(weight * SCALE))) & 0xFF
