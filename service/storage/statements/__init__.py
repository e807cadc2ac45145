"""Pieces of SQL that several statements share."""
