"""The record of a running service, asked over HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from service.errors import KeyRefused, NotFound, QuoteVerifyError, SettingsError, TooManyRequests
from service.mcp.caller import Caller
from service.mcp.record import Answer, faults_of

TIMEOUT_SECONDS = (5, 20)
"""To reach the service, and to get its answer; together below what a call may take."""
_PATIENCE = Retry(
    total=1,
    connect=0,
    read=0,
    status_forcelist=(HTTPStatus.SERVICE_UNAVAILABLE,),
    allowed_methods=None,
    raise_on_status=False,
)
"""A service that is busy says when to ask again: after two seconds."""


class NoService(QuoteVerifyError):
    """The service that is to be asked does not answer, or is none of ours."""


class Refused(QuoteVerifyError):
    """The service does not answer this question; another one may do."""


class RemoteRecord:
    """The record of the service at `server`.

    The user's questions go with `key`, and everybody else's with the key that they sent themselves: who reaches this
    process over HTTP must not ask in the name of whoever started it.
    """

    def __init__(self, server: str, key: str | None) -> None:
        """Raises SettingsError for an address that no service can have."""
        if urlsplit(server).scheme not in {"http", "https"} or not urlsplit(server).netloc:
            raise SettingsError(f"{server!r} is no address of a service; give one such as http://127.0.0.1:8000")
        self._server = server.rstrip("/")
        self._key = key

    def verify(self, body: Mapping[str, Any], caller: Caller) -> Answer:
        """As Record says."""
        return self._ask("POST", "/v1/verify", caller, json=body)

    def check(self, body: Mapping[str, Any], caller: Caller) -> Answer:
        """As Record says."""
        return self._ask("POST", "/v1/check", caller, json=body)

    def quotes(self, parameters: Mapping[str, Any], caller: Caller) -> Answer:
        """As Record says."""
        return self._ask("GET", "/v1/quotes", caller, params=parameters)

    def quote(self, quote_id: int, caller: Caller) -> Answer:
        """As Record says."""
        return self._ask("GET", f"/v1/quotes/{quote_id}", caller)

    def article_text(self, article_id: int, caller: Caller) -> str:
        """As Record says."""
        return str(self._ask("GET", f"/v1/articles/{article_id}", caller).get("text", ""))

    def _ask(self, method: str, path: str, caller: Caller, **options: Any) -> Answer:
        with requests.Session() as session:  # of its own: calls come from several threads
            session.mount(self._server, HTTPAdapter(max_retries=_PATIENCE))
            session.auth = _as_it_is
            try:
                response = session.request(
                    method,
                    self._server + path,
                    headers=self._headers(caller),
                    timeout=TIMEOUT_SECONDS,
                    allow_redirects=False,
                    **options,
                )
            except requests.Timeout as error:
                raise NoService(f"{self._server} did not answer in time; try again, or ask for less at once") from error
            except requests.RequestException as error:
                raise NoService(f"{self._server} cannot be reached; see that `quoteverify serve` runs there") from error
        return self._answer(response)

    def _headers(self, caller: Caller) -> dict[str, str]:
        if caller.is_user:
            return {"Authorization": f"Bearer {self._key}"} if self._key else {}
        # Said to the service, so that it takes nobody for its own machine because this process runs there.
        forwarded = {"X-Forwarded-For": caller.address or "unknown"}
        return forwarded | ({"Authorization": caller.authorization} if caller.authorization else {})

    def _answer(self, response: requests.Response) -> Answer:
        body = _object(response)
        if response.status_code == HTTPStatus.OK and body is not None:
            return body
        if body is None or "status" not in body:
            raise NoService(f"{self._server} gave an answer of another kind; see that it is a quoteverify service")
        said = faults_of(body)
        match response.status_code:
            case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
                raise KeyRefused(f"the service does not let us in: {said}")
            case HTTPStatus.NOT_FOUND:
                raise NotFound(said)
            case HTTPStatus.TOO_MANY_REQUESTS:
                raise TooManyRequests(said)
            case _:
                raise Refused(said)


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Takes the place of the keys in a .netrc file, which would else go before the caller's."""
    return request


def _object(response: requests.Response) -> Answer | None:
    try:
        body = response.json()
    except requests.JSONDecodeError:
        return None
    return body if isinstance(body, dict) else None
