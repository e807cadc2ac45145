"""Measures whether printed quotes are found in transcripts of what was said, by whom, and how they compare."""

from evaluation.spoken.evaluate import evaluate_spoken
from evaluation.spoken.report import SpokenReport, sample_page

__all__ = ["SpokenReport", "evaluate_spoken", "sample_page"]
