"""The tables come into being from nothing, and from every version there was."""

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.errors import StoreError
from bot.store import migrations
from bot.store.database import Database, opened
from bot.store.schema import metadata
from tests.store.databases import new_postgres_url
from tests.store.people import find

SAMPLES = Path(__file__).parent / "versions"


def versions() -> list[str]:
    script = ScriptDirectory(str(Path(migrations.__file__).parent))
    return sorted(step.revision for step in script.walk_revisions())


def test_every_step_lies_in_a_file_of_its_name() -> None:
    assert migrations.revisions() == versions()


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


@pytest.fixture(params=["sqlite", "postgresql"])
async def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'x.db'}"
    return await new_postgres_url()


async def test_from_nothing_to_the_schema(new_url: str) -> None:
    async with opened(new_url) as database, database.reading() as connection:
        assert await connection.run_sync(differences) == []


@pytest.mark.parametrize("version", versions())
async def test_from_each_version_with_its_rows(new_url: str, version: str) -> None:
    """`versions/<version>.sql` fills the tables as they were then; write one for each version."""
    earlier = Database(new_url)
    async with earlier.writing() as connection:
        await connection.run_sync(migrations.migrate, version)
        for statement in (SAMPLES / f"{version}.sql").read_text().split(";\n"):
            if statement.strip():
                await connection.execute(text(statement))
    await earlier.close()
    async with opened(new_url) as database:
        async with database.reading() as connection:
            assert await connection.run_sync(differences) == []
            queued = await connection.scalar(text("SELECT count(*) FROM deliveries"))
        somebody = await find(database, 42)
        assert somebody
        assert somebody.tips
        assert queued == 2


async def test_a_newer_database_is_left_alone(new_url: str) -> None:
    async with opened(new_url) as database, database.writing() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version of the bot"):
        async with opened(new_url):
            pass


async def test_copies_that_start_together_migrate_once(new_url: str) -> None:
    async def start() -> None:
        async with opened(new_url) as database:
            assert await find(database) is None

    await asyncio.gather(*(start() for _ in range(20)))


async def test_a_step_that_fails_leaves_the_version_before(
    new_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr("alembic.op.create_index", fail)
    with pytest.raises(LookupError):
        async with opened(new_url):
            pass
    monkeypatch.undo()
    async with opened(new_url) as database, database.reading() as connection:
        assert await connection.run_sync(differences) == []
