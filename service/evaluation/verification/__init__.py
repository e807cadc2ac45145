"""How right verification is: thousands of questions with known answers made from a corpus, put to the real service."""

from service.evaluation.verification.evaluate import Extent, evaluate_verification
from service.evaluation.verification.misses import verification_misses_page
from service.evaluation.verification.report import VerificationReport

__all__ = ["Extent", "VerificationReport", "evaluate_verification", "verification_misses_page"]
