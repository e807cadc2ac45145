"""/v1/verify: did they say this?"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from marshmallow import ValidationError

from service.api.access.limits import charge
from service.api.access.needs import Need
from service.api.metrics import metrics
from service.api.parser import ApiBlueprint
from service.api.parts import parts
from service.api.problems import invalid, messages_of, problem_of
from service.api.schemas.verification import BatchAnswer, BatchRequest, VerificationAnswer, VerifyRequest
from service.domain import VerifyQuery
from service.errors import InvalidQuery, QuoteVerifyError
from service.verification import Verification, verify

blueprint = ApiBlueprint("verify", __name__, url_prefix="/v1/verify", description="Candidate quotes, verified")


@blueprint.route("", methods=["POST"], needs=Need.READ)
@blueprint.arguments(VerifyRequest)
@blueprint.response(200, VerificationAnswer)
def verify_quote(query: VerifyQuery) -> Verification:
    """The closest recorded quotes, what exactly differs, who said them and who carried them."""
    return _answer(query)


@blueprint.route("", methods=["GET"], needs=Need.READ)
@blueprint.arguments(VerifyRequest, location="query")
@blueprint.response(200, VerificationAnswer)
def verify_quote_by_address(query: VerifyQuery) -> Verification:
    """The same as a GET, which can be cached and linked to."""
    return _answer(query)


@blueprint.route("/batch", methods=["POST"], needs=Need.READ)
@blueprint.arguments(BatchRequest)
@blueprint.response(200, BatchAnswer)
def verify_batch(sent: dict[str, list[Any]]) -> dict[str, Any]:
    """Many at once; one bad item does not fail the rest. Each counts as one read."""
    charge(len(sent["items"]) - 1)
    return {"items": [_item(item) for item in sent["items"]]}


def _item(item: Any) -> dict[str, Any]:
    try:
        return {"status": int(HTTPStatus.OK), "result": _answer(VerifyRequest().load(item))}
    except ValidationError as error:
        fault = invalid(messages_of(error))
    except QuoteVerifyError as error:
        fault = problem_of(error)
    return {"status": fault["status"], "problem": fault}


def _answer(query: VerifyQuery) -> Verification:
    longest = parts().max_quote_length
    if len(query.quote) > longest:
        raise InvalidQuery(
            f"the quote is {len(query.quote):,} code points long; give at most {longest:,}, or verify it in parts"
        )
    answer = verify(query, parts().store, parts().index)
    metrics().count_verification(answer.verdict, answer.attribution)
    return answer
