"""How like a message is to those known to speak of a danger: the judge of all but certain wordings.

Learned from examples (`learning`). It knows the words of a message and the parts they are made of,
the lists they are in, whether a negation stands before them, and what stands close together; every
feature stands in words of the message, so what decided can always be shown.

A message is weighed as a whole and sentence by sentence, and the highest result counts: a sign is
not watered down by ninety words about something else.
"""

from base64 import b85decode
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import sqrt
from zlib import crc32, decompress

from pydantic import BaseModel, ConfigDict

from bot.model.danger.context import Context
from bot.model.danger.reading import Word
from bot.model.danger.wording import Places, Span, is_list

HARMLESS = "harmless"
PLACES = 1 << 18
"""Places for weights; a feature's own is told by its checksum, and a few share one."""
SIGN_PLACES = 1 << 13
"""As many for each sign, of the features that tell signs apart."""
SCALE = 100
"""A weight in the file is a whole number of hundredths."""
_PARTS = range(2, 7)
"""Letters of the parts of a word that are looked at, its ends counted as one each."""
_STEM = 4
"""Letters of a word that are looked at where two words stand together."""
_NEAR = 6
_BESIDE = 3
_CLOSE = 8
"""Words from one word to another, from a list to a word, and from a list to another list."""
_LONG = 30
"""Words of a sentence that is weighed in halves as well: who is afraid forgets the full stops."""
_SHOWN = 5
"""Most words that are shown as the reason."""
_SURROUNDINGS = frozenset(
    f"surroundings.{name}"
    for name in (
        *("other", "own", "pronoun", "she_is_pregnant"),
        *("negation", "degree", "long_ago", "now"),
    )
)
"""Lists that are looked at beside those of the signs: whom it is about, whether, and when."""
_REMEMBERED = ("surroundings.other", "surroundings.long_ago", "surroundings.now")

Feature = tuple[str, Span]
"""What a weight is learned for, and the stretch of the message it was seen in."""


def features(words: Sequence[Word], places: Places, context: Context) -> Iterator[Feature]:
    """Everything in a message that a weight may be learned for; a feature may come twice."""
    stems = [word.form[:_STEM] for word in words]
    yield from _of_words(words, stems)
    yield from _of_lists(stems, places, context)


def _of_words(words: Sequence[Word], stems: Sequence[str]) -> Iterator[Feature]:
    for at, word in enumerate(words):
        here = Span(at, at + 1)
        yield word.form, here
        whole = f"^{word.form}$"
        for length in _PARTS:
            for start in range(len(whole) - length + 1):
                yield f"'{whole[start : start + length]}", here
        for other in range(at + 1, min(len(words), at + _NEAR + 1)):
            yield f"{stems[at]} {stems[other]}", Span(at, other + 1)


def _of_lists(stems: Sequence[str], places: Places, context: Context) -> Iterator[Feature]:
    seen = sorted(
        (span, option if is_list(option) else f"<{option}>")
        for option in places
        if is_list(option) or option in _SURROUNDINGS
        for span in places[option]
    )
    for number, (span, option) in enumerate(seen):
        denied = "not " if context.is_denied(span.first) else ""
        yield denied + option, span
        for at in range(max(0, span.first - _BESIDE), min(len(stems), span.end + _BESIDE)):
            if not span.first <= at < span.end:
                yield f"{option} {stems[at]}", Span(min(span.first, at), max(span.end, at + 1))
        for other, another in seen[number + 1 :]:
            if other.first > span.first + _CLOSE:
                break
            if another != option:
                pair = denied + " ".join(sorted((option, another)))
                yield pair, Span(span.first, max(span.end, other.end))


def around(places: Places) -> frozenset[str]:
    """What is to be remembered of a whole message while a part of it is weighed."""
    return frozenset(f"about <{name}>" for name in _REMEMBERED if name in places)


