"""From text to quoted spans: marks, apostrophes, pairing, paragraphs, nesting."""

from service.extraction.extract import extract, marks_in, marks_to_read

__all__ = ["extract", "marks_in", "marks_to_read"]
