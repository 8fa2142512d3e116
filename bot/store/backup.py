"""Backup and restore of a SQLite database. For PostgreSQL there are pg_dump and pg_restore.

A backup has everyone who was there when it was made, and so the people who were deleted since: keep
it no longer than needed, and as well guarded as the database itself.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import StoreDamagedError, StoreError
from bot.store.database import Database
from bot.store.failures import told_in_our_words


def database_file(database: Database) -> Path:
    """Return the file of a SQLite database.

    Raises:
        StoreError: it is on PostgreSQL.
    """
    if not database.is_sqlite or not database.url.database:
        raise StoreError("This database is on PostgreSQL: use pg_dump and pg_restore.")
    return Path(database.url.database)


def copy(source: Path, target: Path) -> None:
    """Copy a database whole, and check the copy; `target` is replaced if all went well.

    That is a backup while the bot runs, which it does not hold up, and a restore while it does
    not. To be called in a thread of its own.

    Raises:
        StoreError: there is no database, or it is damaged, or there is no room.
    """
    if not source.is_file():
        raise StoreError(f"There is no database {source}.")
    copied = target.with_name(f"{target.name}.part")
    with told_in_our_words(OSError):
        try:
            copied.touch(mode=0o600)
            with (
                closing(sqlite3.connect(source)) as here,
                closing(sqlite3.connect(copied)) as there,
            ):
                here.backup(there)  # in one step: in several it would begin anew at each write
                there.execute("PRAGMA journal_mode = DELETE")  # one file is the whole of it
                faults = there.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if faults != "ok":
                raise StoreDamagedError(f"{source} is damaged: restore an older backup.")
            for log in ("-wal", "-shm"):  # of the database that is replaced
                target.with_name(target.name + log).unlink(missing_ok=True)
            copied.replace(target)
        finally:
            copied.unlink(missing_ok=True)
