"""Whether a mailing has begun, which outlasts whoever was sent it and then left."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Take the step. Of what is there already, anybody may have got something."""
    op.add_column(
        "mailings", sa.Column("begun", sa.Boolean, nullable=False, server_default=sa.true())
    )
