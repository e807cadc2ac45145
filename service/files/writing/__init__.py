"""Writes tables as files that other programs read."""
