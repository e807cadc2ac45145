"""The ways a candidate quote differs from what was said: each makes of a passage a query whose answer is known."""
