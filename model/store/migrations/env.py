"""What Alembic runs: the migrations, on the connection and in the transaction it is given."""

from alembic import context

from model.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter a table in place
)
with context.begin_transaction():
    context.run_migrations()
