"""Backup while the bot runs, restore while it does not."""

import asyncio
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.errors import StoreDamagedError, StoreError
from bot.store import backup
from bot.store.database import Database, opened
from tests.store.databases import new_postgres_url
from tests.store.people import find, save, someone


async def test_a_backup_is_whole_while_others_write(
    sqlite_database: Database, tmp_path: Path
) -> None:
    await save(sqlite_database, *(someone(chat_id) for chat_id in range(1, 100)))
    target = tmp_path / "backups" / "monday.db"
    target.parent.mkdir()
    async with sqlite_database.writing():  # a transaction that lasts
        await asyncio.to_thread(backup.back_up, backup.database_file(sqlite_database), target)
    await save(sqlite_database, someone(100))
    assert [path.name for path in target.parent.iterdir()] == ["monday.db"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with closing(sqlite3.connect(target)) as copied:
        assert copied.execute("SELECT count(*) FROM subscribers").fetchone() == (99,)


async def test_a_restored_database_is_the_one_backed_up(tmp_path: Path) -> None:
    url, kept = f"sqlite:///{tmp_path / 'x.db'}", tmp_path / "kept.db"
    async with opened(url) as database:
        await save(database, someone(1))
        await asyncio.to_thread(backup.back_up, backup.database_file(database), kept)
        await save(database, someone(2))
    (tmp_path / "x.db").write_bytes(b"damaged" * 1000)
    (tmp_path / "x.db-wal").write_bytes(b"damaged" * 1000)
    replaced = backup.restore(kept, tmp_path / "x.db")
    assert replaced
    assert replaced.read_bytes() == b"damaged" * 1000
    async with opened(url) as database:
        assert await find(database, 1) == someone(1)
        assert await find(database, 2) is None


def test_a_damaged_backup_replaces_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.db").write_bytes(b"damaged" * 1000)
    (tmp_path / "x.db").write_bytes(b"as it was")
    with pytest.raises(StoreDamagedError):
        backup.restore(tmp_path / "bad.db", tmp_path / "x.db")
    assert (tmp_path / "x.db").read_bytes() == b"as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.db", "x.db"]


@pytest.mark.parametrize("table", [None, "bookmarks"])
def test_what_is_no_backup_of_the_bot_replaces_nothing(table: str | None, tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"as it was")
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        if table:
            other.execute(f"CREATE TABLE {table} (url TEXT)")
        else:  # a backup that was cut off
            (tmp_path / "other.db").touch()
    with pytest.raises(StoreDamagedError, match="no backup of the bot"):
        backup.restore(tmp_path / "other.db", tmp_path / "x.db")
    assert (tmp_path / "x.db").read_bytes() == b"as it was"


async def test_a_backup_by_a_newer_version_replaces_nothing(
    sqlite_database: Database, tmp_path: Path
) -> None:
    async with sqlite_database.writing() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version"):
        backup.restore(backup.database_file(sqlite_database), tmp_path / "x.db")
    assert not (tmp_path / "x.db").exists()


async def test_nothing_is_restored_under_a_bot_that_runs(tmp_path: Path) -> None:
    url, kept = f"sqlite:///{tmp_path / 'x.db'}", tmp_path / "kept.db"
    async with opened(url) as database:
        await asyncio.to_thread(backup.back_up, backup.database_file(database), kept)
        with pytest.raises(StoreError, match="stop the bot"):
            await asyncio.to_thread(backup.restore, kept, tmp_path / "x.db")
        await save(database, someone(1))
    async with opened(url) as database:
        assert await find(database, 1)


async def test_a_backup_with_a_hole_is_found(sqlite_database: Database, tmp_path: Path) -> None:
    await save(sqlite_database, *(someone(chat_id) for chat_id in range(1, 500)))
    await sqlite_database.scrub()
    file = backup.database_file(sqlite_database)
    raw = bytearray(file.read_bytes())
    raw[-8000:-5000] = b"\xff" * 3000
    (tmp_path / "bad.db").write_bytes(raw)
    with pytest.raises(StoreDamagedError):
        backup.restore(tmp_path / "bad.db", tmp_path / "copy.db")


def test_there_is_no_backup_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database"):
        backup.back_up(tmp_path / "x.db", tmp_path / "y.db")
    assert list(tmp_path.iterdir()) == []


async def test_postgresql_has_its_own_tools() -> None:
    async with opened(await new_postgres_url()) as database:
        with pytest.raises(StoreError, match="pg_dump"):
            backup.database_file(database)
