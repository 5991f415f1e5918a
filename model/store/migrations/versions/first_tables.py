"""The first tables: sets of figures and their versions."""

import sqlalchemy as sa
from alembic import op

revision = "first_tables"
down_revision = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "data_set",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("view_code", sa.String(20), nullable=False, unique=True),
        sa.Column("edit_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("office", sa.String(60), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "data_set_version",
        sa.Column("data_set", sa.Integer, sa.ForeignKey("data_set.id"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("saved", sa.DateTime(timezone=True), nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.Column("stations", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    """Drop both tables."""
    op.drop_table("data_set_version")
    op.drop_table("data_set")
