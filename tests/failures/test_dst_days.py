"""The days on which the clocks are changed, every half hour of them, in three zones."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.delivery import planner
from bot.model.outbox import Sent
from bot.model.subscribers import Subscriber, Track, rescheduled
from bot.store.database import Database
from tests.store.people import YES, save
from tests.store.queueing import claim, settle

HOUR = timedelta(hours=1)


def next_tip(track: Track, last: str | None) -> str:
    return f"{track}-{int(last.rpartition('-')[2]) + 1 if last else 1}"


@pytest.mark.parametrize(
    ("zone", "changed_on"),
    [
        ("Europe/Copenhagen", date(2026, 3, 29)),
        ("Europe/Copenhagen", date(2026, 10, 25)),
        ("America/Nuuk", date(2026, 3, 28)),
        ("America/Nuuk", date(2026, 10, 24)),
        ("Australia/Lord_Howe", date(2026, 10, 4)),
        ("Australia/Lord_Howe", date(2026, 4, 5)),
    ],
)
async def test_everyone_gets_one_tip_a_date(
    sqlite_database: Database, zone: str, changed_on: date
) -> None:
    start = datetime(changed_on.year, changed_on.month, changed_on.day, tzinfo=UTC) - 36 * HOUR
    people = [
        rescheduled(Subscriber(minute, "da", minute, tips=YES, zone=zone), start)
        for minute in range(0, 24 * 60, 30)
    ]
    await save(sqlite_database, *people)
    got: Counter[tuple[int, date]] = Counter()
    places: dict[int, list[str | None]] = {person.chat_id: [] for person in people}
    for half_hour in range(2 * 24 * 4):
        now = start + half_hour * HOUR / 2
        if not await planner.plan_tips(sqlite_database, next_tip, now):
            continue
        claimed = await claim(sqlite_database, now)
        for delivery in claimed:
            day = date.fromisoformat(delivery.key.mailing.subject)
            got[delivery.key.chat_id, day] += 1
            places[delivery.key.chat_id].append(delivery.tip)
        await settle(sqlite_database, *((delivery, Sent(1)) for delivery in claimed))
    around = [changed_on + timedelta(days=days) for days in (-1, 0, 1)]
    assert all(got[person.chat_id, day] == 1 for person in people for day in around)
    assert set(got.values()) == {1}
    for course in places.values():
        assert course == [f"pregnancy-{place}" for place in range(1, len(course) + 1)]


async def test_a_bot_that_was_down_over_the_change_sends_one(sqlite_database: Database) -> None:
    before = datetime(2026, 3, 28, 12, tzinfo=UTC)
    person = Subscriber(42, "da", 2 * 60 + 30, tips=YES)  # there is no half past two
    await save(sqlite_database, rescheduled(person, before))
    after = datetime(2026, 3, 29, 6, tzinfo=UTC)
    await planner.plan_tips(sqlite_database, next_tip, after)
    [delivery] = await claim(sqlite_database, after)
    assert str(delivery.key) == "tip:2026-03-29:42"
