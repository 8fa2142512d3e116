"""The history of the tables: one step a version, forward only, applied when the bot starts.

The file of a step is named after its revision: `v0002_votes.py` is 0002. Alembic, with 10 MB of
its own, is loaded only where there is a step to take.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from bot.errors import StoreError

if TYPE_CHECKING:
    from alembic.config import Config

# Any number, the same in every copy of the bot: who holds this lock in PostgreSQL, migrates.
_LOCK = 8_207_306_226

_HERE = Path(__file__).parent


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the tables up to date, in the caller's transaction and alone.

    In SQLite the caller's write transaction is the lock.

    Raises:
        StoreError: a newer version of the bot has made this database.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    known, found = revisions(), present(connection)
    if found is not None and found not in known:
        raise StoreError(
            f"The database was made by a newer version of the bot (its tables are {found}): "
            "run that version."
        )
    if to == "head" and found == known[-1]:
        return
    from alembic import command  # noqa: PLC0415

    command.upgrade(_config(connection), to)


def revisions() -> list[str]:
    """Return every revision there is, the first one first."""
    return sorted(file.name[1:5] for file in (_HERE / "versions").glob("v*.py"))


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    return config


def present(connection: Connection) -> str | None:
    """Return the revision of the tables; None where there are none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
