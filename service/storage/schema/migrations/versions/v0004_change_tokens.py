"""By which token the log knows each of its changes; those that are there get one each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_FILL = {
    "sqlite": "UPDATE change SET token = random() & 9223372036854775807",
    "postgresql": "UPDATE change SET token = (random() * 9e18)::bigint",
}


def upgrade() -> None:
    """Add the column, and fill it: two copies of this database that go on apart tell their changes apart from here."""
    op.add_column("change", sa.Column("token", sa.BigInteger, nullable=False, server_default="0"))
    op.execute(_FILL[op.get_bind().dialect.name])
