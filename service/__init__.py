"""quoteverify: who said what, in whose words, and which outlets carried it."""

__version__ = "0.1.0"
