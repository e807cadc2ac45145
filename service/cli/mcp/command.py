"""The command `quoteverify mcp` and its options. What the extra `mcp` brings is imported when it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click

from service.cli.numbers import Whole
from service.cli.server.free_address import check_address_is_free
from service.cli.workspace import data_option
from service.logs import set_up_logs
from service.settings import read_logs

_HOST, _PORT = "127.0.0.1", 8001
_OF_THE_EXTRA = frozenset({"anyio", "mcp", "mcp_types", "pydantic", "starlette", "uvicorn"})


@click.command("mcp", short_help="Serve tools for agents, by the Model Context Protocol.")
@click.option("--http", is_flag=True, help="Serve over streamable HTTP instead of standard input and output.")
@click.option("--host", help=f"With --http, the address to listen on.  [default: {_HOST}]")
@click.option("--port", type=Whole(0, 65535), help=f"With --http, the port to listen on.  [default: {_PORT}]")
@click.option("--server", metavar="URL", help="Ask a running service instead of a data folder.")
@click.option(
    "--key",
    metavar="KEY",
    envvar="QUOTEVERIFY_API_KEY",
    help="The service's key; with --http, callers send theirs.  [$QUOTEVERIFY_API_KEY]",
)
@data_option
def mcp_command(
    http: bool, host: str | None, port: int | None, server: str | None, key: str | None, data: Path | None
) -> None:
    """Serve tools for agents: verify_quote, check_draft, find_quotes, get_context.

    Over standard input and output, as programs start it that work with a language model, or with --http at
    http://HOST:PORT/mcp. docs/agents.md says how to set it up. The tools only read.
    """
    if server and data:
        raise click.UsageError("--server and --data are two places to ask; give one of them")
    if not http and (host is not None or port is not None):
        raise click.UsageError("--host and --port go with --http")
    host, port = host or _HOST, _PORT if port is None else port
    with ExitStack() as opened:
        with _nothing_on_stdout():
            serving, opening = (_needing_the_extra(f"service.{name}") for name in ("mcp.serving", "cli.mcp.opening"))
            if http:
                check_address_is_free(host, port)
            _set_up_logs(is_for_all=http)
            record, terms = opened.enter_context(opening.remote(server, key) if server else opening.local(data))
        if http:
            serving.serve_http(record, terms, host, port)
        else:
            serving.serve_stdio(record)


def _needing_the_extra(module: str) -> ModuleType:
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _OF_THE_EXTRA:
            raise
        raise click.ClickException(
            "`quoteverify mcp` needs the extra mcp, which is not installed: pip install 'quoteverify[mcp]', or in a "
            "checkout pip install '.[mcp]'"
        ) from error


def _set_up_logs(*, is_for_all: bool) -> None:
    """Log each call of a server that serves others; whoever starts a process for themselves hears of trouble only,
    unless they ask for more with -v."""
    level, form = read_logs()
    is_verbose = bool(click.get_current_context().find_root().params.get("verbose"))
    set_up_logs(level if is_for_all or is_verbose else "warning", form)


@contextmanager
def _nothing_on_stdout() -> Iterator[None]:
    """What is written to standard output meanwhile, by whatever library, goes to standard error: the other side reads
    the protocol there, and gives up at the first other word. While it serves, the SDK does the same."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(kept, 1)
        os.close(kept)
