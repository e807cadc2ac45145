"""Takes new readings of stored articles: `readings.py` is the way in; `replacing.py` writes, `differences.py` tells."""
