"""Danger signs found in free text: which sign, whom to call, and the words that say so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from bot.model.danger.context import Context
from bot.model.danger.lexicon import Lexicon
from bot.model.danger.likeness import (
    Example,
    Weights,
    around,
    features,
    in_order,
    likeness,
    windows,
    within,
)
from bot.model.danger.reading import Word, form_of, normal, read
from bot.model.danger.signs import Call, Sign, Signs, Wordings, every
from bot.model.danger.wording import Match, Places, Sentence, matches

FITS = 0.5
"""What a wording that fits adds to the likeness of a message: above 0, a card is raised."""
_REACH_OF_EXCEPTION = 6
"""An exception counts within this many words of what it excepts."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sign found in a message, whom to call for it, and the words of the message that say so."""

    sign: str
    call: Call
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A wording, and for each of its steps the options that satisfy it, as bits of one number."""

    parts: tuple[Sentence, ...]
    needs: tuple[int, ...]
    anyone: bool
    certain: bool

    def may_match(self, there: int) -> bool:
        """Whether every step finds one of its options among those that are in the message."""
        for need in self.needs:  # noqa: SIM110  all() takes three times as long, for every wording
            if not need & there:
                return False
        return True


@dataclass(frozen=True, slots=True)
class _CompiledSign:
    id: str
    call: Call
    rules: tuple[_Rule, ...]
    exceptions: tuple[_Rule, ...]


class Detector:
    """Finds the signs of one content file in any number of messages; keeps nothing of them.

    `weights`: what judges a message as a whole; without them every wording that fits counts.
    """

    def __init__(self, content: Signs, weights: Weights | None = None) -> None:
        around = content.surroundings
        phrases = {f"<{name}>": every(entries) for name, entries in content.lists.items()}
        for name in set(type(around).model_fields) - {"ordinary"}:
            phrases[f"surroundings.{name}"] = every(getattr(around, name))
        for sign in content.signs:
            for wording in (*sign.certain, *sign.wordings, *sign.by_anyone, *sign.unless):
                phrases |= {o: (o,) for o in wording.options() if o not in phrases}
        self._bits = {option: 1 << number for number, option in enumerate(phrases)}
        self._openers = {form_of(word) for word in every(around.clause_opener)}
        self._lexicon = Lexicon(
            phrases, every(around.ordinary), content.spellings, mask="surroundings.other_meaning"
        )
        urgency = list(Call)
        by_urgency = sorted(content.signs, key=lambda sign: urgency.index(sign.call))
        self._signs = {sign.id: self._compiled(sign) for sign in by_urgency}
        self._weights = weights

    def find(self, text: str) -> tuple[Finding, ...]:
        """The signs a message speaks of, most urgent first; languages may be mixed.

        A sign that is denied, somebody else's or of long ago is left out (`Context`). A wording
        that fits raises a card unless the message as a whole is too unlike a danger; a certain
        one always does. Where none fits, the sign that the message is most like, if it is like one.
        """
        message = self._read(text)
        if self._weights is None:
            return self._fitting(message)
        like = likeness(message.words, message.places, message.context, self._weights)
        if like.danger <= -FITS:
            return self._fitting(message, certain=True)
        if (found := self._fitting(message)) or like.danger <= 0:
            return found
        sign = self._signs[like.sign]
        return (Finding(sign.id, sign.call, message.said(like.spans)),)

    def example(self, text: str, sign: str) -> Example:
        """What the weights can be learned from in a message."""
        message = self._read(text)
        found = features(message.words, message.places, message.context)
        begin = in_order(found, len(message.words))
        whole, *parts = (
            frozenset(within(begin, window)) | around(message.places)
            for window in windows(message.words)
        )
        return Example(sign, whole, tuple(parts))

    def _fitting(self, message: "_Message", *, certain: bool = False) -> tuple[Finding, ...]:
        return tuple(
            Finding(sign.id, sign.call, message.said(match))
            for sign in self._signs.values()
            if (match := message.first_match(sign, certain=certain))
        )

    def _compiled(self, sign: Sign) -> _CompiledSign:
        rules = (
            *self._rules(sign.certain, certain=True),
            *self._rules(sign.wordings),
            *self._rules(sign.by_anyone, anyone=True),
        )
        return _CompiledSign(sign.id, sign.call, rules, tuple(self._rules(sign.unless)))

    def _rules(
        self, wordings: Wordings, *, anyone: bool = False, certain: bool = False
    ) -> Iterator[_Rule]:
        for wording in wordings:
            needs = (
                reduce(or_, (self._bits[option] for option in step.options))
                for step in wording.steps()
            )
            yield _Rule(wording.parts, tuple(needs), anyone, certain)

    def _read(self, text: str) -> "_Message":
        text = normal(text)
        words = read(text, self._openers)
        places = self._lexicon.places(words)
        there = reduce(or_, (self._bits[option] for option in places), 0)
        return _Message(text, words, places, there, Context(words, places))


@dataclass(frozen=True, slots=True)
class _Message:
    """A message that has been read; `there`: the options that are in it, as bits."""

    text: str
    words: Sequence[Word]
    places: Places
    there: int
    context: Context

    def first_match(self, sign: _CompiledSign, *, certain: bool = False) -> Match:
        """The words of the first (certain) wording of a sign that holds; empty if none does."""
        exceptions: list[Match] | None = None
        for rule in sign.rules:
            if certain and not rule.certain:
                break
            if not rule.may_match(self.there):
                continue
            if exceptions is None:
                exceptions = list(self._exceptions(sign))
            held = [self._first_live(part, exceptions, anyone=rule.anyone) for part in rule.parts]
            if all(held):
                return tuple(sorted(span for match in held for span in match))
        return ()

    def said(self, match: Match) -> tuple[str, ...]:
        """The words of the message that a match stands for, each once."""
        return tuple(
            dict.fromkeys(
                self.text[self.words[span.first].start : self.words[span.end - 1].end]
                for span in match
            )
        )

    def _exceptions(self, sign: _CompiledSign) -> Iterator[Match]:
        for rule in sign.exceptions:
            if rule.may_match(self.there):
                for match in matches(rule.parts[0], self.words, self.places):
                    if not self.context.denies(match):
                        yield match

    def _first_live(self, part: Sentence, exceptions: Sequence[Match], *, anyone: bool) -> Match:
        for match in matches(part, self.words, self.places):
            if not self.context.spares(match, anyone=anyone) and not any(
                self._close_by(match, exception) for exception in exceptions
            ):
                return match
        return ()

    def _close_by(self, match: Match, exception: Match) -> bool:
        first, end = match[0].first, max(span.end for span in match)
        return (
            self.words[exception[0].first].sentence == self.words[first].sentence
            and exception[0].first < end + _REACH_OF_EXCEPTION
            and exception[-1].end > first - _REACH_OF_EXCEPTION
        )
