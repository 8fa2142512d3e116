"""The calendar of the tips: one a date, whatever the clocks do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.subscribers import (
    EVERY_DAY,
    HOME,
    STALE,
    Consent,
    Subscriber,
    next_tip_at,
    rescheduled,
    take_due,
)

YES = Consent("1", datetime(2020, 1, 1, tzinfo=UTC))
DAY = timedelta(days=1)

# Gaps and repeats at two, at midnight, over midnight, by half an hour, and a date left out.
ZONES = (
    HOME, "UTC", "America/Nuuk", "America/New_York", "America/Havana", "America/St_Johns",
    "Australia/Lord_Howe", "Africa/Cairo", "Asia/Beirut", "Asia/Kathmandu", "Pacific/Auckland",
    "Pacific/Apia", "America/Los_Angeles",
)  # fmt: skip

zones = st.sampled_from(ZONES)
minutes = st.integers(0, 24 * 60 - 1)
masks = st.integers(1, EVERY_DAY)
moments = st.datetimes(datetime(2005, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
# Most days are like any other: look where the clocks are changed, too.
changes = st.sampled_from(
    [
        datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC),
        datetime(2011, 12, 28, 12, tzinfo=UTC), datetime(2026, 3, 7, 12, tzinfo=UTC),
        datetime(2026, 11, 1, 0, tzinfo=UTC), datetime(2026, 4, 4, 0, tzinfo=UTC),
        datetime(2026, 4, 23, 12, tzinfo=UTC), datetime(2010, 11, 6, 12, tzinfo=UTC),
    ]
)  # fmt: skip


def subscriber(**choices: object) -> Subscriber:
    fields: dict[str, object] = {"language": "da", "minute": 9 * 60, "tips": YES} | choices
    return Subscriber(42, **fields)  # type: ignore[arg-type]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def run(person: Subscriber, start: datetime, days: int) -> Iterator[datetime]:
    """Yield the tips of so many days, the planner looking each time one is due."""
    person = replace(person, next_tip_at=next_tip_at(person, start))
    while person.next_tip_at and person.next_tip_at < start + days * DAY:
        due, person = take_due(person, person.next_tip_at)
        assert due
        yield due


def dates_of(zone: str, start: datetime, days: int) -> list[date]:
    """Return the dates that there are in a zone, the first and last left out."""
    hours = (start + timedelta(hours=hour) for hour in range(24 * days))
    there = sorted({hour.astimezone(ZoneInfo(zone)).date() for hour in hours})
    return there[1:-1]


@given(zones, minutes, masks, moments | changes)
def test_each_chosen_date_has_exactly_one_tip(
    zone: str, minute: int, weekdays: int, start: datetime
) -> None:
    person = subscriber(zone=zone, minute=minute, weekdays=weekdays)
    tips = list(run(person, start, 16))
    assert all(earlier < later for earlier, later in pairwise(tips))
    dates = [person.local_date(tip) for tip in tips]
    assert len(dates) == len(set(dates))
    wanted = [day for day in dates_of(zone, start, 16) if weekdays >> day.weekday() & 1]
    assert set(wanted) <= set(dates)
    assert all(weekdays >> day.weekday() & 1 for day in dates)


@pytest.mark.parametrize(
    ("zone", "minute", "start", "due"),
    [
        (HOME, 540, "2026-01-14 12:00", "2026-01-15 08:00"),
        (HOME, 540, "2026-07-14 12:00", "2026-07-15 07:00"),
        (HOME, 150, "2026-03-28 12:00", "2026-03-29 01:30"),  # there is no half past two
        (HOME, 150, "2026-10-24 12:00", "2026-10-25 00:30"),  # there are two
        (HOME, 150, "2026-10-25 00:30", "2026-10-26 01:30"),
        ("America/Nuuk", 1410, "2026-03-28 12:00", "2026-03-29 00:30"),  # there is none till 24
        ("Pacific/Apia", 540, "2011-12-29 20:00", "2011-12-30 19:00"),  # there is no 30 December
        ("Nowhere/Else", 540, "2026-01-14 12:00", "2026-01-15 08:00"),  # counts as home
    ],
)
def test_the_clock_on_the_wall(zone: str, minute: int, start: str, due: str) -> None:
    assert next_tip_at(subscriber(zone=zone, minute=minute), utc(start)) == utc(due)


def test_no_consent_or_no_day_means_no_tip() -> None:
    now = utc("2026-03-02 07:00")
    assert next_tip_at(subscriber(tips=None), now) is None
    assert next_tip_at(subscriber(weekdays=0), now) is None


def test_the_first_tip_after_a_pause_is_the_first_at_its_end_or_later() -> None:
    paused = subscriber(paused_until=utc("2026-03-10 08:00"))
    assert next_tip_at(paused, utc("2026-03-02 07:00")) == utc("2026-03-10 08:00")
    longer = replace(paused, paused_until=utc("2026-03-10 08:01"))
    assert next_tip_at(longer, utc("2026-03-02 07:00")) == utc("2026-03-11 08:00")


@given(zones, st.lists(st.tuples(minutes, st.integers(0, 40)), max_size=30), moments | changes)
def test_changing_the_hour_never_doubles_or_drops_a_date(
    zone: str, changed: list[tuple[int, int]], start: datetime
) -> None:
    person = rescheduled(subscriber(zone=zone), start)
    now, dates = start, []
    for minute, hours in changed:
        until = now + timedelta(hours=hours)
        while person.next_tip_at and person.next_tip_at <= until:
            due, person = take_due(person, person.next_tip_at)
            assert due
            dates.append(person.local_date(due))
        now = until
        person = rescheduled(replace(person, minute=minute), now)
    if dates:
        there = dates_of(zone, start - 2 * DAY, 80)
        begin = there.index(dates[0])
        assert dates == there[begin : begin + len(dates)]


# Not to or from Apia on the very day that its calendar left out a date.
settled = zones.filter(lambda zone: zone != "Pacific/Apia")


@given(settled, settled, minutes, minutes, moments | changes, st.integers(0, 96 * 4))
def test_moving_to_another_zone_never_drops_a_date_that_is_not_over_there(
    old: str, new: str, minute: int, other: int, start: datetime, quarters: int
) -> None:
    person = rescheduled(subscriber(zone=old, minute=minute), start)
    move = start + timedelta(minutes=15 * quarters)
    dates = []
    while person.next_tip_at and person.next_tip_at <= move:
        _, person = take_due(person, person.next_tip_at)
        dates.append(person.last_tip_on)
    moved = replace(person, zone=new, minute=other)
    person = rescheduled(moved, move, before=person)
    for _ in range(4):
        assert person.next_tip_at
        _, person = take_due(person, person.next_tip_at)
        dates.append(person.last_tip_on)
    there = dates_of(new, start - 3 * DAY, 14)
    assert dates[-1] in there
    dropped = set(there[there.index(dates[0]) :]) - set(dates) if dates[0] in there else set()
    assert all(day < person.local_date(move) or day > dates[-1] for day in dropped)


@given(st.lists(st.tuples(zones, minutes, st.integers(0, 40)), max_size=30), moments | changes)
def test_moving_about_never_doubles_a_date(
    moves: list[tuple[str, int, int]], start: datetime
) -> None:
    person = rescheduled(subscriber(), start)
    now, dates = start, []
    for zone, minute, hours in moves:
        now += timedelta(hours=hours)
        while person.next_tip_at and person.next_tip_at <= now:
            _, person = take_due(person, person.next_tip_at)
            dates.append(person.last_tip_on)
        person = rescheduled(replace(person, zone=zone, minute=minute), now, before=person)
    assert len(dates) == len(set(dates))


def test_a_new_hour_counts_at_once() -> None:
    now = utc("2026-03-02 07:00")
    person = rescheduled(subscriber(), now)
    assert person.next_tip_at == utc("2026-03-02 08:00")
    sooner = rescheduled(replace(person, minute=8 * 60 + 30), now)
    assert sooner.next_tip_at == utc("2026-03-02 07:30")


def test_an_hour_that_is_past_leaves_today_as_it_was() -> None:
    now = utc("2026-03-02 07:00")
    past = rescheduled(replace(rescheduled(subscriber(), now), minute=7 * 60), now)
    assert past.next_tip_at == utc("2026-03-02 08:00")
    _, tomorrow = take_due(past, utc("2026-03-02 08:00"))
    assert tomorrow.next_tip_at == utc("2026-03-03 06:00")


def test_a_day_that_is_no_longer_wanted_has_no_tip() -> None:
    monday = utc("2026-03-02 07:00")
    person = replace(rescheduled(subscriber(), monday), weekdays=0b0000010)
    assert rescheduled(person, monday).next_tip_at == utc("2026-03-03 08:00")


def test_a_pause_ends_when_it_is_taken_back() -> None:
    now = utc("2026-03-02 07:00")
    paused = rescheduled(subscriber(paused_until=utc("2026-03-20 00:00")), now)
    assert paused.next_tip_at == utc("2026-03-20 08:00")
    awake = rescheduled(replace(paused, paused_until=None), now)
    assert awake.next_tip_at == utc("2026-03-02 08:00")


@pytest.mark.parametrize(
    ("now", "due", "coming"),
    [
        ("2026-03-02 07:59", None, "2026-03-02 08:00"),
        ("2026-03-02 08:00", "2026-03-02 08:00", "2026-03-03 08:00"),
        ("2026-03-02 13:59", "2026-03-02 08:00", "2026-03-03 08:00"),
        ("2026-03-02 14:00", None, "2026-03-03 08:00"),  # stale
        ("2026-03-09 09:00", "2026-03-09 08:00", "2026-03-10 08:00"),  # a week down
        ("2026-03-09 20:00", None, "2026-03-10 08:00"),
    ],
)
def test_what_was_missed_is_made_up_for_within_six_hours(
    now: str, due: str | None, coming: str
) -> None:
    person = rescheduled(subscriber(), utc("2026-03-02 07:00"))
    taken, moved = take_due(person, utc(now))
    assert taken == (utc(due) if due else None)
    assert moved.next_tip_at == utc(coming)
    assert moved.last_tip_on == (taken and taken.date())


def test_of_two_that_were_missed_only_the_last_is_due() -> None:
    evening = rescheduled(subscriber(minute=23 * 60), utc("2026-03-02 07:00"))
    early = rescheduled(replace(evening, minute=30), utc("2026-03-02 20:00"))
    assert early.next_tip_at == utc("2026-03-02 22:00")  # as it was, then half past midnight
    due, moved = take_due(early, utc("2026-03-03 01:00"))
    assert due == utc("2026-03-02 23:30")
    assert moved.next_tip_at == utc("2026-03-03 23:30")


@given(zones, minutes, masks, moments | changes, st.integers(0, 24 * 60 * 20))
def test_a_bot_that_was_down_sends_one_at_most_and_none_that_is_stale(
    zone: str, minute: int, weekdays: int, start: datetime, down: int
) -> None:
    person = rescheduled(subscriber(zone=zone, minute=minute, weekdays=weekdays), start)
    now = start + timedelta(minutes=down)
    due, moved = take_due(person, now)
    assert due is None or now - STALE < due <= now
    assert moved.next_tip_at
    assert moved.next_tip_at > now
    assert take_due(moved, now) == (None, moved)
