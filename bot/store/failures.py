"""What it means that the database raised an error, in our own words.

Drivers write values of rows into their errors, and here every value is health data: only the
kind of an error is passed on.
"""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.errors import StoreDamagedError, StoreError, StoreUnavailableError

FOREIGN: Final[tuple[type[Exception], ...]] = (
    DBAPIError,
    PoolTimeoutError,
    TimeoutError,
    sqlite3.Error,
)
"""What SQLAlchemy and its drivers raise; while connecting, OSError too."""

_SQLITE_UNAVAILABLE: Final = {
    sqlite3.SQLITE_BUSY: "another program has locked it",
    sqlite3.SQLITE_LOCKED: "another program has locked it",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
    sqlite3.SQLITE_READONLY: "the file may not be written to",
    sqlite3.SQLITE_PERM: "the file may not be used",
    sqlite3.SQLITE_NOMEM: "there is no memory left",
}
_SQLITE_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

# Classes of SQLSTATE (PostgreSQL, appendix A): no connection, no resources, the server stops or
# starts, a transaction lost to another one, a lock not given, a server that only reads.
_POSTGRES_UNAVAILABLE: Final = ("08", "53", "57", "58", "40", "55P03", "25006")
_POSTGRES_DAMAGED: Final = ("XX001", "XX002")
_POSTGRES_CLOSED: Final = ("28", "3D")  # no such user, password or database


@contextmanager
def told_in_our_words(*others: type[Exception]) -> Iterator[None]:
    """Turn what the database raises in the block, and `others`, into ours.

    Raises:
        StoreError: or one of its kinds.
    """
    try:
        yield
    except FOREIGN + _from_asyncpg() + others as error:
        raise _ours(error) from None


def is_locked(error: Exception) -> bool:
    """Tell whether SQLite gave up since another connection has the file locked."""
    original = error.orig if isinstance(error, DBAPIError) else error
    return getattr(original, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def _from_asyncpg() -> tuple[type[Exception], ...]:
    """Return what asyncpg raises by itself; nothing unless it is in use, for it is 4 MB."""
    asyncpg = sys.modules.get("asyncpg")
    return (asyncpg.PostgresError, asyncpg.InterfaceError) if asyncpg else ()


def _ours(error: Exception) -> StoreError:
    original = error.orig if isinstance(error, DBAPIError) and error.orig else error
    code = getattr(original, "sqlite_errorcode", None)
    if code is not None:
        return _from_sqlite(code, original)
    state = getattr(original, "sqlstate", None)
    if state:
        return _from_postgres(state)
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if lost or isinstance(error, (OSError, PoolTimeoutError, *_from_asyncpg())):
        return StoreUnavailableError(
            f"The database is out of reach ({type(original).__name__}): is its server running, and "
            "DATABASE_URL right?"
        )
    return StoreError(f"The database refused a statement: {type(original).__name__}")


def _from_sqlite(code: int, original: BaseException) -> StoreError:
    name = getattr(original, "sqlite_errorname", code)
    kind = code & 0xFF  # the rest of it says where in SQLite
    if kind in _SQLITE_DAMAGED:
        return StoreDamagedError(f"The database file is damaged ({name}): restore a backup of it.")
    if kind in _SQLITE_UNAVAILABLE:
        return StoreUnavailableError(
            f"The database is out of reach ({name}): {_SQLITE_UNAVAILABLE[kind]}."
        )
    return StoreError(f"The database refused a statement: {name}")


def _from_postgres(state: str) -> StoreError:
    if state.startswith(_POSTGRES_DAMAGED):
        return StoreDamagedError(f"The database is damaged (SQLSTATE {state}): restore a backup.")
    if state.startswith(_POSTGRES_UNAVAILABLE):
        return StoreUnavailableError(f"The database is out of reach (SQLSTATE {state}).")
    if state.startswith(_POSTGRES_CLOSED):
        return StoreError(f"The database lets nobody in (SQLSTATE {state}): check DATABASE_URL.")
    return StoreError(f"The database refused a statement (SQLSTATE {state}).")
