"""The word classes of the default language, for parts that are not yet handed one."""

from __future__ import annotations

from service.language.language import DEFAULT, language
from service.language.word_classes import PREDICATE, Sort, WordClasses

__all__ = ["PREDICATE", "Sort", "is_title", "lexicon", "words"]


def lexicon() -> WordClasses:
    """The word classes of the default language."""
    return language(DEFAULT).word_classes


def words(text: str) -> frozenset[str]:
    """The words of `text` as a set."""
    return frozenset(text.split())


def is_title(word: str) -> bool:
    """Whether `word` ("Sen.", "Secretary", "President-elect") stands before names as a title."""
    return lexicon().is_title(word)
