"""The tables of the store: a set of figures, and each version of it."""

import sqlalchemy as sa

from model.store.record import NOTE_LETTERS, OFFICE_LETTERS

metadata = sa.MetaData()

data_set = sa.Table(
    "data_set",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("view_code", sa.String(20), nullable=False, unique=True),
    sa.Column("edit_hash", sa.String(64), nullable=False, unique=True),
    sa.Column("version", sa.Integer, nullable=False),  # the newest
    sa.Column("office", sa.String(OFFICE_LETTERS), nullable=False),
    sa.Column("note", sa.String(NOTE_LETTERS), nullable=False),
    sa.Column("created", sa.DateTime(timezone=True), nullable=False),
)

data_set_version = sa.Table(
    "data_set_version",
    metadata,
    sa.Column("data_set", sa.ForeignKey("data_set.id"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("saved", sa.DateTime(timezone=True), nullable=False),
    sa.Column("figures", sa.JSON, nullable=False),
    sa.Column("stations", sa.JSON, nullable=False),
)
