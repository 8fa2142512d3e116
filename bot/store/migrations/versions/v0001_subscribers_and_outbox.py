"""Subscribers and the outbox.

A step stands for itself: it never imports the schema, which moves on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)
CHAT_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the first three tables."""
    op.create_table(
        "subscribers",
        sa.Column("chat_id", CHAT_ID, autoincrement=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("tips_version", sa.String(40)),
        sa.Column("tips_given_at", MOMENT),
        sa.Column("posts_version", sa.String(40)),
        sa.Column("posts_given_at", MOMENT),
        sa.Column("posts_sent_on", sa.Date),
        sa.Column("minute", sa.SmallInteger, nullable=False),
        sa.Column("weekdays", sa.SmallInteger, nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("paused_until", MOMENT),
        sa.Column("track", sa.String(20), nullable=False),
        sa.Column("silent", sa.Boolean, nullable=False),
        sa.Column("last_tip", sa.String(80)),
        sa.Column("last_tip_on", sa.Date),
        sa.Column("next_tip_at", MOMENT),
        sa.PrimaryKeyConstraint("chat_id", name="pk_subscribers"),
        sa.CheckConstraint(
            "tips_given_at IS NOT NULL OR posts_given_at IS NOT NULL",
            name=op.f("ck_subscribers_consent"),
        ),
    )
    op.create_index("ix_subscribers_next_tip_at", "subscribers", ["next_tip_at"])
    op.create_table(
        "mailings",
        sa.Column("name", sa.String(40)),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("planned", sa.Boolean, nullable=False),
        sa.Column("gate", sa.String(10), nullable=False),
        sa.Column("gone", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_mailings"),
    )
    op.create_table(
        "deliveries",
        sa.Column("chat_id", sa.BigInteger, autoincrement=False),
        sa.Column("mailing", sa.String(40)),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT),
        sa.Column("claim", sa.BigInteger),
        sa.Column("failures", sa.SmallInteger, nullable=False),
        sa.Column("tip", sa.String(80)),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("chat_id", "mailing", name="pk_deliveries"),
        sa.ForeignKeyConstraint(["mailing"], ["mailings.name"], name="fk_deliveries_mailing"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_deliveries_mailing_state_due_at", "deliveries", ["mailing", "state", "due_at"]
    )
