"""Files for those who run the service."""
