"""A database that restarts, a disk that is full, a file that is damaged."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.clock import utc_now
from bot.delivery.alarm import Alarm
from bot.delivery.pace import Pace
from bot.delivery.ticks import Ticks, delivering
from bot.delivery.time import Time
from bot.delivery.worker import Worker
from bot.errors import StoreDamagedError
from bot.model.outbox import Delivery, Sent, State, Verdict
from bot.model.trouble import Trouble
from bot.store import backup
from bot.store.database import Database, opened
from tests.delivery.conftest import Staff
from tests.delivery.fake_time import FakeTime
from tests.failures.crowd import gather, keys, who_has_had
from tests.failures.worker_process import next_tip
from tests.store.databases import new_postgres
from tests.store.people import find, save, someone


class Post:
    """Everything arrives; `at` so many, something happens."""

    def __init__(self) -> None:
        self.arrived: Counter[str] = Counter()
        self._changed = asyncio.Condition()

    async def send(self, delivery: Delivery) -> Verdict:
        self.arrived[str(delivery.key)] += 1
        async with self._changed:
            self._changed.notify_all()
        return Sent(1)

    async def reaches(self, number: int) -> None:
        async with self._changed:
            await self._changed.wait_for(lambda: len(self.arrived) >= number)


@pytest.fixture
def server() -> Iterator[Any]:
    """A PostgreSQL server of the test's own, to stop and start."""
    server = new_postgres()
    yield server
    server.cleanup()


async def test_postgresql_restarted_in_the_middle_loses_and_doubles_nothing(server: Any) -> None:
    staff, post, time = Staff(), Post(), Time.real()
    alarm = Alarm(staff.tell, utc_now)
    async with opened(server.get_uri()) as database:
        await gather(database, range(1, 1001))
        worker = Worker(database, post.send, Pace(500, time), alarm, time)
        async with delivering(database, next_tip, worker, alarm, time):
            await post.reaches(200)
            await asyncio.to_thread(server.stop)
            while alarm.standing != {Trouble.STORE}:  # noqa: ASYNC110  it has no event
                await asyncio.sleep(0)
            await asyncio.to_thread(server.ensure_postgres_running)
            await post.reaches(1000)
        await alarm.told()
        assert set(post.arrived.values()) == {1}
        assert await keys(database, State.SENT) == set(post.arrived)
        assert await who_has_had(database, "stairs") == 1000
    assert [(notice.trouble, notice.over_at is None) for notice in staff.heard] == [
        (Trouble.STORE, True),
        (Trouble.STORE, False),
    ]


async def test_a_full_disk_that_is_freed_is_used_again_without_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    async with opened(url) as database:
        await save(database, *(someone(chat_id) for chat_id in range(1, 2001)))
        async with database.reading() as connection:
            pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar_one()
    monkeypatch.setattr("bot.store.database._CONNECTIONS", 1)
    monkeypatch.setattr("bot.store.database._PRAGMAS", (f"max_page_count = {pages + 5}",))
    fake, staff, post = FakeTime(), Staff(), Post()
    fake.pass_(3600)
    alarm = Alarm(staff.tell, fake.now)
    async with opened(url) as database:
        worker = Worker(database, post.send, Pace(1000, fake.time), alarm, fake.time)
        ticks = Ticks(database, next_tip, worker, alarm, fake.time)
        for _ in range(5):
            await ticks.plan()
        assert alarm.standing == {Trouble.STORE}
        async with database.reading() as connection:  # room is made
            await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages * 10}")
        await ticks.plan()
        running = asyncio.create_task(worker.run())
        await post.reaches(2000)
        worker.stop()
        await running
        assert await keys(database, State.SENT) == set(post.arrived)
    assert set(post.arrived.values()) == {1}
    assert [(notice.detail, notice.over_at is None) for notice in staff.heard] == [
        ("The database is out of reach (SQLITE_FULL): the disk is full.", True),
        ("The database is out of reach (SQLITE_FULL): the disk is full.", False),
    ]


async def test_a_damaged_file_is_told_once_and_a_backup_brings_it_back(
    sqlite_database: Database, tmp_path: Path
) -> None:
    await save(sqlite_database, *(someone(chat_id) for chat_id in range(1, 501)))
    kept = tmp_path / "kept" / "x.db"
    kept.parent.mkdir()
    file = backup.database_file(sqlite_database)
    await asyncio.to_thread(backup.back_up, file, kept)
    await sqlite_database.scrub()
    await sqlite_database.close()
    with file.open("r+b") as raw:  # all but the first page, which has the schema
        raw.seek(4096)
        raw.write(b"\xff" * (file.stat().st_size - 4096))

    fake, staff, post = FakeTime(), Staff(), Post()
    alarm = Alarm(staff.tell, fake.now)
    worker = Worker(sqlite_database, post.send, Pace(25, fake.time), alarm, fake.time)
    ticks = Ticks(sqlite_database, next_tip, worker, alarm, fake.time)
    fake.pass_(3600)
    for _ in range(5):
        await ticks.plan()
    running = asyncio.create_task(worker.run())
    while len(fake.slept) < 10:  # noqa: ASYNC110  it rests between two tries
        await asyncio.sleep(0)
    worker.stop()
    await running
    assert min(fake.slept) >= 1
    [notice] = staff.heard
    assert "damaged" in notice.detail
    assert "restore a backup" in notice.detail

    with pytest.raises(StoreDamagedError):
        await asyncio.to_thread(backup.back_up, file, tmp_path / "worthless.db")
    await sqlite_database.close()
    await asyncio.to_thread(backup.restore, kept, file)
    async with opened(f"sqlite:///{file}") as database:
        assert await find(database, 500) == someone(500)
