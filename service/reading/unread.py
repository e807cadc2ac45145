"""Reads an article in a language of which nothing is known here: its quotes, without a guess at who said them."""

from __future__ import annotations

from service.attribution.kinds import kind_by_form
from service.domain import Article, AttributedSpan, QuotedSpan
from service.extraction import extract
from service.language.language import DEFAULT, language
from service.reading.limits import Limits


def read_unread_language(article: Article, limits: Limits) -> tuple[AttributedSpan, ...]:
    """The quotes of `article`, each a statement or a phrase by its form: whether somebody said it, is not known.

    Quotation marks are read as in the default language: in other languages, too, that finds nearly all.
    """
    spans = extract(article.text, language(DEFAULT))
    limits.check(spans)
    return tuple(_unattributed(article.text, span) for span in spans)


def _unattributed(text: str, span: QuotedSpan) -> AttributedSpan:
    kind = kind_by_form(text[span.start : span.end], text[: span.start - len(span.open)])
    return AttributedSpan(span, kind, None, tuple(_unattributed(text, inner) for inner in span.inner))
