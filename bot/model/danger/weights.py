"""The numbers learned from examples, as `weights.json` holds them and as they are used.

The features of a message are hashed: each has a place among the weights that follows from its name,
and a few share one. A feature counts for less the more of the examples it stands in, and the
features of a message together always count the same, however long it is.
"""

from base64 import b85decode, b85encode
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from math import log, sqrt
from zlib import compress, decompress

from pydantic import BaseModel, ConfigDict

STEPS = 10
"""A weight in the file is a whole number of tenths, in one byte."""
LARGEST = 127
RARITY = 0.3
"""A feature that stands in n of the examples counts n ** -RARITY."""
_BASE = 4
SHARES: tuple[float, ...] = tuple(_BASE ** (-RARITY * level) for level in range(16))
"""How much a feature counts, by how common it is: see `level_of`."""


class Classifier(BaseModel):
    """Linear classifiers over the same features: one of them for each class.

    `weights` are packed class by class, in the order of `biases`; `commonness` tells for each place
    in how many of the examples its features stand, as a power of 4.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    biases: Mapping[str, float]
    weights: str
    commonness: str

    def scores(self, features: Collection[int]) -> dict[str, float]:
        """How much speaks for each class (above 0) or against it (below 0)."""
        levels, places = self._levels, self.places
        shares = {
            place: SHARES[levels[place]] for place in {feature % places for feature in features}
        }
        length = sqrt(sum([share * share for share in shares.values()])) * STEPS
        if not length:
            return dict(self.biases)
        return {
            name: bias + sum([weights[place] * share for place, share in shares.items()]) / length
            for (name, bias), weights in zip(
                self.biases.items(), self._weights.values(), strict=True
            )
        }

    def says(self, feature: int, of: str) -> float:
        """What one feature adds for a class, beside others."""
        place = feature % self.places
        return self._weights[of][place] * SHARES[self._levels[place]] / STEPS

    @cached_property
    def places(self) -> int:
        """How many weights each class has."""
        return len(self._levels)

    @cached_property
    def _levels(self) -> bytes:
        return decompress(b85decode(self.commonness))

    @cached_property
    def _weights(self) -> Mapping[str, memoryview]:
        every = memoryview(decompress(b85decode(self.weights))).cast("b")
        return {
            name: every[number * self.places : (number + 1) * self.places]
            for number, name in enumerate(self.biases)
        }


class Weights(BaseModel):
    """What was learned: what is like a danger (its only class), and like which sign."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    danger: Classifier
    signs: Classifier


def level_of(examples: int) -> int:
    """How common a feature is that stands in so many examples."""
    return round(log(1 + examples, _BASE))


def packed(rows: Iterable[Iterable[float]], levels: Iterable[int]) -> dict[str, str]:
    """Weights of each class and the level of each place, as `Classifier` has them."""
    weights = bytes(
        max(-LARGEST, min(LARGEST, round(weight * STEPS))) & 0xFF for row in rows for weight in row
    )
    return {"weights": _text(weights), "commonness": _text(bytes(levels))}


def _text(of: bytes) -> str:
    return b85encode(compress(of, 9)).decode()
