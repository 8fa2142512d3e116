"""Claim, send, settle: with a real database, and a time that passes when somebody sleeps."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from bot.delivery import worker
from bot.delivery.pace import SILENT, Pace
from bot.delivery.time import Time
from bot.delivery.worker import Worker
from bot.model.outbox import Delivery, Gone, Refused, RetryAfter, Sent, Verdict
from bot.model.trouble import Trouble
from bot.store import mailings
from bot.store.database import Database
from tests.delivery.office import office
from tests.store.people import find, save, someone
from tests.store.queueing import POST, TIPS, progress, queue, queue_tips


async def test_everything_that_is_due_arrives_once(database: Database) -> None:
    await queue_tips(database, *range(1, 151))
    it = office(database, 150)
    await it.run()
    assert it.post.arrived == Counter(f"tip:2026-03-02:{chat}" for chat in range(1, 151))
    standing = await progress(database)
    assert standing
    assert (standing.sent, standing.queued) == (150, 0)
    first = await find(database, 1)
    assert first
    assert first.last_tip == "stairs"
    assert it.told() == []


async def test_to_stop_waits_for_the_last_verdicts_however_busy_the_machine(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "LAST_WORD", 0.0)  # no time at all, once it is cancelled
    await queue_tips(sqlite_database, *range(1, 6))
    await office(sqlite_database, 5).run()
    standing = await progress(sqlite_database)
    assert standing
    assert (standing.sent, standing.queued) == (5, 0)


async def test_a_429_makes_all_wait_as_long_as_telegram_says(sqlite_database: Database) -> None:
    await queue_tips(sqlite_database, *range(1, 6))
    refused: list[float] = []

    async def answer(_: Delivery) -> Verdict:
        if not refused:
            refused.append(it.fake.passed)
            return RetryAfter(30)
        assert it.fake.passed >= refused[0] + 30
        return Sent(1)

    it = office(sqlite_database, 5, answer, a_second=1)
    await it.run()
    assert set(it.post.arrived.values()) == {1}
    assert it.told() == []


async def test_one_chat_gets_one_message_a_second(sqlite_database: Database) -> None:
    await queue_tips(sqlite_database, 42, 43)
    await queue(sqlite_database, POST)
    times: dict[int, list[float]] = {42: [], 43: []}

    async def answer(delivery: Delivery) -> Verdict:
        times[delivery.key.chat_id].append(it.fake.passed)
        return Sent(1)

    it = office(sqlite_database, 4, answer)
    await it.run()
    assert all(second - first >= 1 for first, second in times.values())


async def test_a_fault_stops_neither_the_worker_nor_the_others(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await queue_tips(sqlite_database, 42, 43)
    wrote = "what 42 wrote"

    async def answer(delivery: Delivery) -> Verdict:
        if delivery.key.chat_id == 42 and delivery.failures < 3:
            raise KeyError(wrote)
        return Sent(1)

    it = office(sqlite_database, 2, answer)
    await it.run()
    assert len(it.post.tried) == 5
    [(trouble, place, _)] = it.told()
    assert trouble is Trouble.FAULT
    assert place.startswith("KeyError at worker.py:"), "where our own code was"
    assert "raise KeyError(wrote)" in caplog.text
    assert wrote not in caplog.text


async def test_faults_of_ours_are_no_silence_of_telegrams(sqlite_database: Database) -> None:
    await queue_tips(sqlite_database, *range(1, 61))

    async def answer(delivery: Delivery) -> Verdict:
        if delivery.failures == 0:
            raise KeyError
        return Sent(1)

    it = office(sqlite_database, 60, answer)
    await it.run()
    assert {trouble for trouble, _, _ in it.told()} == {Trouble.FAULT}


async def test_what_is_refused_is_told_of_once(sqlite_database: Database) -> None:
    await queue_tips(sqlite_database, *range(1, 11))

    async def answer(delivery: Delivery) -> Verdict:
        return Sent(1) if delivery.key.chat_id == 10 else Refused("can't parse entities")

    it = office(sqlite_database, 1, answer)
    await it.run()
    assert it.told() == [(Trouble.REFUSED, "stairs", False)]
    standing = await progress(sqlite_database)
    assert standing
    assert (standing.sent, standing.refused) == (1, 9)


async def test_a_chat_that_is_gone_ends_its_subscription(sqlite_database: Database) -> None:
    await queue_tips(sqlite_database, 42, 43)

    async def answer(delivery: Delivery) -> Verdict:
        return Gone() if delivery.key.chat_id == 42 else Sent(1)

    it = office(sqlite_database, 1, answer)
    await it.run()
    assert await find(sqlite_database, 42) is None
    assert it.told() == []


async def test_a_network_that_is_gone_for_an_hour_loses_nothing(sqlite_database: Database) -> None:
    chats = range(1, 101)
    await queue_tips(sqlite_database, *chats)

    async def answer(_: Delivery) -> Verdict:
        return RetryAfter() if it.fake.passed < 3600 else Sent(1)

    it = office(sqlite_database, 100, answer, a_second=25)
    await it.run()
    assert len(it.post.arrived) == 100
    assert it.post.arrived.total() == 100
    # As long as nobody answers there is a try now and then, not one a row and second.
    assert SILENT < len(it.post.tried) < 100 + SILENT + 400
    assert it.told() == [(Trouble.SILENCE, "", False), (Trouble.SILENCE, "", True)]


async def test_a_call_that_never_ends_is_tried_again(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await save(sqlite_database, someone())
    await queue(sqlite_database, POST)

    async def answer(delivery: Delivery) -> Verdict:
        if delivery.failures == 0:
            await asyncio.Event().wait()
        return Sent(1)

    monkeypatch.setattr("bot.model.outbox.FIRST_BACK_OFF", 0.001)
    it, time = office(sqlite_database, 1), Time.real()
    it.post.answer = answer
    lease = timedelta(seconds=0.2)  # of which a call may take the half
    pace = Pace(25, time)
    it.worker = Worker(sqlite_database, it.post.send, pace, it.alarm, time, lease)
    it.post.done = it.worker.stop
    await it.run()
    assert it.post.arrived == {"post:7:42": 1}
    assert len(it.post.tried) == 2


async def test_a_pause_of_a_post_takes_effect_within_a_second(sqlite_database: Database) -> None:
    await save(sqlite_database, *(someone(chat_id) for chat_id in range(1, 101)))
    await queue(sqlite_database, POST, 100)

    async def answer(delivery: Delivery) -> Verdict:
        if len(it.post.tried) == 10:
            async with sqlite_database.writing() as connection:
                await mailings.pause(connection, POST)
            await queue_tips(sqlite_database, 101)
        if delivery.key.mailing == TIPS:
            it.worker.stop()
        return Sent(1)

    it = office(sqlite_database, 0, answer, a_second=25)
    await it.run()
    assert sum(key.startswith("post:7:") for key in it.post.arrived) == 13


async def test_a_worker_at_rest_is_woken(sqlite_database: Database) -> None:
    resting, arrived = asyncio.Event(), asyncio.Event()

    async def sleep(_: float) -> None:
        resting.set()
        await asyncio.Event().wait()

    async def send(_: Delivery) -> Verdict:
        arrived.set()
        return Sent(1)

    it = office(sqlite_database, 0)
    endless = Time(it.fake.now, it.fake.time.seconds, sleep)
    worker = Worker(sqlite_database, send, Pace(25, endless), it.alarm, endless)
    running = asyncio.create_task(worker.run())
    await resting.wait()
    await queue_tips(sqlite_database, 42)
    worker.wake()
    await arrived.wait()
    worker.stop()
    await running
    standing = await progress(sqlite_database)
    assert standing
    assert standing.sent == 1
