"""The database's versions, run by service.storage.schema.migration."""
