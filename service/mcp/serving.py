"""Serves the tools, over standard input and output or over streamable HTTP."""

from __future__ import annotations

import signal
import socket
import sys
from dataclasses import dataclass

import anyio
import click
import uvicorn
from mcp.server.transport_security import TransportSecuritySettings
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp

from service.mcp.door import Door, Identify, caller_of
from service.mcp.record import Record
from service.mcp.server import make_server
from service.restrictions import LOOPBACK_NAMES, Restrictions, is_loopback_name

PATH = "/mcp"
GRACE_SECONDS = 30
"""How long calls may take to be answered when the process ends."""
_WAITING = 64


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms requests over HTTP are answered: from where, how large, and how their callers are found."""

    restrictions: Restrictions
    most_bytes: int
    identify: Identify


def serve_stdio(record: Record) -> None:
    """Serve whoever started this process, until its standard input ends."""
    anyio.run(make_server(record).run_stdio_async)


def serve_http(record: Record, terms: Terms, host: str, port: int) -> None:
    """Serve at http://host:port/mcp until the process is told to end; port 0 lets the system choose."""
    family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.create_server(address[:2], family=family, backlog=_WAITING) as listener:
        config = uvicorn.Config(
            http_app(record, terms, host),
            log_config=None,  # as the rest of the process logs
            access_log=False,  # a line for each call is logged, without what was asked
            proxy_headers=False,  # the door reads them, from as many proxies as are trusted
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        where = f"[{host}]" if ":" in host else host
        click.echo(f"Serving tools for agents at http://{where}:{listener.getsockname()[1]}{PATH}", err=True)
        for ending in (signal.SIGTERM, signal.SIGINT):  # which uvicorn raises again once it has ended
            signal.signal(ending, lambda *_: sys.exit(0))
        uvicorn.Server(config).run(sockets=[listener])


def http_app(record: Record, terms: Terms, host: str) -> ASGIApp:
    """The application for a server that listens on `host`. Stateless: any process can answer any request."""
    server = make_server(record, caller_of)

    @server.custom_route("/healthz", methods=["GET"])  # type: ignore[untyped-decorator]  # the SDK leaves it bare
    async def health(_request: Request) -> JSONResponse:
        return JSONResponse({"status": "ok"})

    app = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=terms.most_bytes,
        transport_security=transport_security(terms.restrictions, host),
    )
    return Door(app, terms.identify, PATH, terms.restrictions.trusted_proxies)


def transport_security(restrictions: Restrictions, host: str) -> TransportSecuritySettings:
    """The names under which the server answers: those chosen, or where it listens on loopback those of loopback. No
    page of a browser is answered there."""
    names = restrictions.hosts or (LOOPBACK_NAMES if is_loopback_name(host) else ())
    if not names:
        return TransportSecuritySettings(enable_dns_rebinding_protection=False)
    return TransportSecuritySettings(allowed_hosts=[form for name in names for form in (name, f"{name}:*")])
