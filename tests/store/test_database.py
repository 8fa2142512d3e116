"""Transactions, and foreign errors in our own words."""

import asyncio
import logging
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.errors import StoreDamagedError, StoreError, StoreUnavailableError
from bot.store import subscribers
from bot.store.database import Database, opened
from tests.store.databases import postgres
from tests.store.people import find, save, someone

SECRET = 424242424242


async def test_a_block_that_raises_leaves_nothing(database: Database) -> None:
    async def half() -> None:
        async with database.writing() as connection:
            await subscribers.save(connection, someone())
            raise LookupError

    with pytest.raises(LookupError):
        await half()
    assert await find(database) is None


async def test_who_reads_does_not_wait_for_who_writes(database: Database) -> None:
    async with database.writing() as connection:
        await subscribers.save(connection, someone())
        assert await find(database) is None
    assert await find(database) == someone()


async def test_writers_queue_up_in_order(sqlite_database: Database) -> None:
    order: list[int] = []

    async def write(number: int) -> None:
        async with sqlite_database.writing():
            order.append(number)
            await asyncio.sleep(0)

    await asyncio.gather(*map(write, range(30)))
    assert order == list(range(30))


async def test_an_error_names_nobody(database: Database) -> None:
    await save(database, someone(SECRET))
    with pytest.raises(StoreError) as caught:
        async with database.writing() as connection:
            await connection.execute(
                text("INSERT INTO subscribers (chat_id, language) VALUES (:chat, 'da')"),
                {"chat": SECRET},
            )
    assert type(caught.value) is StoreError
    assert str(SECRET) not in str(caught.value)
    assert caught.value.__suppress_context__


async def test_the_log_names_nobody_at_any_level(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with opened(url) as database:
        await save(database, someone(SECRET))
        assert await find(database, SECRET)
        async with database.writing() as connection:
            await subscribers.erase(connection, SECRET)
        await database.scrub()
    assert str(SECRET) not in caplog.text


async def test_the_folder_is_made_and_closed_to_others(tmp_path: Path) -> None:
    file = tmp_path / "new" / "data" / "x.db"
    async with opened(f"sqlite:///{file}") as database:
        await save(database, someone())
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["x.db"]


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailableError, match="folder"):
        async with opened(f"sqlite:///{tmp_path / 'file' / 'data' / 'x.db'}"):
            pass


@pytest.mark.parametrize("content", [b"not a database " * 400, b"SQLite format 3\0" + b"x" * 4096])
async def test_a_damaged_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.db").write_bytes(content)
    with pytest.raises(StoreDamagedError, match="restore a backup"):
        async with opened(f"sqlite:///{tmp_path / 'x.db'}"):
            pass


@pytest.mark.parametrize("url", ["postgresql://u:hunter2@127.0.0.1:1/x", "no server", "no base"])
async def test_a_server_out_of_reach_is_told(url: str) -> None:
    url = {
        "no server": "postgresql://u:hunter2@/x?host=/nowhere",
        "no base": postgres().get_uri(database="nowhere"),
    }.get(url, url)
    with pytest.raises(StoreError) as caught:
        async with opened(url):
            pass
    assert "hunter2" not in str(caught.value)


async def test_a_lock_of_another_program_is_told(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sqlite_database.url.database
    assert file
    monkeypatch.setattr("bot.store.database._PRAGMAS", ("busy_timeout = 1",))
    impatient = Database(f"sqlite:///{file}")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailableError, match="locked"):
            await save(impatient, someone())
        other.execute("ROLLBACK")
    await save(impatient, someone())
    await impatient.close()


async def fill(database: Database) -> None:
    for first in range(0, 2000, 100):
        await save(database, *(someone(chat_id) for chat_id in range(first, first + 100)))


async def test_a_disk_that_is_full_is_told_and_used_again_when_it_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    async with opened(url) as database, database.reading() as connection:
        pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar_one()
    monkeypatch.setattr(
        "bot.store.database._PRAGMAS", ("journal_mode = WAL", f"max_page_count = {pages}")
    )
    async with opened(url) as database:
        with pytest.raises(StoreUnavailableError, match="disk is full"):
            await fill(database)
        kept = await find(database, 0)
        async with database.reading() as connection:
            await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages * 10}")
        await save(database, someone(-1))
        assert await find(database, 0) == kept
        assert await find(database, -1)