def windows(words: Sequence[Word]) -> Iterator[Span]:
    """The parts that a message is weighed in: all of it, its sentences, and halves of long ones."""
    yield Span(0, len(words))
    sentences = [len(list(those)) for _, those in groupby(word.sentence for word in words)]
    first = 0
    for length in sentences:
        if len(sentences) > 1:
            yield Span(first, first + length)
        if length > _LONG:
            half = length // 2
            for start in (0, half // 2, half):
                yield Span(first + start, min(first + length, first + start + half + 1))
        first += length


def in_order(found: Iterable[Feature], words: int) -> list[list[tuple[str, int]]]:
    """The features that begin at each word, with the number of the word they end before."""
    begin: list[list[tuple[str, int]]] = [[] for _ in range(words)]
    for name, (first, end) in found:
        begin[first].append((name, end))
    return begin


def within(begin: Sequence[Sequence[tuple[str, int]]], window: Span) -> set[str]:
    """The features that stand in one window."""
    last = window.end
    return {name for these in begin[window.first : last] for name, end in these if end <= last}


def place_of(feature: str, places: int) -> int:
    """Where the weight of a feature stands."""
    return crc32(feature.encode()) % places


@dataclass(frozen=True, slots=True)
class Example:
    """A message to learn from, with its sign or `harmless`: what is in all of it, and each part."""

    sign: str
    whole: frozenset[str]
    parts: tuple[frozenset[str], ...]


class Weights(BaseModel):
    """What was learned: a weight for each place, one byte each, packed and written as text.

    `signs` are the classes of `sign_weights`, which has `SIGN_PLACES` for each of them in turn.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    bias: float
    weights: str
    signs: tuple[str, ...]
    sign_biases: tuple[float, ...]
    sign_weights: str

    @cached_property
    def danger(self) -> memoryview:
        """How much each place speaks for a danger, in hundredths."""
        return _unpacked(self.weights)

    @cached_property
    def by_sign(self) -> Mapping[str, tuple[float, memoryview]]:
        """For each sign the bias, and how much each place speaks for it rather than another."""
        every = _unpacked(self.sign_weights)
        return {
            sign: (bias, every[number * SIGN_PLACES : (number + 1) * SIGN_PLACES])
            for number, (sign, bias) in enumerate(zip(self.signs, self.sign_biases, strict=True))
        }


def _unpacked(text: str) -> memoryview:
    return memoryview(decompress(b85decode(text))).cast("b")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much speaks for a danger (above 0) or against; the sign, and the words that say so."""

    danger: float
    sign: str
    spans: tuple[Span, ...]


def likeness(words: Sequence[Word], places: Places, context: Context, learned: Weights) -> Likeness:
    """Weigh a message."""
    begin = in_order(features(words, places, context), len(words))
    about = around(places)
    whole = Span(0, len(words))
    weights = {
        name: learned.danger[place_of(name, PLACES)] for name in within(begin, whole) | about
    }
    danger, best = max(
        (_sum(within(begin, window) | about, weights) + learned.bias, window)
        for window in windows(words)
    )
    if danger <= 0:
        return Likeness(danger, "", ())
    return Likeness(danger, _sign(within(begin, best), learned), _deciding(begin, best, weights))


def _sum(names: Collection[str], weights: Mapping[str, int]) -> float:
    """The weights of a window, evened out: a long one does not weigh more than a short one."""
    said = [weight for name in names if (weight := weights[name])]
    return scaled(sum(said), len(said)) / SCALE


def scaled(total: float, features: int) -> float:
    """Even out the sum of the weights of so many features."""
    return total / sqrt(max(1, features))


def tells_signs_apart(feature: str) -> bool:
    """Whether a feature is looked at to tell which sign: lists, words, how they begin."""
    return " " not in feature and (feature[0] != "'" or feature[1] == "^")


def _sign(names: Collection[str], learned: Weights) -> str:
    at = [place_of(name, SIGN_PLACES) for name in names if tells_signs_apart(name)]
    return max(
        learned.by_sign,
        key=lambda sign: (
            learned.by_sign[sign][0]
            + scaled(sum(learned.by_sign[sign][1][place] for place in at), len(at)) / SCALE
        ),
    )


def _deciding(
    begin: Sequence[Sequence[tuple[str, int]]], window: Span, weights: Mapping[str, int]
) -> tuple[Span, ...]:
    """The words that speak most for a danger, in the order of the message."""
    said: dict[int, float] = defaultdict(float)
    for first in range(*window):
        for name, end in set(begin[first]):
            if end <= window.end:
                for at in range(first, end):
                    said[at] += weights[name] / (end - first)
    most = sorted(said, key=lambda at: (-said[at], at))[:_SHOWN]
    return tuple(Span(at, at + 1) for at in sorted(most) if said[at] > 0)
