"""Nothing under five is shown to staff, nor anything that it could be worked out from."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.model.status import FEW, OUTCOMES, RECENT, STATES, TOP, Counted, Facts, Votes, What, status

TODAY = date(2026, 11, 25)
REVISIONS = {"stairs": 1, "bed": 2, "car": 1}

numbers = st.integers(0, 12) | st.integers(0, 5000)
by_state = st.fixed_dictionaries(dict.fromkeys(STATES, numbers))
cells: list[Counted] = [
    *((kind, outcome) for kind in ("tip", "post", "edit", "delete") for outcome in OUTCOMES),
    *((What.TOPIC, slug) for slug in "abcdefg"),
    (What.DANGER, "fever"),
    (What.QUIZ, "run"),
    (What.CASES, "run"),
]
facts = st.builds(
    Facts,
    subscribers=by_state,
    growth=st.dictionaries(st.dates(TODAY - timedelta(days=100), TODAY), by_state, max_size=5),
    recent=st.dictionaries(st.sampled_from(cells), numbers),
    votes=st.lists(
        st.builds(Votes, st.sampled_from(["stairs", "bed", "gone"]), st.just(1), numbers, numbers),
        unique_by=lambda vote: vote.tip,
    ),
)


def every_number(shown: Any) -> Iterator[int]:
    if isinstance(shown, Mapping):
        shown = list(shown.values())
    if isinstance(shown, list | tuple):
        for one in shown:
            yield from every_number(one)
    elif isinstance(shown, int):
        yield shown


@given(facts)
def test_no_number_under_five_is_shown(known: Facts) -> None:
    shown = asdict(status(known, TODAY, REVISIONS))
    shares = [share for _, share in shown.pop("helpful")]
    assert all(number >= FEW for number in every_number(shown))
    assert set(shares) <= set(range(0, 101, 10))


@given(facts, st.integers(0, FEW - 1))
def test_whatever_the_numbers_under_five_are_the_same_is_shown(known: Facts, few: int) -> None:
    """So nothing that is shown, nor any difference of it, tells them."""

    def hidden(numbers: Mapping[Any, int]) -> dict[Any, int]:
        return {key: number if number >= FEW else few for key, number in numbers.items()}

    other = replace(
        known,
        subscribers=hidden(known.subscribers),
        growth={day: hidden(numbers) for day, numbers in known.growth.items()},
        recent=hidden(known.recent),
        votes=[vote for vote in known.votes if vote.all >= FEW],
    )
    assert status(other, TODAY, REVISIONS) == status(known, TODAY, REVISIONS)


def facts_of(recent: Mapping[Counted, int] | None = None, *votes: Votes) -> Facts:
    subscribers = {"tips": 40, "tips and posts": 12, "posts": 7, "paused": 6}
    yesterday = {TODAY - timedelta(days=1): subscribers | {"tips": 38}}
    return Facts(subscribers, yesterday, recent or {}, votes)


def test_a_total_stands_only_where_all_of_its_parts_do() -> None:
    known = facts_of()
    assert status(known, TODAY, {}).total == 65
    one_hidden = replace(known, subscribers={**known.subscribers, "paused": 4})
    assert status(one_hidden, TODAY, {}).total is None


def test_growth_ends_with_now_and_has_gaps() -> None:
    shown = status(facts_of(), TODAY, {})
    assert len(shown.days) == 90
    assert shown.days[-1] == TODAY
    assert shown.growth["tips"][-3:] == (None, 38, 40)
    assert shown.has_growth
    assert not status(replace(facts_of(), growth={}), TODAY, {}).has_growth


def test_outcomes_and_sums() -> None:
    recent: dict[Counted, int] = {
        ("tip", "sent"): 100,
        ("tip", "gone"): 4,
        ("post", "refused"): 5,
        ("edit", "sent"): 9,
        (What.DANGER, "fever"): 3,
        (What.DANGER, "bleeding"): 3,
        (What.QUIZ, "run"): 4,
    }
    shown = status(facts_of(recent), TODAY, {})
    assert shown.tips == {"sent": 100, "refused": None, "expired": None, "gone": None}
    assert shown.posts == {"sent": None, "refused": 5, "expired": None, "gone": None}
    assert (shown.danger_cards, shown.quiz_runs) == (6, None)
    assert RECENT.days == 30


def test_the_most_read_are_named() -> None:
    recent: dict[Counted, int] = {(What.TOPIC, slug): n for n, slug in enumerate("abcdefg", 2)}
    shown = status(facts_of(recent), TODAY, {})
    assert shown.topics == (("g", 8), ("f", 7), ("e", 6), ("d", 5))
    assert len(shown.topics) < TOP


def test_the_most_helpful_are_named_by_their_present_wording() -> None:
    shown = status(
        facts_of(
            None,
            Votes("stairs", 1, 10, 1),
            Votes("bed", 1, 50, 0),  # revised since
            Votes("bed", 2, 100, 12),
            Votes("car", 1, 4, 0),  # four voted
            Votes("gone", 1, 90, 0),  # no tip any more
        ),
        TODAY,
        REVISIONS,
    )
    assert shown.helpful == (("bed", 90), ("stairs", 90))
