"""The tables, as small as they can be: of a reader no name, no date of birth, no word they wrote.

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
    LargeBinary,
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

_Id = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
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
# their rows are deleted, so this number is all that is left of them. `watcher` and `watched`: the
# chat of the member of staff who sees how far it is, and the message that says so.
mailings = Table(
    "mailings",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("opened_at", Moment, nullable=False),
    Column("planned", Boolean, nullable=False),
    Column("gate", String(10), nullable=False),
    Column("begun", Boolean, nullable=False),
    Column("gone", Integer, nullable=False),
    Column("why_paused", String(200)),
    Column("watcher", BigInteger),
    Column("watched", BigInteger),
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
    Column("album", String(200)),
    Column("reason", Text),
    Index(None, "mailing", "state", "due_at"),
    sqlite_with_rowid=False,
)

# A post as staff made it. Its id is never given again, for the names of mailings are made of it.
posts = Table(
    "posts",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("title", String(80), nullable=False),
    Column("link", Text),
    Column("topic", String(40)),
    Column("audience", String(40), nullable=False),
    Column("due_at", Moment),
    Column("revision", SmallInteger, nullable=False),
    Column("split", Boolean, nullable=False),
    Column("messages", SmallInteger, nullable=False),
    Column("origin", String(80), unique=True),
    Column("made_at", Moment, nullable=False),
    Column("previewed_for", BigInteger),
    Column("preview_due_at", Moment),
    Column("opened_at", Moment),
    Column("cancelled_at", Moment),
    Column("taken_back_at", Moment),
    Index(None, "opened_at"),
    Index(None, "preview_due_at"),
    sqlite_autoincrement=True,
)

# The text of a post, and of each correction of it; one above posts.revision is not out yet.
revisions = Table(
    "revisions",
    metadata,
    Column("post_id", _Id, ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", SmallInteger, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
)

# `content` is kept only until Telegram has given the file an id.
post_files = Table(
    "post_files",
    metadata,
    Column("post_id", _Id, ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True),
    Column("place", SmallInteger, primary_key=True, autoincrement=False),
    Column("kind", String(10), nullable=False),
    Column("name", String(120), nullable=False),
    Column("file_id", String(200)),
    Column("content", LargeBinary),
)

# How a mailing ended: what is left of it when its deliveries are forgotten.
reports = Table(
    "reports",
    metadata,
    Column("mailing", String(40), primary_key=True),
    Column("opened_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=False),
    Column("gate", String(10), nullable=False),
    Column("sent", Integer, nullable=False),
    Column("gone", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("expired", Integer, nullable=False),
)

# The clinic's staff, who are no readers: their names stand here, so that all know who did what.
staff = Table(
    "staff",
    metadata,
    Column("person_id", _ChatId, primary_key=True, autoincrement=False),
    Column("role", String(10), nullable=False),
    Column("name", String(80), nullable=False),
    Column("language", String(8), nullable=False),
    Column("since", Moment, nullable=False),
    Column("writing", String(80)),
    Column("writing_since", Moment),
)

invitations = Table(
    "invitations",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("role", String(10), nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("made_by", BigInteger),
)

log = Table(
    "log",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("name", String(80), nullable=False),
    Column("action", String(20), nullable=False),
    Column("subject", String(80), nullable=False),
    Index(None, "at"),
)

# Entries of the clinic's feed that have been seen, by what is known of them for good.
feed_entries = Table(
    "feed_entries",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("seen_at", Moment, nullable=False),
)

# What the feed's server said of its last answer, to ask only for what is new.
feeds = Table(
    "feeds",
    metadata,
    Column("url", String(500), primary_key=True),
    Column("etag", String(500)),
    Column("modified", String(100)),
    Column("read_at", Moment),
)

# How often something was shown or happened, a day (UTC): whose taps these were, nobody knows.
counts = Table(
    "counts",
    metadata,
    Column("day", Date, primary_key=True),
    Column("what", String(20), primary_key=True),
    Column("subject", String(80), primary_key=True),
    Column("number", Integer, nullable=False),
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
