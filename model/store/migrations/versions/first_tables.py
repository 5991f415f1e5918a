"""The first tables: sets of figures and their versions."""

from functools import partial

import sqlalchemy as sa
from alembic import op

revision = "first_tables"
down_revision = None


def upgrade() -> None:
    """Make both tables."""
    filled, when = partial(sa.Column, nullable=False), sa.String(32)  # ISO 8601
    op.create_table(
        "data_set",
        sa.Column("id", sa.Integer, primary_key=True),
        filled("view_code", sa.String(21), unique=True),
        filled("edit_hash", sa.String(64), unique=True),
        filled("version", sa.Integer),  # the newest
        filled("office", sa.String(60)),
        filled("note", sa.String(200)),
        filled("created", when),
    )
    op.create_table(
        "data_set_version",
        sa.Column("data_set", sa.Integer, sa.ForeignKey("data_set.id"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        filled("saved", when),
        filled("figures", sa.JSON),
        filled("stations", sa.JSON),
    )
