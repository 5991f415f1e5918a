"""What Alembic runs: the migrations, on the connection and in the transaction it is given."""

from alembic import context

# In batches: SQLite cannot alter a table in place.
context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
