"""The small language of the wordings in `content/danger.yaml`, and what they match in a message.

blod på papiret          words in this order; up to two others may stand between them
<blood> på/i <paper>     a list of words; "/" gives a choice; <37.8-43> is a number from .. to
ingen ... spark          up to eight words between
<blood> + <much>         both in one sentence, in either order
<fall> & <no-weight>     both in one message
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.model.danger.reading import Word, form_of

NEAR, FAR = 2, 8
SPREAD = 14
"""Most words from the first to the last of what "+" joins."""

_RANGE = re.compile(r"<(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)>")
_LIST = re.compile(r"<[a-z][a-z-]*>")
_LITERAL = re.compile(r"\*?(?:[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s<>/+&*.])\*?")


class Span(NamedTuple):
    """Words of a message, from the first to before the last, by number."""

    first: int
    end: int


Match = tuple[Span, ...]
Places = Mapping[str, Sequence[Span]]
"""Where each option (a word, "<list>" or "<from-to>") stands in a message."""


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a phrase: any of the options, with at most `gap` other words before it."""

    options: tuple[str, ...]
    gap: int


Phrase = tuple[Step, ...]
Sentence = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording taken apart: what is joined by "&", of what is joined by "+", of phrases."""

    text: str
    parts: tuple[Sentence, ...]

    def options(self) -> Iterator[str]:
        """Every word, list and range of the wording."""
        for step in self.steps():
            yield from step.options

    def lists(self) -> Iterator[str]:
        """Every "<list>" of the wording."""
        return filter(is_list, self.options())

    def steps(self) -> Iterator[Step]:
        """Every step of every phrase."""
        for part in self.parts:
            for phrase in part:
                yield from phrase


def parse(text: str) -> Wording:
    """Take a wording apart; raises ValueError that says what is wrong with it."""
    parts = tuple(
        tuple(_phrase(phrase, text) for phrase in part.split("+")) for part in text.split("&")
    )
    return Wording(text, parts)


def _phrase(phrase: str, wording: str) -> Phrase:
    steps: list[Step] = []
    gap = NEAR
    for piece in phrase.split():
        if piece == "...":
            gap = FAR
            continue
        steps.append(Step(tuple(_option(option, wording) for option in piece.split("/")), gap))
        gap = NEAR
    if not steps or gap == FAR:
        raise ValueError(f'"{wording}": something is missing beside "+", "&" or "..."')
    return tuple(steps)


def _option(option: str, wording: str) -> str:
    if bounds := range_of(option):
        if bounds[0] >= bounds[1]:
            raise ValueError(f'"{wording}": {option} is empty')
        return option
    if _LIST.fullmatch(option):
        return option
    if not _LITERAL.fullmatch(option):
        raise ValueError(f'"{wording}": "{option}" is neither a word nor a <list>')
    return form_of(option)


def is_list(option: str) -> bool:
    """Whether an option is a "<list>"."""
    return _LIST.fullmatch(option) is not None


def range_of(option: str) -> tuple[float, float] | None:
    """The bounds of "<37.8-43>", or None for a word or a list."""
    found = _RANGE.fullmatch(option)
    return (float(found[1]), float(found[2])) if found else None


def matches(part: Sentence, words: Sequence[Word], places: Places) -> Iterator[Match]:
    """Every way the phrases of one "+" sentence stand together in the message."""
    found = [list(_phrase_matches(phrase, words, places)) for phrase in part]
    if all(found):
        yield from _together((), found, words)


def _together(chosen: Match, rest: Sequence[list[Match]], words: Sequence[Word]) -> Iterator[Match]:
    if not rest:
        yield chosen
        return
    low = min((span.first for span in chosen), default=0)
    high = max((span.end for span in chosen), default=len(words))
    candidates = rest[0]
    start = (
        bisect_left(candidates, high - SPREAD, key=lambda match: match[0].first) if chosen else 0
    )
    for match in candidates[start:]:
        if chosen:
            if match[0].first > low + SPREAD:
                break
            if (
                words[match[0].first].sentence != words[low].sentence
                or max(high, match[-1].end) - min(low, match[0].first) > SPREAD
                or any(a.first < b.end and b.first < a.end for a in match for b in chosen)
            ):
                continue
        yield from _together(chosen + match, rest[1:], words)


def _phrase_matches(phrase: Phrase, words: Sequence[Word], places: Places) -> Iterator[Match]:
    for span in _where(phrase[0], places):
        yield from _continued((span,), phrase[1:], words, places)


def _continued(
    chosen: Match, rest: Phrase, words: Sequence[Word], places: Places
) -> Iterator[Match]:
    if not rest:
        yield chosen
        return
    end = chosen[-1].end
    spans = _where(rest[0], places)
    for span in spans[bisect_left(spans, (end,)) :]:
        if span.first > end + rest[0].gap:
            break
        if words[span.first].sentence == words[end - 1].sentence:
            yield from _continued((*chosen, span), rest[1:], words, places)


def _where(step: Step, places: Places) -> Sequence[Span]:
    if len(step.options) == 1:
        return places.get(step.options[0], ())
    return sorted({span for option in step.options for span in places.get(option, ())})
