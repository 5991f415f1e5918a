"""Reviews of sets of figures, saved what-ifs, and drafts of figures not yet saved."""

from functools import partial

import sqlalchemy as sa
from alembic import op

revision = "reviews_what_ifs_drafts"
down_revision = "first_tables"


def upgrade() -> None:
    """Make the three tables."""
    filled, when = partial(sa.Column, nullable=False), sa.String(32)  # ISO 8601
    op.create_table(
        "review",
        sa.Column("id", sa.Integer, primary_key=True),
        filled("data_set", sa.Integer, sa.ForeignKey("data_set.id")),
        filled("version", sa.Integer),  # of the set, as it was submitted
        filled("state", sa.String(10)),  # see `Review`
        filled("submitted", when),
        sa.Column("decided", when),
        filled("reviewer", sa.String(60)),
        filled("word", sa.String(200)),
    )
    op.create_table(
        "what_if",
        sa.Column("code", sa.String(13), primary_key=True),
        filled("name", sa.String(60)),
        filled("note", sa.String(200)),
        filled("author", sa.String(60)),
        filled("county", sa.String(6)),
        filled("page", sa.String(20)),
        filled("params", sa.JSON),  # of the link that reopens it
        filled("is_listed", sa.Boolean),
        filled("created", when),
    )
    op.create_table(
        "draft",
        sa.Column("code_hash", sa.String(64), primary_key=True),  # of the browser
        sa.Column("view_code", sa.String(21), primary_key=True),  # of the set below, '' for none
        filled("saved", when),
        filled("version", sa.Integer),
        filled("figures", sa.JSON),
        filled("stations", sa.JSON),
    )
