"""What is due becomes rows of the outbox."""

from datetime import date, timedelta

import pytest

from bot.delivery import planner
from bot.model.outbox import Delivery, Mailing, Sent
from bot.model.staff import LOG_LASTS, Action
from bot.model.status import What
from bot.model.subscribers import CONSENT_LASTS, STALE, Consent, Track
from bot.store import counts, mailings, staff
from bot.store.database import Database
from tests.store.people import NOW, find, save, someone
from tests.store.queueing import POST, claim, progress, settle

COURSE = ("stairs", "bed")
NINE = NOW + timedelta(hours=1)
DAY = timedelta(days=1)


def next_tip(track: Track, last: str | None) -> str:
    assert track is Track.PREGNANCY
    return COURSE[0 if last is None else (COURSE.index(last) + 1) % len(COURSE)]


def keys(deliveries: list[Delivery]) -> list[tuple[str, str | None]]:
    return sorted((str(delivery.key), delivery.tip) for delivery in deliveries)


async def test_everyone_gets_the_next_tip_of_their_course(database: Database) -> None:
    await save(database, someone(1), someone(2, last_tip="stairs"), someone(3, minute=541))
    assert await planner.plan_tips(database, next_tip, NINE - timedelta(seconds=1)) == 0
    assert await planner.plan_tips(database, next_tip, NINE) == 2
    assert keys(await claim(database, NINE)) == [
        ("tip:2026-03-02:1", "stairs"),
        ("tip:2026-03-02:2", "bed"),
    ]
    one, three = await find(database, 1), await find(database, 3)
    assert one
    assert three
    assert (one.last_tip_on, one.next_tip_at) == (date(2026, 3, 2), NINE + DAY)
    assert one.last_tip is None  # until it is sent
    assert three.next_tip_at == NINE + timedelta(minutes=1)


async def test_planning_twice_is_harmless(database: Database) -> None:
    await save(database, someone(1))
    assert await planner.plan_tips(database, next_tip, NINE) == 1
    assert await planner.plan_tips(database, next_tip, NINE) == 0
    await save(database, someone(1))  # a restored backup does not know it was planned
    await planner.plan_tips(database, next_tip, NINE)
    assert len(await claim(database, NINE)) == 1


async def test_many_are_planned_in_batches(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planner, "TIPS", 3)
    await save(database, *(someone(chat_id) for chat_id in range(1, 8)))
    assert await planner.plan_tips(database, next_tip, NINE) == 7


async def test_a_whole_course_arrives_a_tip_a_day_and_begins_again(database: Database) -> None:
    await save(database, someone(1))
    got = []
    for day in range(3):
        await planner.plan_tips(database, next_tip, NINE + day * DAY)
        claimed = await claim(database, NINE + day * DAY)
        got += keys(claimed)
        await settle(database, *((delivery, Sent(1)) for delivery in claimed))
    assert got == [
        ("tip:2026-03-02:1", "stairs"),
        ("tip:2026-03-03:1", "bed"),
        ("tip:2026-03-04:1", "stairs"),
    ]


async def test_a_tip_that_never_arrived_comes_the_next_day(database: Database) -> None:
    await save(database, someone(1))
    await planner.plan_tips(database, next_tip, NINE)
    assert await claim(database, NINE + STALE) == []
    await planner.plan_tips(database, next_tip, NINE + DAY)
    assert keys(await claim(database, NINE + DAY)) == [("tip:2026-03-03:1", "stairs")]


@pytest.mark.parametrize(
    ("down", "planned"),
    [
        (STALE - timedelta(seconds=1), ["tip:2026-03-02:1"]),
        (STALE, []),
        (3 * DAY + timedelta(hours=2), ["tip:2026-03-05:1"]),
        (3 * DAY + STALE, []),
    ],
)
async def test_a_bot_that_was_down_sends_what_is_not_stale(
    database: Database, down: timedelta, planned: list[str]
) -> None:
    await save(database, someone(1))
    await planner.plan_tips(database, next_tip, NINE + down)
    assert [key for key, _ in keys(await claim(database, NINE + down))] == planned


async def test_a_mailing_is_planned_to_its_end(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planner, "RECIPIENTS", 3)
    await save(database, *(someone(chat_id) for chat_id in range(1, 8)))
    async with database.writing() as connection:
        await mailings.open_(connection, POST, NOW)
    assert await planner.plan_mailings(database, NOW) == 1
    assert await planner.plan_mailings(database, NOW) == 0
    planned = await progress(database, POST)
    assert planned
    assert (planned.queued, planned.planned) == (7, True)


async def test_a_cancelled_mailing_is_swept_to_its_end(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planner, "RECIPIENTS", 3)
    await save(database, *(someone(chat_id) for chat_id in range(1, 8)))
    async with database.writing() as connection:
        await mailings.open_(connection, POST, NOW)
    await planner.plan_mailings(database, NOW)
    async with database.writing() as connection:
        await mailings.cancel(connection, POST)
    await planner.sweep(database, NOW)
    swept = await progress(database, POST)
    assert swept
    assert swept.queued == 0


async def test_keeping_house_forgets_what_is_old_and_whom_nothing_was_sent(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planner, "RECIPIENTS", 2)
    monkeypatch.setattr(planner, "TIPS", 2)
    long_ago = Consent("1", NOW - CONSENT_LASTS - timedelta(days=1))
    await save(
        database,
        *(someone(chat_id, tips=None, posts=long_ago) for chat_id in range(1, 6)),
        someone(6, last_tip_on=date(2026, 3, 1), tips=long_ago, posts=long_ago),
        someone(7),
    )
    await planner.plan_tips(database, next_tip, NINE)
    await settle(database, *((delivery, Sent(1)) for delivery in await claim(database, NINE)))
    tips = Mailing.of_tips(date(2026, 3, 2))
    await planner.keep_house(database, NOW + timedelta(days=7))
    assert [await find(database, chat_id) for chat_id in range(1, 6)] == [None] * 5
    used, fresh = await find(database, 6), await find(database, 7)
    assert used
    assert fresh
    assert (used.tips, used.posts) == (long_ago, None)
    assert await progress(database, tips)
    await planner.keep_house(database, NINE + timedelta(days=7, seconds=1))
    assert await progress(database, tips) is None


async def test_the_subscribers_of_a_day_are_counted_and_old_counts_and_log_forgotten(
    database: Database,
) -> None:
    await save(database, someone(1), someone(2, tips=None))
    async with database.writing() as connection:
        await staff.note(connection, "Karen", Action.JOINED, "", NOW - LOG_LASTS - DAY)
        await staff.note(connection, "Karen", Action.DRAFTED, "", NOW - LOG_LASTS)
        await counts.add(connection, NOW.date() - timedelta(days=401), {("topic", "nights"): 1})
        await counts.add(connection, NOW.date() - timedelta(days=400), {("topic", "nights"): 2})
    for _ in range(2):
        await planner.keep_house(database, NOW)
    async with database.reading() as connection:
        counted = await counts.sums(connection, date(2025, 1, 1))
        days = await counts.series(connection, What.SUBSCRIBERS, date(2025, 1, 1))
        done = [entry.action for entry in await staff.entries(connection, 9)]
    assert done == [Action.DRAFTED]
    assert counted["topic", "nights"] == 2
    assert days == {
        NOW.date(): {"tips": 0, "tips and posts": 1, "posts": 1, "paused": 0},
    }
