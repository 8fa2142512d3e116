"""Clinic posts, the staff who write them, and counts of what readers were shown."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)
CHAT_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, and note in the outbox who watches and what a post's pictures are."""
    op.add_column("mailings", sa.Column("why_paused", sa.String(200)))
    op.add_column("mailings", sa.Column("watcher", sa.BigInteger))
    op.add_column("mailings", sa.Column("watched", sa.BigInteger))
    op.add_column("deliveries", sa.Column("album", sa.String(200)))
    _make_posts()
    _make_staff()
    _make_feed_and_counts()


def _make_posts() -> None:
    op.create_table(
        "posts",
        sa.Column("id", ID),
        sa.Column("title", sa.String(80), nullable=False),
        sa.Column("link", sa.Text),
        sa.Column("topic", sa.String(40)),
        sa.Column("audience", sa.String(40), nullable=False),
        sa.Column("due_at", MOMENT),
        sa.Column("revision", sa.SmallInteger, nullable=False),
        sa.Column("split", sa.Boolean, nullable=False),
        sa.Column("messages", sa.SmallInteger, nullable=False),
        sa.Column("origin", sa.String(80)),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("previewed_for", sa.BigInteger),
        sa.Column("preview_due_at", MOMENT),
        sa.Column("opened_at", MOMENT),
        sa.Column("cancelled_at", MOMENT),
        sa.Column("taken_back_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
        sa.UniqueConstraint("origin", name="uq_posts_origin"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_posts_opened_at", "posts", ["opened_at"])
    op.create_index("ix_posts_preview_due_at", "posts", ["preview_due_at"])
    op.create_table(
        "revisions",
        sa.Column("post_id", ID),
        sa.Column("revision", sa.SmallInteger, autoincrement=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("post_id", "revision", name="pk_revisions"),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name="fk_revisions_post_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "post_files",
        sa.Column("post_id", ID),
        sa.Column("place", sa.SmallInteger, autoincrement=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("file_id", sa.String(200)),
        sa.Column("content", sa.LargeBinary),
        sa.PrimaryKeyConstraint("post_id", "place", name="pk_post_files"),
        sa.ForeignKeyConstraint(
            ["post_id"], ["posts.id"], name="fk_post_files_post_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "reports",
        sa.Column("mailing", sa.String(40)),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=False),
        sa.Column("gate", sa.String(10), nullable=False),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("gone", sa.Integer, nullable=False),
        sa.Column("refused", sa.Integer, nullable=False),
        sa.Column("expired", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("mailing", name="pk_reports"),
    )


def _make_staff() -> None:
    op.create_table(
        "staff",
        sa.Column("person_id", CHAT_ID, autoincrement=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("writing", sa.String(80)),
        sa.Column("writing_since", MOMENT),
        sa.PrimaryKeyConstraint("person_id", name="pk_staff"),
    )
    op.create_table(
        "invitations",
        sa.Column("digest", sa.String(64)),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("made_by", sa.BigInteger),
        sa.PrimaryKeyConstraint("digest", name="pk_invitations"),
    )
    op.create_table(
        "log",
        sa.Column("id", ID),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("subject", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_log"),
    )
    op.create_index("ix_log_at", "log", ["at"])


def _make_feed_and_counts() -> None:
    op.create_table(
        "feed_entries",
        sa.Column("digest", sa.String(64)),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_feed_entries"),
    )
    op.create_table(
        "feeds",
        sa.Column("url", sa.String(500)),
        sa.Column("etag", sa.String(500)),
        sa.Column("modified", sa.String(100)),
        sa.Column("read_at", MOMENT),
        sa.PrimaryKeyConstraint("url", name="pk_feeds"),
    )
    op.create_table(
        "counts",
        sa.Column("day", sa.Date),
        sa.Column("what", sa.String(20)),
        sa.Column("subject", sa.String(80)),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", "what", "subject", name="pk_counts"),
    )
