"""What is claimed is settled, given back or, if that cannot be, in doubt."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from bot.model.outbox import LEASE, Delivery, Sent, Verdict
from bot.model.trouble import Notice
from bot.store import outbox
from bot.store.database import Database
from tests.delivery.office import office
from tests.store.people import NOW
from tests.store.queueing import claim, progress, queue_tips


async def test_verdicts_outlive_a_database_that_is_locked(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await queue_tips(sqlite_database, *range(1, 11))
    await sqlite_database.close()
    monkeypatch.setattr("bot.store.database._PRAGMAS", ("busy_timeout = 1",))
    file = str(sqlite_database.url.database)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:

        async def answer(_: Delivery) -> Verdict:
            if not other.in_transaction and len(it.post.tried) == 1:
                other.execute("BEGIN IMMEDIATE")
            return Sent(1)

        async def tell(_: Notice) -> None:
            if other.in_transaction:
                await asyncio.sleep(0.05)  # some tries later
                it.fake.pass_(LEASE.total_seconds())  # every lease is over
                other.execute("ROLLBACK")
                await queue_tips(sqlite_database, 11)

        it = office(sqlite_database, 11, answer, tell=tell)
        await it.run()
    assert set(it.post.arrived.values()) == {1}
    standing = await progress(sqlite_database)
    assert standing
    assert (standing.sent, standing.queued) == (11, 0)
    assert caplog.text.count("another program has locked it") == 1
    assert it.alarm.standing == frozenset()


async def test_a_stop_finishes_what_is_in_flight_and_gives_back_the_rest(
    sqlite_database: Database,
) -> None:
    await queue_tips(sqlite_database, *range(1, 31))

    async def answer(_: Delivery) -> Verdict:
        if len(it.post.tried) == 5:
            it.worker.stop()
        await asyncio.sleep(0)
        return Sent(1)

    it = office(sqlite_database, 0, answer)
    await it.run()
    standing = await progress(sqlite_database)
    assert standing
    assert standing.sent == len(it.post.tried) < 30
    left = await claim(sqlite_database, it.fake.now())
    assert len(left) == 30 - standing.sent
    assert not any(delivery.in_doubt for delivery in left)


async def test_a_cancelled_worker_settles_what_it_knows_and_leaves_the_rest_leased(
    sqlite_database: Database,
) -> None:
    await queue_tips(sqlite_database, 42, 43)
    both = asyncio.Barrier(3)

    async def answer(delivery: Delivery) -> Verdict:
        await both.wait()
        if delivery.key.chat_id == 42:
            await asyncio.Event().wait()
        return Sent(1)

    it = office(sqlite_database, 0, answer)
    running = asyncio.create_task(it.worker.run())
    await both.wait()
    await asyncio.sleep(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    standing = await progress(sqlite_database)
    assert standing
    assert (standing.sent, standing.queued) == (1, 1)
    assert await claim(sqlite_database, it.fake.now()) == []
    [left] = await claim(sqlite_database, it.fake.now() + LEASE)
    assert left.in_doubt


async def test_what_is_in_doubt_is_sent_again_and_counted(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await queue_tips(sqlite_database, *range(1, 6))
    async with sqlite_database.writing() as connection:
        await outbox.claim(connection, NOW - LEASE, LEASE, 3)  # nothing is due as yet
        await outbox.claim(connection, NOW, timedelta(seconds=20), 3)  # and then it died
    it = office(sqlite_database, 5)
    await it.run()
    assert it.post.arrived.total() == 5
    assert "3 deliveries are sent again" in caplog.text
    figures = (await it.worker.metrics.exposition(sqlite_database, NOW)).decode()
    assert "baekkenro_repeats_total 3.0" in figures
    assert 'baekkenro_sends_total{kind="tip",verdict="sent"} 5.0' in figures


async def test_nothing_is_sent_whose_lease_is_half_over(sqlite_database: Database) -> None:
    await queue_tips(sqlite_database, *range(1, 11))

    async def answer(_: Delivery) -> Verdict:
        if len(it.post.tried) == 1:
            it.fake.pass_(LEASE.total_seconds() / 2 + 1)  # the program was asleep
        return Sent(1)

    it = office(sqlite_database, 10, answer)
    await it.run()
    assert set(it.post.arrived.values()) == {1}
    assert len(it.post.arrived) == 10
    assert not any(delivery.in_doubt for delivery in it.post.tried)


async def test_only_half_a_second_ahead_is_claimed(sqlite_database: Database) -> None:
    await queue_tips(sqlite_database, *range(1, 101))
    claimed: list[int] = []

    async def answer(_: Delivery) -> Verdict:
        it.worker.stop()
        if len(it.post.tried) == 1:
            async with sqlite_database.reading() as connection:
                rows = await connection.exec_driver_sql(
                    "SELECT count(*) FROM deliveries WHERE claim IS NOT NULL"
                )
                claimed.append(rows.scalar_one())
        return Sent(1)

    it = office(sqlite_database, 0, answer, a_second=25)
    await it.run()
    assert claimed == [13]
