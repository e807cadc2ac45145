"""Who spoke when in speech that was written down: labels, notes, turns, and the names that labels stand for."""
