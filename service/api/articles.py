"""/v1/articles: articles in, and the quotes that they carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from flask import url_for

from service.api.access.needs import Need
from service.api.app_context import app_context
from service.api.cursors import make_cursor, read_cursor
from service.api.exports import exported
from service.api.files import ArticleFileBlueprint, sent_file
from service.api.schemas.articles import (
    ArticleAnswer,
    ArticleRequest,
    ArticlesAnswer,
    ArticlesRequest,
    ArticleSummaryAnswer,
    ArticleTextAnswer,
)
from service.article_body import ArticleBody, article_of
from service.domain import ArticleSummary, Occurrence, OccurrenceFilter
from service.ingestion import ingest
from service.question import only
from service.withdrawal import withdraw

blueprint = ArticleFileBlueprint(
    "articles", __name__, url_prefix="/v1/articles", description="News articles, by outlet"
)
ID = "<int(max=9223372036854775807):article_id>"


@blueprint.route("", methods=["POST"], needs=Need.WRITE)
@blueprint.arguments(ArticleRequest)
@blueprint.response(201, ArticleAnswer, description="The article was stored and its quotes can be verified")
@blueprint.alt_response(200, schema=ArticleAnswer, description="The same text of the same outlet was there already")
def add_article(body: ArticleBody) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Store an article and index its quotes.

    An article may be sent as a file, too: as `multipart/form-data`, with it in `file` and the other fields beside it.
    The same outlet and the same text are one article, however often they are sent: the answer is then 200.
    """
    with app_context().for_article():
        sent = sent_file()
        document = sent.document if sent else None
        article = article_of(body)
        if document is not None:
            article = replace(article, left_out=(*article.left_out, *document.left_out))
        ingested = ingest(article, app_context().store, app_context().index, app_context().limits)
    location = {"Location": url_for("articles.get_article", article_id=ingested.article.id)}
    answer = _with_quotes(ingested.article, ingested.occurrences)
    if body.html is not None or document is not None:
        answer["left_out"] = article.left_out
    if document is not None:
        answer["notices"] = document.notices
    return answer, 201 if ingested.created else 200, location


@blueprint.route("", methods=["GET"], needs=Need.READ)
@blueprint.arguments(ArticlesRequest, location="query")
@blueprint.response(200, ArticlesAnswer)
@exported(ArticleSummaryAnswer)
def list_articles(parameters: dict[str, Any]) -> dict[str, Any]:
    """List articles, by outlet, time of publication and kind."""
    kind = parameters["kind"]
    filter = OccurrenceFilter(
        parameters["outlet"],
        parameters["published_from"],
        parameters["published_to"],
        kinds=only(kind),
    )
    page = app_context().store.articles(filter, parameters["limit"], read_cursor("articles", parameters["cursor"]))
    return {"items": page.items, "next_cursor": make_cursor("articles", page.next_after)}


@blueprint.route(f"/{ID}", methods=["GET"], needs=Need.READ)
@blueprint.response(200, ArticleTextAnswer)
def get_article(article_id: int) -> dict[str, Any]:
    """An article with its text and its quotes."""
    article, text, quotes = app_context().store.article_with_quotes(article_id)
    return _with_quotes(article, quotes) | {"text": text}


@blueprint.route(f"/{ID}", methods=["DELETE"], needs=Need.ADMIN)
@blueprint.response(204)
def delete_article(article_id: int) -> None:
    """Take an article out, and with it every quote that nobody else carries."""
    withdraw(article_id, app_context().store, app_context().index)


def _with_quotes(article: ArticleSummary, occurrences: Sequence[Occurrence]) -> dict[str, Any]:
    """Every field of the article, and its quotes."""
    return {field.name: getattr(article, field.name) for field in fields(article)} | {"quotes": occurrences}
