"""Counts by day, and the tally that writes them."""

from datetime import date, timedelta

import pytest

from bot.errors import StoreError
from bot.model.status import Votes, What
from bot.store import counts, status, votes
from bot.store.database import Database
from bot.store.tally import Tally
from tests.store.people import NOW, save, someone

TODAY = NOW.date()
NIGHTS = (What.TOPIC, "nights")
FEVER = (What.DANGER, "fever")


async def test_what_is_counted_twice_adds_up(database: Database) -> None:
    async with database.writing() as connection:
        await counts.add(connection, TODAY, {NIGHTS: 2, FEVER: 1})
        await counts.add(connection, TODAY, {NIGHTS: 3})
        await counts.add(connection, TODAY, {})
        await counts.add(connection, TODAY - timedelta(days=1), {NIGHTS: 10})
        assert await counts.sums(connection, date(2026, 1, 1)) == {NIGHTS: 15, FEVER: 1}
        assert await counts.sums(connection, TODAY - timedelta(days=1)) == {NIGHTS: 5, FEVER: 1}


async def test_of_how_many_there_are_the_last_of_the_day_counts(database: Database) -> None:
    yesterday = TODAY - timedelta(days=1)
    async with database.writing() as connection:
        await counts.put(connection, yesterday, {(What.SUBSCRIBERS, "tips"): 8})
        await counts.put(connection, TODAY, {(What.SUBSCRIBERS, "tips"): 9})
        await counts.put(connection, TODAY, {(What.SUBSCRIBERS, "tips"): 7, NIGHTS: 1})
        series = await counts.series(connection, What.SUBSCRIBERS, date(2026, 1, 1))
        assert series == {yesterday: {"tips": 8}, TODAY: {"tips": 7}}
        await counts.forget(connection, TODAY)
        assert list(await counts.series(connection, What.SUBSCRIBERS, date(2026, 1, 1))) == [TODAY]


async def test_a_tally_is_written_once(database: Database) -> None:
    tally = Tally()
    tally.count(NIGHTS)
    tally.count(NIGHTS, 2)
    for _ in range(2):
        await tally.flush(database, NOW)
    async with database.reading() as connection:
        assert await counts.sums(connection, date(2026, 1, 1)) == {NIGHTS: 3}


async def test_what_cannot_be_written_waits_with_what_is_counted_meanwhile(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    tally = Tally()

    async def fail(*_: object) -> None:
        tally.count(FEVER)
        raise StoreError("the disk is full")

    tally.count(NIGHTS)
    monkeypatch.setattr("bot.store.counts.add", fail)
    with pytest.raises(StoreError):
        await tally.flush(sqlite_database, NOW)
    monkeypatch.undo()
    await tally.flush(sqlite_database, NOW)
    async with sqlite_database.reading() as connection:
        assert await counts.sums(connection, date(2026, 1, 1)) == {NIGHTS: 1, FEVER: 1}


async def test_the_facts_of_a_moment(database: Database) -> None:
    await save(database, someone(1), someone(2, posts=None))
    async with database.writing() as connection:
        for days in (0, 29, 30, 89, 90):
            day = TODAY - timedelta(days=days)
            await counts.add(connection, day, {NIGHTS: 1})
            await counts.put(connection, day, {(What.SUBSCRIBERS, "tips"): days})
        await votes.count(connection, "stairs", 2, helpful=True)
        facts = await status.read(connection, NOW)
    assert facts.subscribers == {"tips": 1, "tips and posts": 1, "posts": 0, "paused": 0}
    assert sorted(numbers["tips"] for numbers in facts.growth.values()) == [0, 29, 30, 89]
    assert facts.recent[NIGHTS] == 2
    assert facts.votes == [Votes("stairs", 2, 1, 0)]
