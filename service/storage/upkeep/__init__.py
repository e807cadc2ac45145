"""Keeps what the service needs for itself: API keys, the log of changes that an index reads, what was done once."""
