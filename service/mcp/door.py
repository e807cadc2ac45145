"""Lets requests over HTTP in: finds out who sends each, and asks for a key where one is needed."""

from __future__ import annotations

from typing import Protocol

import anyio.to_thread
from mcp.server.mcpserver import Context
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from service.api.access.origins import is_made_here
from service.api.problems import PROBLEM_JSON, challenge_of, problem_of
from service.errors import QuoteVerifyError
from service.mcp.caller import Admission, Caller

_CALLER = "quoteverify.caller"


class Identify(Protocol):
    """Finds the caller of a request. Raises QuoteVerifyError for one who may not ask."""

    def __call__(self, authorization: str | None, address: str | None, *, is_local: bool) -> Caller: ...


def by_key(admission: Admission) -> Identify:
    """Callers by the keys of the record that is asked."""

    def identify(authorization: str | None, address: str | None, *, is_local: bool) -> Caller:
        caller = admission.identify(authorization, address, is_local=is_local)
        admission.check(caller)
        return caller

    return identify


def unchecked(authorization: str | None, address: str | None, *, is_local: bool) -> Caller:
    """Callers whom another service is to check, to which their keys are passed on."""
    return Caller(address=address, authorization=authorization, is_local=is_local)


class Door:
    """An application that hands requests to `app` with their callers; those to `path` alone are asked for a key."""

    def __init__(self, app: ASGIApp, identify: Identify, path: str, trusted_proxies: int) -> None:
        self._app = app
        self._identify = identify
        self._path = path
        self._trusted_proxies = trusted_proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] == "http" and scope["path"] == self._path:
            try:
                scope[_CALLER] = await anyio.to_thread.run_sync(self._caller, Request(scope))
            except QuoteVerifyError as error:
                body = problem_of(error)
                refusal = JSONResponse(body, body["status"], challenge_of(error), PROBLEM_JSON)
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _caller(self, request: Request) -> Caller:
        address = client_of(request, self._trusted_proxies)
        is_local = is_made_here(address, request.headers.get("Host", ""), request.headers)
        return self._identify(request.headers.get("Authorization"), address, is_local=is_local)


def client_of(request: Request, trusted_proxies: int) -> str | None:
    """The address of whoever sent a request: what the outermost of the proxies says that stand before this process."""
    said = [address.strip() for value in request.headers.getlist("X-Forwarded-For") for address in value.split(",")]
    if 0 < trusted_proxies <= len(said):
        return said[-trusted_proxies]
    return request.client.host if request.client else None


def caller_of(context: Context) -> Caller:
    """Who makes a call over HTTP. Raises LookupError for a request that came past the door: it is nobody's."""
    request = context.request_context.request
    if request is None:
        raise LookupError("a call without a request")
    caller: Caller = request.scope[_CALLER]
    return caller
