"""From text to quoted spans: marks, apostrophes, pairing, paragraphs, nesting."""

from service.extraction.extract import extract

__all__ = ["extract"]
