"""A small convolutional network that reads a message word by word.

Each word is a vector. Three layers look at it among its neighbours, up to seven words to either
side, and what they find anywhere in the message is scored. It is written down once, in the array
API standard: NumPy runs it, and JAX, which knows its slopes, learns it. Arrays may have further
axes in front: the messages of a batch, or several networks.

Kim, Convolutional Neural Networks for Sentence Classification, 2014; words as sums of their runs of
letters: Bojanowski et al., Enriching Word Vectors with Subword Information, 2017.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

Array = Any
"""An array of any library that keeps to the array API standard; of floats unless told."""
Parameters = Mapping[str, Array]
"""What is learned: for each of `LAYERS` its weights (words * size, width), `… bias` and `… scale`
(1, width); `heed` (width, 1); `out` (3 * width, classes) and `out bias` (1, classes)."""
Drop = Callable[[Array], Array]
"""Leaves something out of an array, as one does while learning."""

LAYERS = {"first": (1, 1), "second": (2, 1), "third": (2, 2)}
"""How many words to either side a layer looks at, and every how manyth of them."""
NAMES = (
    *(f"{layer}{part}" for layer in LAYERS for part in ("", " bias", " scale")),
    *("heed", "out", "out bias"),
)
_STEADY = 1e-3
"""Added to a variance, so that nothing is divided by 0."""
_FAR_BELOW = 1e4
"""Taken off the heed that is paid to what is behind the end of a message."""


class Found(NamedTuple):
    """What was found at each word, early and late (…, words, width), and the heed paid to it.

    `heed` is (…, words, 1), and 1 for all words together.
    """

    early: Array
    late: Array
    heed: Array


def find(
    parameters: Parameters, words: Array, there: Array, drop: Drop = lambda found: found
) -> Found:
    """Read the words of a message (…, words, size).

    `there` is 1.0 where there is a word, and 0.0 behind the end of a message (…, words, 1).
    """
    xp = words.__array_namespace__()
    early = _layer("first", parameters, words * there) * there
    middle = early + drop(_layer("second", parameters, early)) * there
    late = middle + drop(_layer("third", parameters, middle)) * there
    heed = late @ parameters["heed"] - _FAR_BELOW * (1 - there)
    heed = xp.exp(heed - xp.max(heed, axis=-2, keepdims=True))
    return Found(early, late, heed / xp.sum(heed, axis=-2, keepdims=True))


def scores(parameters: Parameters, found: Found, drop: Drop = lambda found: found) -> Array:
    """How much speaks for each class, above 0, or against it (…, classes)."""
    xp = found.late.__array_namespace__()
    pooled = xp.concat(
        [
            xp.max(found.early, axis=-2),
            xp.max(found.late, axis=-2),
            xp.sum(found.late * found.heed, axis=-2),
        ],
        axis=-1,
    )[..., None, :]
    return (drop(pooled) @ parameters["out"] + parameters["out bias"])[..., 0, :]


def shares(parameters: Parameters, found: Found, of: int) -> Array:
    """What each word of a message adds to the score of a class (…, words).

    Together that is the score, but for the bias.
    """
    width = found.late.shape[-1]
    early, late, heeded = (
        parameters["out"][..., start * width : (start + 1) * width, of : of + 1]
        for start in range(3)
    )
    return (
        _where_highest(found.early) @ early
        + _where_highest(found.late) @ late
        + (found.late * found.heed) @ heeded
    )[..., 0]


def _layer(name: str, parameters: Parameters, words: Array) -> Array:
    xp = words.__array_namespace__()
    found = _with_neighbours(words, *LAYERS[name]) @ parameters[name] + parameters[f"{name} bias"]
    found = found - xp.mean(found, axis=-1, keepdims=True)
    spread = xp.sqrt(xp.mean(found * found, axis=-1, keepdims=True) + _STEADY)
    return xp.maximum(found / spread * parameters[f"{name} scale"], xp.zeros_like(found))


def _with_neighbours(words: Array, reach: int, step: int) -> Array:
    """Each word with those beside it, one after the other (…, words, (2 * reach + 1) * size)."""
    xp = words.__array_namespace__()
    *before, length, size = words.shape
    beyond = xp.zeros((*before, reach * step, size), dtype=words.dtype)
    wide = xp.concat([beyond, words, beyond], axis=-2)
    starts = range(0, 2 * reach * step + 1, step)
    return xp.concat([wide[..., start : start + length, :] for start in starts], axis=-1)


def _where_highest(found: Array) -> Array:
    """What was found at the word where it is highest, and 0 elsewhere."""
    xp = found.__array_namespace__()
    places = xp.reshape(xp.arange(found.shape[-2]), (-1, 1))
    highest = xp.argmax(found, axis=-2, keepdims=True)
    return xp.where(places == highest, found, xp.zeros_like(found))
