"""Votes on tips."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of votes."""
    op.create_table(
        "votes",
        sa.Column("tip", sa.String(80)),
        sa.Column("revision", sa.SmallInteger, autoincrement=False),
        sa.Column("helpful", sa.Integer, nullable=False),
        sa.Column("not_for_me", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("tip", "revision", name="pk_votes"),
    )
