"""Measures how right verification is: thousands of questions of known answer, put to the real service."""

from evaluation.verification.evaluate import Extent, evaluate_verification
from evaluation.verification.misses import verification_misses_page
from evaluation.verification.report import VerificationReport

__all__ = ["Extent", "VerificationReport", "evaluate_verification", "verification_misses_page"]
