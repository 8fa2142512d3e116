"""The history of the tables: one step a version, forward only, applied when the bot starts."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.errors import StoreError

# Any number, the same in every copy of the bot: who holds this lock in PostgreSQL, migrates.
_LOCK = 8_207_306_226


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the tables up to date, in the caller's transaction and alone.

    In SQLite the caller's write transaction is the lock.

    Raises:
        StoreError: a newer version of the bot has made this database.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = config_for(connection)
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    present = MigrationContext.configure(connection).get_current_revision()
    if present is not None and present not in known:
        raise StoreError(
            f"The database was made by a newer version of the bot (its tables are {present}): "
            "run that version."
        )
    command.upgrade(config, to)


def config_for(connection: Connection) -> Config:
    """Return Alembic's configuration for this folder and this connection."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
