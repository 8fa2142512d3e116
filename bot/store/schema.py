"""The tables, as small as they can be: no name, no date of birth, no word that a person wrote.

A change here needs a step in migrations/versions.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite, which knows no zones, is given it without."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Return what the database keeps."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment must be aware of its zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  SQLAlchemy's form
        """Return what was kept, aware of its zone."""
        return value and value.replace(tzinfo=UTC)


# In SQLite the one is the row's own number, which needs no index.
_ChatId = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

subscribers = Table(
    "subscribers",
    metadata,
    Column("chat_id", _ChatId, primary_key=True, autoincrement=False),
    Column("language", String(8), nullable=False),
    Column("tips_version", String(40)),
    Column("tips_given_at", Moment),
    Column("posts_version", String(40)),
    Column("posts_given_at", Moment),
    Column("posts_sent_on", Date),
    Column("minute", SmallInteger, nullable=False),
    Column("weekdays", SmallInteger, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("paused_until", Moment),
    Column("track", String(20), nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("last_tip", String(80)),
    Column("last_tip_on", Date),
    Column("next_tip_at", Moment),
    CheckConstraint("tips_given_at IS NOT NULL OR posts_given_at IS NOT NULL", name="consent"),
    Index(None, "next_tip_at"),
)

# `planned`: everyone who is to have it stands in deliveries. `gone`: how many chats were no more;
# their rows are deleted, so this number is all that is left of them.
mailings = Table(
    "mailings",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("opened_at", Moment, nullable=False),
    Column("planned", Boolean, nullable=False),
    Column("gate", String(10), nullable=False),
    Column("gone", Integer, nullable=False),
)

# A delivery is due at `due_at`. A claim moves that to the end of the lease, so that what a dead
# worker leaves behind is due again by itself.
deliveries = Table(
    "deliveries",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("mailing", String(40), ForeignKey("mailings.name"), primary_key=True),
    Column("state", String(10), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("claim", BigInteger),
    Column("failures", SmallInteger, nullable=False),
    Column("tip", String(80)),
    Column("message_id", BigInteger),
    Column("reason", Text),
    Index(None, "mailing", "state", "due_at"),
    sqlite_with_rowid=False,
)

# What readers thought of a tip, counted for each revision of it; whose votes, nobody knows.
votes = Table(
    "votes",
    metadata,
    Column("tip", String(80), primary_key=True),
    Column("revision", SmallInteger, primary_key=True, autoincrement=False),
    Column("helpful", Integer, nullable=False),
    Column("not_for_me", Integer, nullable=False),
)
