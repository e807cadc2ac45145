"""Pieces of SQL that several statements share: lists of ids, many rows inserted at once."""
