"""The wordings of a content file, ready to be tried on any number of messages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from bot.model.danger.context import Context
from bot.model.danger.reading import Word
from bot.model.danger.signs import Call, Sign, Wordings
from bot.model.danger.wording import Match, Places, Sentence, matches

_REACH_OF_EXCEPTION = 6
"""An exception counts within this many words of what it excepts."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording, and for each of its steps the options that satisfy it, as bits of one number."""

    parts: tuple[Sentence, ...]
    needs: tuple[int, ...]
    anyone: bool

    def may_match(self, there: int) -> bool:
        """Whether every step finds one of its options among those that are in the message."""
        for need in self.needs:  # noqa: SIM110  all() takes three times as long, for every wording
            if not need & there:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Rules:
    """The wordings of one sign, and what excepts them."""

    sign: str
    call: Call
    wordings: tuple[Rule, ...]
    exceptions: tuple[Rule, ...]


def compiled(sign: Sign, bits: Mapping[str, int]) -> Rules:
    """Make rules of a sign's wordings; `bits`: a bit for each option there is."""

    def rules(wordings: Wordings, *, anyone: bool = False) -> Iterator[Rule]:
        for wording in wordings:
            needs = (
                reduce(or_, (bits[option] for option in step.options)) for step in wording.steps()
            )
            yield Rule(wording.parts, tuple(needs), anyone)

    return Rules(
        sign.id,
        sign.call,
        (*rules(sign.wordings), *rules(sign.by_anyone, anyone=True)),
        tuple(rules(sign.unless)),
    )


@dataclass(frozen=True, slots=True)
class Message:
    """A message that has been read; `there`: the options that are in it, as bits."""

    text: str
    words: Sequence[Word]
    places: Places
    there: int
    context: Context

    def fit(self, rules: Rules) -> Match:
        """The words of the first wording of a sign that holds; empty if none does."""
        exceptions: list[Match] | None = None
        for rule in rules.wordings:
            if not rule.may_match(self.there):
                continue
            if exceptions is None:
                exceptions = list(self._exceptions(rules))
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

    def _exceptions(self, rules: Rules) -> Iterator[Match]:
        for rule in rules.exceptions:
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
