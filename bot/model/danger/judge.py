"""The judge of a message: networks taught by examples, and the words that decided.

They are learned by `benchmarks/danger_weights.py`, and stand in `judge.npz`.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.model.danger import network
from bot.model.danger.features import Features, letters
from bot.model.danger.network import Found, Parameters
from bot.model.danger.wording import Match, Span

Arrays = Mapping[str, NDArray[Any]]
"""What `judge.npz` holds, by its name."""
Floats = NDArray[np.float32]

TABLES = ("letters", "marks")
"""Vectors for the numbers of a word's letters and of its marks: (networks, numbers, size)."""
_STEPS = 127
"""Steps from 0 to the largest number of a table, which is in the file as bytes."""
_DANGER = 0
"""The class of messages that speak of any danger; the signs follow."""
_ALSO, _FITTING = -1.5, -4.0
"""Beside the sign it is most like, a message speaks of those that score so much, without a wording
that fits and with one."""
_AT_ONCE, _ANEW = 60, 30
"""Words of a message that are judged together, and after how many of them it is begun anew."""
_SHOWN = 5
"""Most words that are shown as the reason."""
_REMEMBERED = 10_000
"""Words whose vectors are at hand; nobody's for ever."""


class Judge:
    """Networks that have learned what is like a danger, and like which sign."""

    def __init__(self, arrays: Arrays) -> None:
        """`arrays`: what `packed` makes."""
        self.signs: tuple[str, ...] = tuple(arrays["signs"].tolist())
        self._letters, self._marks = (_Table(arrays, name) for name in TABLES)
        self._parameters = {name: arrays[name].astype(np.float32) for name in network.NAMES}
        self._spelled = lru_cache(_REMEMBERED)(lambda form: self._letters.mean(letters(form)))

    def judge(self, words: Sequence[Features]) -> tuple["Judgement", ...]:
        """Judge a message, part by part if it is long, from the least to the most like a danger."""
        starts = range(0, max(1, len(words) - _AT_ONCE + _ANEW) if words else 0, _ANEW)
        parts = [self._part(words[first : first + _AT_ONCE], first) for first in starts]
        return tuple(sorted(parts, key=lambda part: part.danger))

    def _part(self, words: Sequence[Features], first: int) -> "Judgement":
        vectors = np.stack(
            [self._spelled(word.form) + self._marks.sum(word.marks) for word in words], axis=1
        )
        there = np.ones((1, len(words), 1), np.float32)
        found = network.find(self._parameters, vectors, there)
        return Judgement(self.signs, self._parameters, found, first)


class Judgement:
    """What speaks in a part of a message for a danger and for each sign: above 0, or against it."""

    def __init__(
        self, signs: Sequence[str], parameters: Parameters, found: Found, first: int
    ) -> None:
        """`first`: the number of the part's first word in the message."""
        self._parameters, self._found, self._first = parameters, found, first
        self._classes = {sign: number for number, sign in enumerate(signs, _DANGER + 1)}
        self._scores = network.scores(parameters, found).mean(axis=0)

    @property
    def danger(self) -> float:
        """How like a danger it is."""
        return float(self._scores[_DANGER])

    def signs(self, fits: Container[str]) -> frozenset[str]:
        """The signs of which it speaks, none if it is no danger; `fits`: where a wording fits."""
        if self.danger <= 0:
            return frozenset()
        scores = {sign: self._scores[number] for sign, number in self._classes.items()}
        most = max(scores.values())
        return frozenset(
            sign
            for sign, score in scores.items()
            if score >= min(most, _FITTING if sign in fits else _ALSO)
        )

    def reason(self, sign: str) -> Match:
        """The words that speak most for a danger and for this sign, in the message's order."""
        said = sum(
            network.shares(self._parameters, self._found, of).mean(axis=0)
            for of in (_DANGER, self._classes[sign])
        )
        most = sorted(range(len(said)), key=lambda at: -said[at])[:_SHOWN]
        return tuple(
            Span(self._first + at, self._first + at + 1) for at in sorted(most) if said[at] > 0
        )


class _Table:
    """Vectors in small steps."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._rows = arrays[name]
        self._step = np.float32(arrays[f"{name} step"])

    def sum(self, numbers: Sequence[int]) -> Floats:
        """The sum of the vectors of some numbers (networks, size)."""
        places = [number % self._rows.shape[1] for number in numbers]
        steps: Floats = self._rows[:, places].sum(axis=1, dtype=np.float32)
        return steps * self._step

    def mean(self, numbers: Sequence[int]) -> Floats:
        """Their sum, which grows with the root of how many they are."""
        return self.sum(numbers) / np.float32(np.sqrt(len(numbers)))


def packed(networks: Sequence[Parameters], signs: Iterable[str]) -> Arrays:
    """What a `Judge` is made of: `judge.npz` holds it."""
    stacked = {
        name: np.stack([np.asarray(each[name]) for each in networks])
        for name in (*TABLES, *network.NAMES)
    }
    arrays: dict[str, NDArray[Any]] = {"signs": np.array([*signs])}
    for name, array in stacked.items():
        if name in TABLES:
            step = np.abs(array).max() / _STEPS
            arrays[f"{name} step"] = np.array(step, np.float32)
            arrays[name] = np.rint(array / step).astype(np.int8)
        else:
            arrays[name] = array.astype(np.float16)
    return arrays
