"""Says of an article in which language it is, where nobody else does."""

from __future__ import annotations

from dataclasses import replace

from service.domain import Article
from service.language.recognition import recognise
from service.language.tags import canonical_tag


def with_language(article: Article) -> Article:
    """`article` with its language: as it is given, written in one way ("EN_us" as "en-US"), or recognised."""
    return replace(article, language=canonical_tag(article.language) or recognise(article.text))
