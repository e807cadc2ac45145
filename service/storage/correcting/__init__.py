"""Keeps corrections, and brings what is stored in line with them.

The tables of corrections are the truth: rows are added, an undo is a row. `settling.py` (occurrences) and `persons.py`
(speakers) compute from them what occurrences, names and speakers say, whenever a correction, an article or a new
reading comes; `places.py` finds the place that a correction is about in an article that came again.
"""
