"""How good extraction and attribution are on real news: figures, floors that only rise, and the misses to read."""

from service.evaluation.gold import CorpusUnreadable
from service.evaluation.misses import misses_page
from service.evaluation.polnear import evaluate_polnear
from service.evaluation.report import Report, read_floors

__all__ = ["CorpusUnreadable", "Report", "evaluate_polnear", "misses_page", "read_floors"]
