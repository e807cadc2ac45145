"""From an article to its quotes and who said them: the one way, for ingestion, checks and evaluation."""

from service.reading.limits import Limits
from service.reading.read import DEFAULT_LIMITS, read
from service.reading.recognition import with_language
from service.reading.version import READER

__all__ = ["DEFAULT_LIMITS", "READER", "Limits", "read", "with_language"]
