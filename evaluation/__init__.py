"""How good extraction and attribution are on real news: figures, floors that only rise, and the misses to read."""

from evaluation.gold import CorpusUnreadable
from evaluation.misses import misses_page
from evaluation.polnear import evaluate_polnear
from evaluation.report import Report, read_floors

__all__ = ["CorpusUnreadable", "Report", "evaluate_polnear", "misses_page", "read_floors"]
