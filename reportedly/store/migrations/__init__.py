"""The history of the schema, one step a module in `versions/`; alembic runs them (`store.upgrading`)."""
