"""The database: SQLite in one file, or PostgreSQL. Transactions, and nothing else, start here.

SQLite has one writer at a time. Writers of this program queue up for it in order, so that a tap
waits for the batch in hand and no longer; those of another copy wait for BUSY seconds at most.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from importlib import import_module
from pathlib import Path
from typing import Any

import stamina
from sqlalchemy import URL, Connection, Table, event, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import StoreUnavailableError
from bot.store.failures import is_locked, told_in_our_words
from bot.store.migrations import migrate

log = logging.getLogger(__name__)
logging.getLogger("aiosqlite").setLevel(logging.INFO)  # at DEBUG it tells who is in the rows

BUSY = 10
"""Seconds to wait for another program's lock."""

SMALL = 32 * 1024 * 1024
"""Bytes of a database file that is written anew in about half a second: 50,000 subscribers."""

_PRAGMAS = (
    f"busy_timeout = {BUSY * 1000}",
    "synchronous = FULL",  # a consent or a deletion that was confirmed outlives a power cut
    "secure_delete = ON",  # what is deleted is overwritten
    "foreign_keys = ON",
    "cache_size = -2048",  # KiB
    "journal_size_limit = 67108864",  # bytes that a WAL file may keep after a large write
)

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}

_CONNECTIONS = 8
_BEGIN = "begin"


class Database:
    """A pool of connections and the two kinds of transactions on them."""

    def __init__(self, url: str) -> None:
        self.url = _with_driver(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        engine = _sqlite_engine(self.url) if self.is_sqlite else _postgres_engine(self.url)
        self._reader: AsyncEngine = engine
        self._writer = engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        self._bare = engine.execution_options(**{_BEGIN: None})
        self._queue = asyncio.Lock() if self.is_sqlite else nullcontext()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Read one consistent state.

        Raises:
            StoreError: the database cannot.
        """
        async with _transaction(self._reader) as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Write, all of it or, where the block raises, nothing.

        Raises:
            StoreError: the database cannot.
        """
        async with self._queue, _transaction(self._writer) as connection:
            yield connection

    async def prepare(self) -> None:
        """Have a SQLite file keep a write-ahead log, so that readers and the writer need not wait.

        The file remembers that. Where several copies make it at once, SQLite does not wait for
        the lock (1 start of 50, of five copies) and the change is tried again.

        Raises:
            StoreError: the database cannot.
        """
        if not self.is_sqlite:
            return
        with told_in_our_words():
            async for attempt in stamina.retry_context(
                on=is_locked, timeout=BUSY, attempts=None, wait_initial=0.02, wait_jitter=0.05
            ):
                with attempt:
                    async with self._bare.connect() as connection:
                        await connection.exec_driver_sql("PRAGMA journal_mode = WAL")

    async def scrub(self, *, whole: bool = False) -> None:
        """Overwrite in a SQLite file, and in the log beside it, what was deleted from it.

        SQLite overwrites rows as it deletes them, but copies that it left behind when it split a
        page stay (8 of 9,000 rows in a trial) until the file is written anew. That happens here
        at once to a file up to SMALL, to a larger one if the `whole` of it is asked for, which
        holds up writers for seconds. What cannot be done now is left to the next time.
        PostgreSQL sees to deleted rows itself (autovacuum).
        """
        if not self.is_sqlite:
            return
        try:
            async with self._queue, _transaction(self._bare) as connection:
                if whole or await _size(connection) <= SMALL:
                    await connection.exec_driver_sql("VACUUM")
                await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        except StoreUnavailableError as error:
            log.warning("what was deleted is overwritten later: %s", error)

    async def close(self) -> None:
        """Close every connection."""
        await self._reader.dispose()


@asynccontextmanager
async def _transaction(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    async with AsyncExitStack() as stack:
        with told_in_our_words(OSError):
            connection = await stack.enter_async_context(engine.connect())
        with told_in_our_words():
            async with connection.begin():
                yield connection


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """Open the database, made on first use and brought up to date.

    Args:
        url: `sqlite:///file` (a fourth slash for an absolute path) or
            `postgresql://user:password@host/name`.

    Raises:
        StoreError: it cannot be used, or a newer version of the bot has made it.
    """
    database = Database(url)
    if database.is_sqlite:
        _make_folder(database.url)
    try:
        await database.prepare()
        async with database.writing() as connection:
            await connection.run_sync(migrate)
        yield database
    finally:
        await database.close()


def insert(connection: AsyncConnection, table: Table) -> Any:
    """Return an INSERT that knows ON CONFLICT, which each database spells its own way."""
    # Only the dialect in use is loaded: PostgreSQL's is 2 MB.
    return import_module(f"sqlalchemy.dialects.{connection.dialect.name}").insert(table)


async def _size(connection: AsyncConnection) -> int:
    pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar_one()
    size = (await connection.exec_driver_sql("PRAGMA page_size")).scalar_one()
    return int(pages * size)


def _with_driver(url: str) -> URL:
    parsed = make_url(url)
    return parsed.set(drivername=_DRIVERS[parsed.get_backend_name()])


def _sqlite_engine(url: URL) -> AsyncEngine:
    engine = create_async_engine(
        url,
        hide_parameters=True,
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_use_lifo=True,  # the page cache of the one that is mostly used is warm, others' small
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # else the driver begins transactions of its own
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        statement = connection.get_execution_options().get(_BEGIN, "BEGIN")
        if statement:
            connection.exec_driver_sql(statement)

    return engine


def _postgres_engine(url: URL) -> AsyncEngine:
    return create_async_engine(
        url,
        hide_parameters=True,
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,  # a server that was restarted is not noticed by the next tap
        connect_args={"timeout": 10, "command_timeout": 60},
    )


def _make_folder(url: URL) -> None:
    """Make the folder of a SQLite file, closed to other users."""
    if url.database:
        try:
            Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailableError(
                f"The folder of the database cannot be made: {error.strerror}: {error.filename}"
            ) from None
