"""Asks what is recorded of a draft: the store of a data folder, or a running service."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from marshmallow import ValidationError
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from service.api.problems import messages_of
from service.api.schemas.checking import CheckAnswer, CheckRequest
from service.checking import CheckingTuning, Draft, check
from service.cli.check.answers import AnsweredDraft, DraftQuestion, NoAnswer, parse_answer
from service.cli.check.faults import CannotCheck
from service.cli.check.sources import read_sources
from service.cli.workspace import workspace
from service.domain import OccurrenceFilter
from service.errors import InvalidText, QuoteVerifyError
from service.given_sources import record_of_articles

Check = Callable[[DraftQuestion], AnsweredDraft]
"""Answers what is recorded of each quote of a draft. Raises QuoteVerifyError for a draft that cannot be checked,
CannotCheck when none can be."""

TIMEOUT_SECONDS = (10, 300)
"""To reach the service, and to get its answer: a draft of thousands of quotes takes a minute on a slow machine."""
_PATIENCE = Retry(
    total=4,
    connect=0,
    read=0,
    status_forcelist=(HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE),
    allowed_methods=None,
    backoff_factor=0.5,
    raise_on_status=False,
)
"""A service that is busy, or that limits how much is asked, says when to ask again."""
_KEY_HINT = "give a key that may read: --key, or QUOTEVERIFY_API_KEY"


@contextmanager
def local(data: Path | None) -> Iterator[Check]:
    """The store of a data folder. Raises CannotCheck when it holds nothing that a draft could be checked against."""
    with workspace(data, must_exist=True) as (store, index, settings):
        if not store.articles(OccurrenceFilter(), 1).items:
            raise CannotCheck(
                f"the data folder {settings.data} holds no articles; put some in with `quoteverify ingest`, choose "
                "another folder with --data, or ask a running service with --server URL"
            )

        tuning = CheckingTuning(verification=settings.tuning)

        def answer(question: DraftQuestion) -> AnsweredDraft:
            checked = check(_draft(question.body()), store, index, settings.max_quote_length, settings.limits, tuning)
            return parse_answer(CheckAnswer().dump(checked))

        yield answer


@contextmanager
def against(paths: Sequence[Path], longest: int) -> Iterator[Check]:
    """The files at `paths` and nothing else. Raises CannotCheck for one that cannot be read."""
    with record_of_articles(read_sources(paths)) as record:

        def answer(question: DraftQuestion) -> AnsweredDraft:
            checked = check(_draft(question.body()), record.store, record.index, longest)
            return parse_answer(CheckAnswer().dump(checked))

        yield answer


def _draft(body: dict[str, Any]) -> Draft:
    try:
        draft: Draft = CheckRequest().load(body)
    except ValidationError as error:
        faults = (f"{field}: {' '.join(map(str, messages))}" for field, messages in messages_of(error).items())
        raise InvalidText("; ".join(faults)) from error
    return draft


@contextmanager
def remote(server: str, key: str | None) -> Iterator[Check]:
    """A running service at `server`. Raises CannotCheck for an address that none can have."""
    if urlsplit(server).scheme not in {"http", "https"} or not urlsplit(server).netloc:
        raise CannotCheck(f"{server!r} is no address of a service; give one such as http://127.0.0.1:8000")
    address = server.rstrip("/") + "/v1/check"
    with requests.Session() as session:
        session.mount(address, HTTPAdapter(max_retries=_PATIENCE))
        if key:
            session.headers["Authorization"] = f"Bearer {key}"
        yield lambda question: _ask(session, address, question)


def _ask(session: requests.Session, address: str, question: DraftQuestion) -> AnsweredDraft:
    try:
        response = session.post(address, json=question.body(), timeout=TIMEOUT_SECONDS, allow_redirects=False)
    except requests.Timeout as error:
        raise CannotCheck(f"{address} did not answer in time; try again, or check fewer files at once") from error
    except requests.RequestException as error:
        raise CannotCheck(
            f"{address} cannot be reached; see that `quoteverify serve` runs there, or leave --server out"
        ) from error
    if response.status_code == HTTPStatus.OK:
        return _answer(response, address)
    detail = _detail(response)
    if response.status_code in {HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}:
        raise _Refused(detail)
    if response.status_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        raise CannotCheck(f"{address} does not let us in ({detail}); {_KEY_HINT}")
    raise CannotCheck(f"{address} answered {response.status_code} ({detail}); see that it is a quoteverify service")


class _Refused(QuoteVerifyError):
    """The service refused this draft; another one may do."""


def _answer(response: requests.Response, address: str) -> AnsweredDraft:
    try:
        return parse_answer(response.json())
    except (requests.JSONDecodeError, NoAnswer) as error:
        raise CannotCheck(f"{address} gave an answer of another kind; see that it is a quoteverify service") from error


def _detail(response: requests.Response) -> str:
    """What the service says went wrong, with what it says of each field."""
    try:
        problem = response.json()
    except requests.JSONDecodeError:
        problem = None
    if not isinstance(problem, dict):
        return response.reason or "no reason given"
    faults = "; ".join(str(fault.get("detail", "")) for fault in problem.get("errors") or ())
    return f"{problem.get('detail', response.reason)}{f' {faults}' if faults else ''}"
