"""What a message is judged by: its words and their parts, lists, wordings, and what stands close.

Every feature stands in words of the message, so what decided can always be shown. A message is
looked at as a whole, sentence by sentence, and in the clauses where a wording fits: a sign is not
watered down by what stands beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from zlib import crc32

from bot.model.danger.context import Context
from bot.model.danger.reading import Word
from bot.model.danger.wording import Places, Span, is_list

_PARTS = range(2, 7)
"""Letters of the parts of a word that are looked at, its ends counted as one each."""
_STEM = 4
"""Letters of a word that are looked at where two words stand together."""
_NEAR = 10
_BESIDE = 3
_CLOSE = 8
"""Words from one word to another, from a list to a word, and from a list to another list."""
_LONG = 30
"""Words of a sentence that is looked at in halves as well: who is afraid forgets the full stops."""
_SURROUNDINGS = frozenset(
    f"surroundings.{name}"
    for name in (
        *("other", "own", "pronoun", "she_is_pregnant"),
        *("negation", "degree", "long_ago", "now"),
    )
)
"""Lists that are looked at beside those of the signs: whom it is about, whether, and when."""
_ABOUT = ("surroundings.other", "surroundings.long_ago", "surroundings.now")
"""Lists that, anywhere in a message, count in each part of it."""
_REMEMBERED = 10_000
"""Words whose parts are at hand; nobody's for ever."""


class Feature(NamedTuple):
    """What a weight is learned for, and the stretch of the message it was seen in.

    `tells_signs_apart`: lists and wordings, but no pairs.
    """

    name: str
    span: Span
    tells_signs_apart: bool = False


class Features:
    """The features of one message, each as a number that is made of its name."""

    def __init__(
        self, found: Iterable[Feature], words: Sequence[Word], places: Places, fits: Sequence[Span]
    ) -> None:
        """`found`: beside the words themselves; `fits`: where wordings fit."""
        self.windows = tuple(_windows(words, fits))
        self._about = {_number(f"about <{name}>") for name in _ABOUT if name in places}
        alone = [_of_form(word.form) for word in words]
        self._alone = [parts.every for parts in alone]
        self._begin: list[list[tuple[int, int]]] = [[] for _ in words]
        telling = set().union(*(parts.telling for parts in alone))
        for name, (first, end), tells_signs_apart in found:
            number = _number(name)
            self._begin[first].append((number, end))
            if tells_signs_apart:
                telling.add(number)
        self.telling = frozenset(telling)

    def within(self, window: Span) -> set[int]:
        """The features that stand in one window, and what is remembered of the whole message."""
        first, last = window
        return self._about.union(
            *self._alone[first:last],
            [number for these in self._begin[first:last] for number, end in these if end <= last],
        )

    def spread(self, window: Span) -> Iterator[tuple[int, Span]]:
        """The features that stand in one window, each as often as it does, with where."""
        for first in range(*window):
            here = {(number, first + 1) for number in self._alone[first]}
            for number, end in here.union(self._begin[first]):
                if end <= window.end:
                    yield number, Span(first, end)


@dataclass(frozen=True, slots=True)
class Example:
    """A message to learn from: its signs, none if it is harmless, and its features.

    `whole` stands in all of it and `parts` in its sentences; `telling` tells signs apart.
    """

    signs: frozenset[str]
    whole: frozenset[int]
    parts: tuple[frozenset[int], ...]
    telling: frozenset[int]


def features(words: Sequence[Word], places: Places, context: Context) -> Iterator[Feature]:
    """What a weight may be learned for beside the words themselves: their pairs, and lists."""
    stems = [word.form[:_STEM] for word in words]
    for at, stem in enumerate(stems):
        for other in range(at + 1, min(len(stems), at + _NEAR + 1)):
            yield Feature(f"{stem} {stems[other]}", Span(at, other + 1))
    yield from _of_lists(stems, places, context)


def of_wording(sign: str, span: Span) -> Iterator[Feature]:
    """That a wording of a sign fits, and where."""
    yield Feature(f"!{sign}", span, tells_signs_apart=True)
    yield Feature("!", span)


def _of_lists(stems: Sequence[str], places: Places, context: Context) -> Iterator[Feature]:
    seen = sorted(
        (span, option if is_list(option) else f"<{option}>")
        for option in places
        if is_list(option) or option in _SURROUNDINGS
        for span in places[option]
    )
    for number, (span, option) in enumerate(seen):
        denied = "not " if context.is_denied(span.first) else ""
        yield Feature(denied + option, span, tells_signs_apart=not denied)
        for at in range(max(0, span.first - _BESIDE), min(len(stems), span.end + _BESIDE)):
            if not span.first <= at < span.end:
                both = Span(min(span.first, at), max(span.end, at + 1))
                yield Feature(f"{option} {stems[at]}", both)
        for other, another in seen[number + 1 :]:
            if other.first > span.first + _CLOSE:
                break
            if another != option:
                pair = denied + " ".join(sorted((option, another)))
                yield Feature(pair, Span(span.first, max(span.end, other.end)))


def _windows(words: Sequence[Word], fits: Sequence[Span]) -> Iterator[Span]:
    """What a message is looked at in: all of it, its sentences, halves of long ones, and clauses.

    Only clauses in which a wording fits: most people who bleed write of their pelvis too.
    """
    yield Span(0, len(words))
    sentences = list(_runs([word.sentence for word in words]))
    if len(sentences) > 1:
        yield from sentences
    for first, end in sentences:
        if end - first > _LONG:
            half = (end - first) // 2
            for start in (first, first + half // 2, first + half):
                yield Span(start, min(end, start + half + 1))
        clauses = list(_runs([word.clause for word in words[first:end]], first))
        for clause in clauses if len(clauses) > 1 else ():
            if any(clause.first <= fit.first and fit.end <= clause.end for fit in fits):
                yield clause


def _runs(numbers: Sequence[int], first: int = 0) -> Iterator[Span]:
    """Where the same number stands, counted from `first`."""
    for _, those in groupby(numbers):
        end = first + len(list(those))
        yield Span(first, end)
        first = end


class _Parts(NamedTuple):
    """What a weight may be learned for in a word by itself.

    `telling`, which tells signs apart: the word and how it begins, but no scraps of it.
    """

    every: frozenset[int]
    telling: frozenset[int]


@lru_cache(_REMEMBERED)
def _of_form(form: str) -> _Parts:
    whole = f"^{form}$"
    telling = frozenset((_number(form), *_parts(whole, 0)))
    return _Parts(telling.union(*(_parts(whole, start) for start in range(1, len(whole)))), telling)


def _parts(whole: str, start: int) -> Iterator[int]:
    """The parts of a word that begin at a letter."""
    for length in _PARTS:
        if start + length <= len(whole):
            yield _number(f"'{whole[start : start + length]}")


def _number(feature: str) -> int:
    return crc32(feature.encode())
