"""The version of the reader: what it would say of an article may differ from what another version said."""

from __future__ import annotations

READER = 9
"""To be raised by `python -m docs.reader` when the reader finds other quotes, or gives them to others, than before: by
rules, word lists or trained weights. tests/docs/test_reader.py notices that on a sample of articles."""
