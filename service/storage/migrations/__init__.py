"""The database's versions, run by service.storage.migration."""
