"""What stands around a sign: negation, whom it is about, and when it was."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.model.danger.reading import Word
from bot.model.danger.wording import Match, Span

_REACH_ONWARD = 7
_REACH_OF_DEGREE = 3
_REACH_OF_SUBJECT = 8
_REACH_OF_TIME = 8
_SHORT_CLAUSE = 4


class Context:
    """The surroundings of one message's words."""

    def __init__(self, words: Sequence[Word], places: Mapping[str, Sequence[Span]]) -> None:
        self._words = words
        self._places = places
        void = self._spans("not_negating")
        self._negations = [
            span
            for span in self._spans("negation")
            if not any(_overlap(span, other) for other in void)
        ]
        self._negated = {at for span in self._negations for at in self._reach(span)}

    def spares(self, match: Match, *, anyone: bool) -> bool:
        """Whether a match is none: denied, somebody else's, or of long ago.

        A match that itself holds a negation ("kan ikke mærke hende") is not denied by another.
        `anyone`: the sign may be another person's doing (a kick), so nobody else is asked about.
        """
        return (
            self.denies(match)
            or self._falls_apart(match)
            or self._long_ago(match[0].first)
            or (not anyone and self._of_somebody_else(match))
        )

    def denies(self, match: Match) -> bool:
        """Whether a negation outside a match denies one of its words."""
        if any(_overlap(span, negation) for span in match for negation in self._negations):
            return False
        return any(self.is_denied(at) for span in match for at in range(*span))

    def _falls_apart(self, match: Match) -> bool:
        """Whether a negation in a match belongs elsewhere: "ingen feber, mange spark"."""
        return any(
            self._words[span.first].stretch != self._words[after.first].stretch
            for span, after in pairwise(sorted(match))
            if any(_overlap(span, negation) for negation in self._negations)
        )

    def is_denied(self, at: int) -> bool:
        """Whether a negation denies the word with this number."""
        return at in self._negated

    def _spans(self, name: str) -> Sequence[Span]:
        return self._places.get(f"surroundings.{name}", ())

    def _long_ago(self, at: int) -> bool:
        here = self._words[at]
        return any(
            self._words[span.first].sentence == here.sentence
            and abs(span.first - at) <= _REACH_OF_TIME
            for span in self._spans("long_ago")
        ) and not any(self._words[span.first].clause == here.clause for span in self._spans("now"))

    def _starts(self, *names: str) -> dict[int, str]:
        return {at: name for name in names for span in self._spans(name) for at in range(*span)}

    # Negation

    def _reach(self, negation: Span) -> Iterator[int]:
        """The words a negation denies."""
        words = self._words
        for degree in self._spans("degree"):
            if (
                negation.end <= degree.first < negation.end + _REACH_OF_DEGREE
                and words[degree.first].stretch == words[negation.first].stretch
            ):
                yield from range(negation.end, degree.end)
                return
        last = self._end_of_list(negation)
        yield from range(negation.end, last)
        if any(_overlap(negation, span) for span in self._spans("negation_after")):
            yield from self._reach_back(negation)

    def _end_of_list(self, negation: Span) -> int:
        """To the end of the clause, or of a list: "ingen feber, blødning eller smerter"."""
        words = self._words
        clause_end = self._end_of_clause(negation.first)
        end = min(clause_end, negation.end + _REACH_ONWARD)
        joins = self._starts("alternative")
        at = clause_end
        while at < len(words) and words[at].sentence == words[negation.first].sentence:
            nxt = self._end_of_clause(at)
            if nxt - at > _SHORT_CLAUSE:
                break
            if any(place in joins for place in range(at, nxt)):
                end = nxt
            at = nxt
        return end

    def _end_of_clause(self, at: int) -> int:
        clause = self._words[at].clause
        while at < len(self._words) and self._words[at].clause == clause:
            at += 1
        return at

    def _reach_back(self, negation: Span) -> Iterator[int]:
        """What a negation denies before it: the verb in "bløder jeg slet ikke".

        After an auxiliary it is what stands before that ("feber har jeg ikke"), but neither in
        "bløder kan ikke sove" nor in "hovedpine der ikke går væk".
        """
        fillers, subjects = self._starts("filler"), self._starts("subject")
        clause = self._words[negation.first].clause
        at = negation.first - 1
        while at in fillers or at in subjects:
            at -= 1
        if at < 0 or self._words[at].clause != clause:
            return
        if at in self._starts("auxiliary"):
            if at + 1 in subjects and at and self._words[at - 1].clause == clause:
                yield at - 1
        elif at in self._starts("finite"):
            yield at

    # Whom it is about

    def _of_somebody_else(self, match: Match) -> bool:
        if self._spans("she_is_pregnant"):
            return False
        within = {at for span in match for at in range(*span)}
        people = {
            at: who
            for at, who in self._starts("pronoun", "other", "own").items()
            if at not in within
        }
        at = match[0].first - 1
        clause = self._words[match[0].first].clause
        sentence = self._words[match[0].first].sentence
        lowest = max(-1, at - _REACH_OF_SUBJECT)
        while at > lowest and self._words[at].clause == clause:
            if at in people:
                return self._is_other(at, people)
            at -= 1
        if at >= 0 and self._words[at].sentence == sentence:
            return self._had_other(at, people)
        return False

    def _is_other(self, at: int, people: Mapping[int, str]) -> bool:
        """A noun speaks for itself; "hun" is whoever was named last."""
        if people[at] != "pronoun":
            return people[at] == "other"
        named = self._starts("other", "named_own")
        for before in range(at - 1, -1, -1):
            if before in named:
                return named[before] == "other"
        return False

    def _had_other(self, at: int, people: Mapping[int, str]) -> bool:
        """Whether the clause that ends at `at` is about somebody else and nobody of our own."""
        clause = self._words[at].clause
        there = []
        while at >= 0 and self._words[at].clause == clause:
            if at in people:
                there.append(at)
            at -= 1
        return bool(there) and all(self._is_other(who, people) for who in there)


def _overlap(one: Span, other: Span) -> bool:
    return one.first < other.end and other.first < one.end
