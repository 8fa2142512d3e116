"""Backup and restore of a SQLite database. For PostgreSQL there are pg_dump and pg_restore.

A backup has everyone who was there when it was made, and so the people who were deleted since: keep
it no longer than needed, and as well guarded as the database itself.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import NullPool, create_engine

from bot.errors import StoreDamagedError, StoreError
from bot.store import migrations
from bot.store.database import Database
from bot.store.failures import told_in_our_words

_PATIENCE = 1.0
"""Seconds to wait for whoever has the database open."""


def database_file(database: Database) -> Path:
    """Return the file of a SQLite database.

    Raises:
        StoreError: it is on PostgreSQL.
    """
    if not database.is_sqlite or not database.url.database:
        raise StoreError("This database is on PostgreSQL: use pg_dump and pg_restore.")
    return Path(database.url.database)


def back_up(database: Path, file: Path) -> None:
    """Copy a database whole, while the bot runs; `file` is replaced if all went well.

    To be called in a thread of its own.

    Raises:
        StoreError: there is no database, or it is damaged, or there is no room.
    """
    with _copied(database, file) as copy:
        copy.replace(file)


def restore(file: Path, database: Path) -> Path | None:
    """Put a backup in the database's place, while the bot does not run.

    Returns what the database that was there is called now; None if there was none.

    Raises:
        StoreError: there is no backup, or it is none of ours, or damaged, or there is no room, or
            the bot runs.
    """
    with _copied(file, database) as copy:
        _check_ours(copy, file)
        replaced = None
        if database.exists():
            _close(database)
            replaced = database.with_name(f"{database.name}.replaced")
            database.replace(replaced)
        copy.replace(database)
        return replaced


@contextmanager
def _copied(source: Path, target: Path) -> Iterator[Path]:
    """Copy a database whole to beside `target`, and check the copy."""
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
            yield copied
        finally:
            copied.unlink(missing_ok=True)


def _check_ours(copy: Path, file: Path) -> None:
    """Let nothing through but a database that this version of the bot can go on with."""
    engine = create_engine(f"sqlite:///{copy}", poolclass=NullPool)
    with engine.connect() as connection:
        present = migrations.present(connection)
    if present is None:
        raise StoreDamagedError(f"{file} is no backup of the bot: restore another.")
    if present not in migrations.revisions():
        raise StoreError(f"{file} was made by a newer version of the bot: restore it with that.")


def _close(database: Path) -> None:
    """Fold a database's log into its file, which nobody can do while another has it open."""
    with closing(sqlite3.connect(database, timeout=_PATIENCE)) as there:
        try:
            there.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                told = f"{database} is in use: stop the bot, then restore."
                raise StoreError(told) from None
            # It is damaged, which is why it is to be replaced.
            for log in ("-wal", "-shm"):
                database.with_name(database.name + log).unlink(missing_ok=True)
