"""Answers /v1/verify: candidate quotes, one at a time or many at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from http import HTTPStatus
from typing import Any

from marshmallow import ValidationError

from service.api.access.limits import charge
from service.api.access.needs import Need
from service.api.app_context import app_context
from service.api.metrics import metrics
from service.api.parser import ApiBlueprint
from service.api.problems import invalid, messages_of, problem_of
from service.api.schemas.verification import (
    BareVerifyRequest,
    BatchAnswer,
    BatchRequest,
    SourcedQuery,
    VerificationAnswer,
    VerifyRequest,
)
from service.article_body import ArticleBody
from service.asking import ask, ask_all
from service.domain import VerifyQuery
from service.errors import QuoteVerifyError, TooCostlyTogether, TookTooLong
from service.lookahead import answered
from service.verification import Verification

blueprint = ApiBlueprint("verify", __name__, url_prefix="/v1/verify", description="Candidate quotes, verified")


@blueprint.route("", methods=["POST"], needs=Need.READ)
@blueprint.arguments(VerifyRequest)
@blueprint.response(200, VerificationAnswer)
def verify_quote(asked: SourcedQuery) -> Verification:
    """The closest recorded quotes, what exactly differs, who said them and who carried them.

    With `sources`, the quote is compared with these texts and nothing else; they are not stored.
    """
    return answer_query(*asked)


@blueprint.route("", methods=["GET"], needs=Need.READ)
@blueprint.arguments(BareVerifyRequest, location="query")
@blueprint.response(200, VerificationAnswer)
def verify_quote_by_address(query: VerifyQuery) -> Verification:
    """The same as a GET, which can be cached and linked to."""
    return answer_query(query)


@blueprint.route("/batch", methods=["POST"], needs=Need.READ)
@blueprint.arguments(BatchRequest)
@blueprint.response(200, BatchAnswer)
def verify_batch(sent: dict[str, list[Any]]) -> dict[str, Any]:
    """Many at once; one bad item does not fail the rest.

    Each counts as one read, and as more where they take long: what is more than is left is answered with 429, before
    most of them are looked for. What would take more processor time than a request may have is answered with 413, which
    says in how many parts to send it.
    """
    charge(len(sent["items"]) - 1)
    with app_context().for_draft():
        loaded = [_asked_or_problem(item) for item in sent["items"]]
        queries = [asked.query for asked in loaded if isinstance(asked, SourcedQuery) and not asked.sources]
        answers = iter(_answers(queries))
        return {"items": [_item(_outcome(asked, answers)) for asked in loaded]}


def _asked_or_problem(item: Any) -> SourcedQuery | dict[str, Any]:
    """What an item asks, or the problem with it."""
    try:
        asked: SourcedQuery = _ITEM.load(item)
        app_context().check_length(asked.query)
    except ValidationError as error:
        return invalid(messages_of(error))
    except QuoteVerifyError as error:
        return problem_of(error)
    return asked


_ITEM = VerifyRequest()


def _outcome(
    asked: SourcedQuery | dict[str, Any], answers: Iterator[Verification | dict[str, Any]]
) -> Verification | dict[str, Any]:
    """The problem with an item, the answer by its own sources, or the next of the `answers` of those without."""
    if not isinstance(asked, SourcedQuery):
        return asked
    return _answer_or_problem(*asked) if asked.sources else next(answers)


def _answers(queries: Sequence[VerifyQuery]) -> list[Verification | dict[str, Any]]:
    """The answers to all of `queries`, in their order."""
    answers = dict(answered(range(len(queries)), lambda at, waiting: _group([queries[n] for n in at], waiting), charge))
    return [answers[number] for number in range(len(queries))]


def _group(queries: Sequence[VerifyQuery], waiting: int) -> list[Verification | dict[str, Any]]:
    """The answers to some at once; where one of them fails, each is answered for itself."""
    try:
        answers = ask_all(queries, app_context().store, app_context().index, app_context().tuning, waiting=waiting)
    except TooCostlyTogether:
        raise
    except QuoteVerifyError as error:
        if isinstance(error, TookTooLong) and waiting + len(queries) > 1:
            raise  # the time of all of them is over
        return [_answer_or_problem(query) for query in queries]
    for answer in answers:
        metrics().count_verification(answer.verdict, answer.attribution)
    return list(answers)


def _answer_or_problem(query: VerifyQuery, sources: Sequence[ArticleBody] = ()) -> Verification | dict[str, Any]:
    try:
        return answer_query(query, sources)
    except QuoteVerifyError as error:
        return problem_of(error)


def _item(outcome: Verification | dict[str, Any]) -> dict[str, Any]:
    if isinstance(outcome, Verification):
        return {"status": int(HTTPStatus.OK), "result": outcome}
    return {"status": outcome["status"], "problem": outcome}


def answer_query(query: VerifyQuery, sources: Sequence[ArticleBody] = ()) -> Verification:
    """The answer to `query`, counted and within the time of a request. Raises QuoteVerifyError."""
    app_context().check_length(query)
    with app_context().for_verification():
        answer = ask(query, app_context().store, app_context().index, sources, app_context().tuning)
    metrics().count_verification(answer.verdict, answer.attribution)
    return answer
