"""Finds candidates: the recorded wordings that a candidate quote may come from."""
