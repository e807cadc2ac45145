"""Reads a news article: its quotation marks part what was said from the writer's narration, which names who said it."""

from __future__ import annotations

from service.attribution import attribute_inner, tuning_of
from service.domain import Article, AttributedSpan
from service.extraction import extract
from service.language.language import Language
from service.reading.interview import with_answers
from service.reading.limits import Limits
from service.reading.sections import attribute_sections


def read_news_article(article: Article, language: Language, limits: Limits) -> tuple[AttributedSpan, ...]:
    """The quotes of `article` in order of start, those within them included; see `service.reading.read`."""
    spans = extract(article.text, language)
    limits.check(spans)
    tuning = tuning_of(limits.least_confidence)
    attributed = [*attribute_sections(article, spans, language, tuning)]
    return attribute_inner(article.text, with_answers(article, attributed, language, tuning), language, tuning=tuning)
