"""The course of tips: one stored slug, and nobody gets a tip twice, however the file is edited."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)
from pydantic import ValidationError

from bot.model.tips import Course, Tip

PLACES = st.integers(min_value=0, max_value=10**6)  # taken modulo what there is


def tip(slug: str, *, words: str = "Hvil dig.", retired: bool = False, fits: str = "") -> Tip:
    return Tip.model_validate(
        {
            "slug": slug,
            "topic": "nights",
            "theme": "rest",
            "sources": ["article"],
            "situations": fits.split(),
            "revision": 1,
            "retired": retired,
            "da": {"do": words, "why": "Det kan lette."},
        }
    )


def course(*tips: Tip) -> Course:
    return Course(reviewed_by=None, reviewed_on=None, tips=tips)


def test_a_new_subscriber_begins_at_the_top() -> None:
    first, began_again = course(tip("a"), tip("b")).next_after(None)
    assert (first.slug, began_again) == ("a", False)


def test_after_the_last_tip_the_course_begins_again_and_says_so() -> None:
    following, began_again = course(tip("a"), tip("b"), tip("c", retired=True)).next_after("b")
    assert (following.slug, began_again) == ("a", True)


def test_who_got_a_tip_that_is_now_retired_goes_on_from_its_place() -> None:
    following, began_again = course(tip("a"), tip("b", retired=True), tip("c")).next_after("b")
    assert (following.slug, began_again) == ("c", False)


def test_a_slug_that_is_not_in_the_file_begins_the_course_again() -> None:
    following, began_again = course(tip("a", retired=True), tip("b")).next_after("deleted")
    assert (following.slug, began_again) == ("b", True)


def test_a_course_needs_a_tip_to_send() -> None:
    with pytest.raises(ValidationError, match="not retired"):
        course(tip("a", retired=True))


@given(retired=st.lists(st.booleans(), min_size=1).filter(lambda flags: not all(flags)))
@settings(deadline=None)
def test_a_course_left_alone_is_sent_whole_and_in_order_again_and_again(
    retired: list[bool],
) -> None:
    whole = course(*(tip(f"t{n}", retired=flag) for n, flag in enumerate(retired)))
    current = [each.slug for each in whole.current]
    last, sent = None, []
    for _ in range(2 * len(current)):
        following, began_again = whole.next_after(last)
        sent.append((following.slug, began_again))
        last = following.slug
    first_round = [(slug, False) for slug in current]
    assert sent == [*first_round, (current[0], True), *first_round[1:]]


def test_a_fitting_tip_is_the_same_all_day_and_another_tomorrow() -> None:
    ours = course(
        tip("stairs", fits="stairs"),
        tip("bed", fits="bed"),
        tip("rail", fits="stairs work"),
        tip("old", fits="stairs", retired=True),
        tip("lift", fits="stairs"),
    )
    days = [date(2026, 12, 30) + timedelta(days=n) for n in range(6)]
    given_out = [ours.fitting("stairs", day).slug for day in days]
    assert ours.fitting("stairs", days[0]).slug == given_out[0]
    assert set(given_out[:3]) == {"stairs", "rail", "lift"}
    assert given_out[3:] == given_out[:3]
    assert ours.fitting("bed", days[0]).slug == "bed"


class Editing(RuleBasedStateMachine):
    """Editors add, move up, retire and bring back tips while subscribers are under way.

    Two tips with the same words are one tip to a reader, whatever their slugs.
    """

    def __init__(self) -> None:
        super().__init__()
        self.written = 0
        self.tips: list[Tip] = []
        self.last: list[str | None] = []
        self.heard: list[set[str]] = []
        self.add(0)

    def words(self, each: Tip) -> str:
        return each.editions["da"].do

    def new(self, words: str | None = None) -> Tip:
        self.written += 1
        return tip(f"t{self.written}", words=words or f"Råd {self.written}.")

    def current(self) -> list[int]:
        return [place for place, each in enumerate(self.tips) if not each.retired]

    @rule(at=PLACES)
    def add(self, at: int) -> None:
        self.tips.insert(at % (len(self.tips) + 1), self.new())

    @precondition(lambda self: len(self.current()) > 1)
    @rule(which=PLACES)
    def retire(self, which: int) -> None:
        place = self.current()[which % len(self.current())]
        self.tips[place] = self.tips[place].model_copy(update={"retired": True})

    @rule(which=PLACES, to=PLACES)
    def move_up(self, which: int, to: int) -> None:
        place = self.current()[which % len(self.current())]
        moved = self.new(self.words(self.tips[place]))
        self.tips[place] = self.tips[place].model_copy(update={"retired": True})
        self.tips.insert(to % (place + 1), moved)

    @rule(which=PLACES)
    def bring_back(self, which: int) -> None:
        place = which % len(self.tips)
        if [self.words(each) for each in self.tips].count(self.words(self.tips[place])) == 1:
            self.tips[place] = self.tips[place].model_copy(update={"retired": False})

    @rule()
    def subscribe(self) -> None:
        self.last.append(None)
        self.heard.append(set())

    @precondition(lambda self: self.last)
    @rule(who=PLACES, times=st.integers(1, 4))
    def send(self, who: int, times: int) -> None:
        who %= len(self.last)
        for _ in range(times):
            following, began_again = course(*self.tips).next_after(self.last[who])
            if began_again:
                passed = [each.slug for each in self.tips].index(str(self.last[who]))
                assert all(each.retired for each in self.tips[passed + 1 :]), "began too soon"
                self.heard[who].clear()
            assert self.words(following) not in self.heard[who], "sent twice in one round"
            assert not following.retired
            self.heard[who].add(self.words(following))
            self.last[who] = following.slug


def test_nobody_gets_a_tip_twice_in_a_round_however_the_course_is_edited() -> None:
    thorough = settings(deadline=None, max_examples=100, stateful_step_count=40)
    run_state_machine_as_test(Editing, settings=thorough)
