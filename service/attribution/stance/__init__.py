"""Stance: whether the article says that a quote was said, denies it, or leaves it in doubt."""
