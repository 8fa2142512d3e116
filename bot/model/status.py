"""What staff may see of it all: numbers, and never one under five.

A number under FEW may be somebody whom they know, so it is nowhere in a `Status`, and neither is
what it could be worked out from: a total stands there only if each of its parts does, a share only
in tens and without the number that it is a share of. None stands for "under five", none included.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.model.outbox import Kind

FEW = 5
"""A number under this is not shown."""

TOP = 5
"""How many topics and tips are named."""

GROWTH = timedelta(days=90)
RECENT = timedelta(days=30)
"""How far back staff see."""

STATES = ("tips", "tips and posts", "posts", "paused")
"""The states of a subscriber: which consents there are, or that there is a pause."""

OUTCOMES = ("sent", "refused", "expired", "gone")
"""What becomes of a delivery; it has no outcome as long as it is to be tried again."""

Counted = tuple[str, str]
"""What is counted, and of what kind: ("topic", "nights")."""

Shown = int | None
"""A number of FEW or more; None for one below."""


class What(StrEnum):
    """What is counted beside the outcomes of deliveries, which count under their Kind."""

    TOPIC = "topic"  # a page of it was shown; by slug
    DANGER = "danger"  # a danger card was shown; by its most urgent sign
    QUIZ = "quiz"  # "run": it was gone through to its end
    CASES = "cases"  # "run"
    SUBSCRIBERS = "subscribers"  # how many there are on a day, not how often; by state


@dataclass(frozen=True, slots=True)
class Votes:
    """What readers thought of one revision of a tip."""

    tip: str
    revision: int
    helpful: int
    not_for_me: int

    @property
    def all(self) -> int:
        """How many voted."""
        return self.helpful + self.not_for_me


@dataclass(frozen=True, slots=True)
class Facts:
    """What the store knows, to the last one: not to be shown.

    `subscribers` is as of now, by state; `growth` the same by day, for the days there is; `recent`
    what was counted in the RECENT days.
    """

    subscribers: Mapping[str, int]
    growth: Mapping[date, Mapping[str, int]]
    recent: Mapping[Counted, int]
    votes: Collection[Votes]


@dataclass(frozen=True, slots=True)
class Status:
    """What staff see.

    `growth` has one number for each of `days`, by state: None also where nothing was counted.
    `tips` and `posts` are by outcome. `topics` are the most read, with their numbers, and
    `helpful` the tips that most of their voters found helpful, with how many in a hundred.
    """

    days: tuple[date, ...]
    subscribers: Mapping[str, Shown]
    total: Shown
    growth: Mapping[str, tuple[Shown, ...]]
    tips: Mapping[str, Shown]
    posts: Mapping[str, Shown]
    topics: tuple[tuple[str, int], ...]
    helpful: tuple[tuple[str, int], ...]
    quiz_runs: Shown
    danger_cards: Shown

    @property
    def has_growth(self) -> bool:
        """Whether there is a line to draw: two days of one state that can be shown."""
        return any(sum(n is not None for n in line) > 1 for line in self.growth.values())


def status(facts: Facts, today: date, revisions: Mapping[str, int]) -> Status:
    """Return what may be shown of the facts.

    Args:
        facts: what the store knows.
        today: the last day of the growth; its numbers are those of now.
        revisions: the present revision of each tip; votes on others do not count.
    """
    days = tuple(today - timedelta(days=ago) for ago in range(GROWTH.days - 1, -1, -1))
    growth = {**facts.growth, today: facts.subscribers}
    subscribers = {state: shown(facts.subscribers.get(state, 0)) for state in STATES}
    return Status(
        days=days,
        subscribers=subscribers,
        total=_total(list(subscribers.values())),
        growth={
            state: tuple(shown(growth.get(day, {}).get(state, 0)) for day in days)
            for state in STATES
        },
        tips=_outcomes(facts, Kind.TIP),
        posts=_outcomes(facts, Kind.POST),
        topics=_most_read(facts),
        helpful=_most_helpful(facts.votes, revisions),
        quiz_runs=shown(_sum(facts, What.QUIZ)),
        danger_cards=shown(_sum(facts, What.DANGER)),
    )


def shown(number: int) -> Shown:
    """Return a number as it may be shown."""
    return number if number >= FEW else None


def _total(parts: Sequence[Shown]) -> Shown:
    """Return the sum of the parts; None if one of them could be told from it."""
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _outcomes(facts: Facts, kind: Kind) -> dict[str, Shown]:
    return {outcome: shown(facts.recent.get((kind, outcome), 0)) for outcome in OUTCOMES}


def _sum(facts: Facts, what: What) -> int:
    return sum(number for (name, _), number in facts.recent.items() if name == what)


def _most_read(facts: Facts) -> tuple[tuple[str, int], ...]:
    """Return the topics that were shown most, the most first, but for those hardly shown."""
    read = [
        (slug, number)
        for (what, slug), number in facts.recent.items()
        if what == What.TOPIC and number >= FEW
    ]
    return tuple(sorted(read, key=lambda topic: (-topic[1], topic[0]))[:TOP])


def _most_helpful(
    votes: Collection[Votes], revisions: Mapping[str, int]
) -> tuple[tuple[str, int], ...]:
    """Return the most helpful tips; of equals, that with the most votes first.

    Their shares are rounded to tens: finer ones would be chance, and could tell of one voter.
    """
    ours = [v for v in votes if v.revision == revisions.get(v.tip) and v.all >= FEW]
    best = sorted(ours, key=lambda vote: (-_share(vote), -vote.all, vote.tip))[:TOP]
    return tuple((vote.tip, _share(vote)) for vote in best)


def _share(vote: Votes) -> int:
    return round(vote.helpful / vote.all * 10) * 10
