"""What alembic runs: the migrations, on the connection that service.storage.schema.migration gives."""

from alembic import context

from service.storage.schema.tables import Base

connection = context.config.attributes["connection"]
# render_as_batch: SQLite alters a table by copying it. transactional_ddl: our own BEGIN covers it there as well.
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
