"""The tools over HTTP: a real server on this machine that asks for keys and counts what their bearers ask for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult

from service.access import Scope
from service.app import open_store
from service.mcp.serving import transport_security
from service.restrictions import Restrictions
from service.settings import Settings
from tests.event_loop import run
from tests.mcp.conftest import MODES, answer_of, refusal_of

LIMITED = {
    "QUOTEVERIFY_OPEN_READS": "no",
    "QUOTEVERIFY_RATE_LIMIT_READS": "8/minute",
    "QUOTEVERIFY_MAX_BODY_BYTES": "9000",
}
PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
HEADERS = {"Accept": "application/json, text/event-stream"}


@dataclass
class Served:
    """A running server: its address, and a key for reading."""

    address: str
    key: str


@pytest.fixture(scope="module")
def served(seeded: Settings) -> Iterator[Served]:
    store = open_store(seeded)
    _, key = store.keys.create("an agent", [Scope.READ])
    store.close()
    command = [str(Path(sys.executable).with_name("quoteverify")), "mcp", "--http", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--data", str(seeded.data)],
        env=os.environ | LIMITED,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        lines = iter(process.stderr.readline, "")
        address = next(found[0] for line in lines if (found := re.search(r"http://127\.0\.0\.1:\d+/mcp", line)))
        yield Served(address, key)
        process.terminate()
        logged = process.stderr.read()
        assert process.wait(timeout=60) == 0
        assert '"route": "verify_quote"' in logged
        assert "their court" not in logged
    finally:
        process.kill()
        process.communicate()


def call(served: Served, mode: str, name: str, **arguments: Any) -> CallToolResult:
    async def ask() -> CallToolResult:
        headers = {"Authorization": f"Bearer {served.key}"}
        async with httpx2.AsyncClient(headers=headers, timeout=30) as http:
            transport = streamable_http_client(served.address, http_client=http)
            async with Client(transport, mode=mode) as client:
                return await client.call_tool(name, arguments)

    return run(ask)


def post(served: Served, **headers: str) -> httpx2.Response:
    return httpx2.post(served.address, json=PING, headers=HEADERS | headers, timeout=30)


@pytest.mark.parametrize("mode", MODES)
def test_who_sends_a_key_is_answered(served: Served, mode: str) -> None:
    answer = answer_of(call(served, mode, "verify_quote", quote="the ball is in their court"))
    assert (answer["verdict"], answer["matches"][0]["speaker"]) == ("verbatim", "Antony Blinken")


@pytest.mark.parametrize(
    ("authorization", "challenge"),
    [
        pytest.param("", 'Bearer realm="quoteverify"', id="none"),
        pytest.param("Basic eDp5", 'Bearer realm="quoteverify"', id="another scheme"),
        pytest.param("Bearer nonsense", 'Bearer realm="quoteverify", error="invalid_token"', id="no key"),
    ],
)
def test_who_sends_none_is_asked_for_one(served: Served, authorization: str, challenge: str) -> None:
    answer = post(served, **({"Authorization": authorization} if authorization else {}))
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, challenge)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "quoteverify keys create" in answer.text


def test_another_name_and_pages_of_browsers_are_refused(served: Served) -> None:
    key = {"Authorization": f"Bearer {served.key}"}
    assert post(served, **key, Host="rebound.example").status_code == 421
    assert post(served, **key, Origin="https://page.example").status_code == 403


def test_what_is_too_large_is_refused(served: Served) -> None:
    headers = HEADERS | {"Authorization": f"Bearer {served.key}"}
    assert httpx2.post(served.address, json={"x": "y" * 9_000}, headers=headers).status_code == 413


def test_whether_it_lives_is_said_to_everybody(served: Served) -> None:
    answer = httpx2.get(served.address.removesuffix("/mcp") + "/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_bearer_gets_no_more_than_their_share(served: Served) -> None:
    draft = "“We go home now,” said Ada Harbour. " * 9
    assert "that is more than 8 reads in 60 seconds" in refusal_of(call(served, "auto", "check_draft", text=draft))


@pytest.mark.parametrize(
    ("hosts", "host", "allowed"),
    [
        pytest.param(
            (), "127.0.0.1", ["localhost", "localhost:*", "127.0.0.1", "127.0.0.1:*", "[::1]", "[::1]:*"], id="own"
        ),
        pytest.param(("quotes.example",), "0.0.0.0", ["quotes.example", "quotes.example:*"], id="chosen"),  # noqa: S104
        pytest.param((), "0.0.0.0", None, id="any"),  # noqa: S104
    ],
)
def test_the_names_answered_to_are_those_of_the_settings(
    hosts: tuple[str, ...], host: str, allowed: list[str] | None
) -> None:
    security = transport_security(Restrictions(hosts=hosts), host)
    assert security.enable_dns_rebinding_protection is (allowed is not None)
    assert security.allowed_hosts == (allowed or [])
