"""The few ticks, and all of it together."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import utc_now
from bot.delivery.alarm import Alarm
from bot.delivery.pace import Pace
from bot.delivery.planner import NextTip
from bot.delivery.ticks import Ticks, delivering
from bot.delivery.time import Time
from bot.delivery.worker import Worker
from bot.errors import StoreError
from bot.model.outbox import LEASE, Delivery, Sent, Verdict
from bot.model.subscribers import Track
from bot.model.trouble import Trouble
from bot.store.database import Database, opened
from tests.delivery.conftest import Staff
from tests.delivery.fake_time import FakeTime
from tests.store.people import find, save, someone
from tests.store.queueing import claim


def next_tip(_: Track, __: str | None) -> str:
    return "stairs"


async def test_a_tip_that_is_due_arrives_and_its_place_is_kept(database: Database) -> None:
    time, arrived = Time.real(), asyncio.Event()

    async def send(delivery: Delivery) -> Verdict:
        assert delivery.tip == "stairs"
        arrived.set()
        return Sent(1)

    due = replace(someone(), last_tip_on=None, next_tip_at=utc_now() - timedelta(minutes=1))
    await save(database, due)
    alarm = Alarm(Staff().tell, utc_now)
    worker = Worker(database, send, Pace(25, time), alarm, time)
    async with asyncio.timeout(20), delivering(database, next_tip, worker, alarm, time):
        await arrived.wait()
    sent = await find(database)
    assert sent
    assert sent.last_tip == "stairs"
    assert await claim(database, utc_now() + timedelta(hours=1)) == []


def ticks(database: Database, alarm: Alarm, fake: FakeTime, tip: NextTip = next_tip) -> Ticks:
    async def send(_: Delivery) -> Verdict:
        raise AssertionError("the worker does not run")

    worker = Worker(database, send, Pace(25, fake.time), alarm, fake.time)
    return Ticks(database, tip, worker, alarm, fake.time)


@pytest.fixture
def alarm(staff: Staff, fake: FakeTime) -> Alarm:
    return Alarm(staff.tell, fake.now)


async def test_a_call_that_does_not_end_does_not_keep_the_program_from_ending(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.ticks.GRACE", 0.01)  # seconds, of ten in all
    time, called = Time.real(), asyncio.Event()

    async def send(_: Delivery) -> Verdict:
        called.set()
        await asyncio.Event().wait()
        raise AssertionError

    await save(sqlite_database, replace(someone(), next_tip_at=utc_now() - timedelta(minutes=1)))
    alarm = Alarm(Staff().tell, utc_now)
    worker = Worker(sqlite_database, send, Pace(25, time), alarm, time)
    async with asyncio.timeout(20), delivering(sqlite_database, next_tip, worker, alarm, time):
        await called.wait()
    assert await claim(sqlite_database, utc_now()) == []
    [in_doubt] = await claim(sqlite_database, utc_now() + LEASE)
    assert in_doubt.in_doubt


async def test_no_tick_is_lost_and_none_runs_twice_at_once(
    sqlite_database: Database, alarm: Alarm, fake: FakeTime
) -> None:
    async with ticks(sqlite_database, alarm, fake).ticking() as scheduler:
        jobs = scheduler.get_jobs()
        assert {job.func.__name__ for job in jobs} == {"plan", "keep_house"}
        assert all(job.coalesce and job.max_instances == 1 for job in jobs)
        assert all(job.misfire_grace_time is None for job in jobs)


async def test_a_late_tick_is_made_up_for(
    sqlite_database: Database, alarm: Alarm, fake: FakeTime
) -> None:
    planned = asyncio.Event()

    def tip(*_: object) -> str:
        planned.set()
        return "stairs"

    await save(sqlite_database, someone())
    fake.pass_(3600)
    async with ticks(sqlite_database, alarm, fake, tip).ticking() as scheduler:
        scheduler.get_jobs()[0].modify(next_run_time=utc_now() - timedelta(hours=5))
        async with asyncio.timeout(10):
            await planned.wait()


async def test_staff_are_told_once_of_a_store_that_cannot_be_used(
    sqlite_database: Database,
    alarm: Alarm,
    staff: Staff,
    fake: FakeTime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    it = ticks(sqlite_database, alarm, fake)

    async def fail(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr("bot.delivery.planner.sweep", fail)
    await it.plan()
    await it.plan()
    monkeypatch.undo()
    await it.keep_house()  # well in itself, which says nothing of planning
    assert alarm.standing == {Trouble.STORE}
    await it.plan()
    await alarm.told()
    assert [(notice.detail, notice.over_at is None) for notice in staff.heard] == [
        ("the disk is full", True),
        ("the disk is full", False),
    ]


async def test_a_fault_in_the_course_is_told_and_the_next_tick_comes(
    sqlite_database: Database, alarm: Alarm, staff: Staff, fake: FakeTime
) -> None:
    chose = "what somebody chose"

    def tip(*_: object) -> str:
        raise LookupError(chose)

    await save(sqlite_database, someone())
    fake.pass_(3600)
    it = ticks(sqlite_database, alarm, fake, tip)
    await it.plan()
    await it.plan()
    await alarm.told()
    [notice] = staff.heard
    assert notice.trouble is Trouble.FAULT
    assert notice.subject.startswith("LookupError at planner.py:")
    assert "somebody" not in str(notice)


async def test_a_tick_under_way_ends_before_the_database_is_closed(
    tmp_path: Path, alarm: Alarm, fake: FakeTime
) -> None:
    planning = asyncio.Event()

    def tip(*_: object) -> str:
        planning.set()
        return "stairs"

    fake.pass_(3600)
    async with opened(f"sqlite:///{tmp_path}/x.db") as database:
        await save(database, *(someone(chat_id) for chat_id in range(1, 50)))
        async with ticks(database, alarm, fake, tip).ticking():
            await planning.wait()
    async with opened(f"sqlite:///{tmp_path}/x.db") as database:
        first = await find(database, 1)
        assert first
        assert len(await claim(database, fake.now())) == (49 if first.last_tip_on else 0)


async def test_staff_are_told_once_when_nothing_goes_out_and_once_when_it_does(
    database: Database, fake: FakeTime, staff: Staff
) -> None:
    await save(database, replace(someone(), next_tip_at=fake.now()))
    alarm = Alarm(staff.tell, fake.now)
    stuck = ticks(database, alarm, fake)
    for _ in range(3):
        await stuck.plan()
        fake.pass_(400)
    await alarm.told()
    assert [(n.trouble, n.over_at) for n in staff.heard] == [(Trouble.STUCK, None)]
    assert await claim(database, fake.now())  # on its way, so nothing is due
    await stuck.plan()
    await alarm.told()
    assert staff.heard[-1].over_at == fake.now()
