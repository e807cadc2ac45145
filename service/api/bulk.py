"""/v1/articles/bulk: articles by the line, and one result a line, while they come in."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any

from flask import Response, json, jsonify, request
from prometheus_client import Counter
from webargs.flaskparser import abort

from service.api.access.needs import Need
from service.api.app_context import AppContext, app_context
from service.api.exports import JSON, NDJSON
from service.api.lines import Line, batches, split_lines
from service.api.metrics import metrics
from service.api.parser import ApiBlueprint
from service.api.problems import problem, problem_of
from service.api.schemas.articles import BulkAnswer, BulkRequest
from service.api.streamed_answer import made_by_a_thread
from service.api.turns import share
from service.article_body import article_of, json_of_line, parse_body
from service.domain import Article
from service.errors import QuoteVerifyError, StorageUnavailable, UnreadableDocument
from service.ingestion import ReadArticle, ingest_all, prepare_articles
from service.storage.records import Stored

blueprint = ApiBlueprint("bulk", __name__, url_prefix="/v1/articles", description="Many articles at once")
_LOG = logging.getLogger(__name__)
_REQUEST_BODY = {
    "required": True,
    "description": "One ArticleRequest a line (NDJSON), blank lines are passed over; or up to 100 in JSON",
    "content": {
        JSON: {"schema": BulkRequest},
        NDJSON: {"schema": {"$ref": "#/components/schemas/ArticleRequest"}},
    },
}


@dataclass(frozen=True, slots=True)
class _Sent:
    """What stands on a line: an article, or a problem."""

    line: int
    article: Article | None = None
    problem: dict[str, Any] | None = None


@blueprint.route("/bulk", methods=["POST"], needs=Need.WRITE)
@blueprint.doc(requestBody=_REQUEST_BODY)
@blueprint.response(
    200, BulkAnswer, description="One result a line, in the order of the lines; or JSON, where JSON came"
)
def add_articles() -> Response:
    """Store many articles, one a line, and answer each with a line while the rest comes in.

    A line is what `POST /v1/articles` takes, and its result has the status that would have had. A bad line is reported
    and does not stop the others. What is answered with 201 or 200 is stored, whatever happens afterwards; to go on
    after anything broke off, send the same lines again: what is there is answered with 200.

    As JSON, for clients that cannot stream: up to 100 `articles` in one body, answered as a whole when all are stored.
    """
    if request.is_json:
        return jsonify(results=_of_json(app_context(), request.max_content_length or sys.maxsize))
    if request.mimetype != NDJSON:
        abort(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            detail=f"Send one article a line, with Content-Type: {NDJSON}, or a JSON object.",
        )
    longest = request.max_content_length or sys.maxsize
    request.max_content_length = sys.maxsize  # of the whole body; None would mean the app's limit again
    lines = split_lines(request.stream.read, longest)
    results = _results(lines, app_context(), longest, metrics().bulk_lines)
    return Response(made_by_a_thread(map(_as_lines, results)), content_type=NDJSON)


def _of_json(context: AppContext, longest: int) -> list[dict[str, Any]]:
    """The results of a request in JSON, each article taken as a line of its own."""
    sent = ApiBlueprint.ARGUMENTS_PARSER.parse(BulkRequest(), request, location="json")
    lines = (Line(number, json.dumps(article).encode()) for number, article in enumerate(sent["articles"], start=1))
    batches_of_results = _results(lines, context, longest, metrics().bulk_lines)
    return [result for results in batches_of_results for result in results]


def _as_lines(results: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(result).encode() + b"\n" for result in results)


def _results(
    lines: Iterable[Line], context: AppContext, longest: int, counter: Counter
) -> Iterator[list[dict[str, Any]]]:
    """The results of each batch, once it is stored; after a failure of the database nothing more is stored.

    `longest` is how many bytes a line may hold, `counter` counts the results by status.
    """
    failure: StorageUnavailable | None = None
    for batch in batches(lines, context.bulk_limits):
        if failure is None:
            sent = [_read_line(line, longest, context) for line in batch]
            try:
                results = list(_store(sent, context))
            except StorageUnavailable as error:
                failure = error
                results = [_refusal(item.line, item.problem or _not_stored(error)) for item in sent]
        else:
            results = [_refusal(line.number, _not_stored(failure)) for line in batch]
        for result in results:
            counter.labels(result["status"]).inc()
        yield results


def _read_line(line: Line, longest: int, context: AppContext) -> _Sent:
    """The article on a line, checked as one that is sent alone."""
    if line.content is None:
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return _Sent(line.number, problem=problem(status, f"The line is longer than {longest:,} bytes; shorten it."))
    try:
        body = json_of_line(line.content)
    except UnreadableDocument as error:
        return _Sent(line.number, problem=problem(HTTPStatus.BAD_REQUEST, str(error)))
    try:
        with _reading(context):
            return _Sent(line.number, article_of(parse_body(body)))
    except QuoteVerifyError as error:
        return _Sent(line.number, problem=problem_of(error))
    except Exception:
        _LOG.exception("line %s of a bulk request could not be read", line.number)
        return _Sent(line.number, problem=_unforeseen())


@contextmanager
def _reading(context: AppContext) -> Iterator[None]:
    """Read one article within this block; others who make long answers go first when this one has read for long."""
    share()
    with context.for_article():
        yield


def _store(sent: Sequence[_Sent], context: AppContext) -> Iterator[dict[str, Any]]:
    """Store all that can be stored; the result of each line. Raises StorageUnavailable before the first result."""
    to_read = [item.article for item in sent if item.article is not None]
    articles = prepare_articles(to_read, context.store, context.limits, partial(_reading, context))
    prepared = [article.prepared for article in articles if article.prepared is not None]
    newly_stored = iter(ingest_all(prepared, context.store, context.index) if prepared else ())
    outcomes = iter(articles)
    for item in sent:
        if item.article is None:
            yield _refusal(item.line, item.problem or _unforeseen())
            continue
        article = next(outcomes)
        yield _result(item.line, article, next(newly_stored) if article.prepared is not None else article.stored)


def _result(line: int, article: ReadArticle, stored: Stored | None) -> dict[str, Any]:
    if stored is not None:
        status = HTTPStatus.CREATED if stored.is_new else HTTPStatus.OK
        result = {"line": line, "status": int(status), "id": stored.article_id, "quotes": stored.quotes}
        left_out = [{"reason": piece.reason.value, "text": piece.text} for piece in article.article.left_out]
        return result | {"left_out": left_out} if left_out else result
    fault = article.fault
    return _refusal(line, problem_of(fault) if isinstance(fault, QuoteVerifyError) else _unforeseen())


def _refusal(line: int, fault: dict[str, Any]) -> dict[str, Any]:
    return {"line": line, "status": fault["status"], "problem": fault}


def _not_stored(error: StorageUnavailable) -> dict[str, Any]:
    fault = problem_of(error)
    return fault | {"detail": f"This line is not stored: {error}. Send this line and those after it again."}


def _unforeseen() -> dict[str, Any]:
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "Something failed on our side; it was logged.")
