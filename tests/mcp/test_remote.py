"""The tools on a running service: the same answers, each caller with their own key."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from werkzeug.serving import make_server as serve_wsgi

from service.access import Scope
from service.api.app_context import EXTENSION
from service.app import create_app
from service.errors import KeyRefused, NotFound, SettingsError
from service.mcp.caller import USER, Caller
from service.mcp.record import Record
from service.mcp.remote import NoService, Refused, RemoteRecord
from service.restrictions import Restrictions
from service.settings import Settings
from tests.mcp.conftest import answer_of, caller_of, refusal_of


@pytest.fixture(scope="module")
def service(seeded: Settings) -> Iterator[tuple[str, str]]:
    """The address of a service that asks for keys, and a key."""
    app = create_app(replace(seeded, restrictions=Restrictions(open_reads=False)))
    _, key = app.extensions[EXTENSION].store.keys.create("an agent", [Scope.READ])
    server = serve_wsgi("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", key
    server.shutdown()
    server.server_close()
    app.extensions[EXTENSION].store.close()


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("verify_quote", {"quote": "The ball is in our court", "speaker": "Antony Blinken"}),
        ("check_draft", {"text": "“The ball is in our court,” Antony Blinken said."}),
        ("find_quotes", {"words": "ball", "limit": 1}),
        ("get_context", {"quote_id": 9}),
    ],
)
def test_a_service_answers_as_its_data_folder_does(
    record: Record, service: tuple[str, str], name: str, arguments: dict[str, Any]
) -> None:
    here = answer_of(caller_of(record)(name, **arguments))
    assert answer_of(caller_of(RemoteRecord(*service))(name, **arguments)) == here


def test_what_the_service_refuses_is_told_with_its_advice(service: tuple[str, str]) -> None:
    call = caller_of(RemoteRecord(*service))
    assert "quote: It is empty" in refusal_of(call("verify_quote", quote=""))
    assert "sources/0/text: Give the source" in refusal_of(call("verify_quote", quote="we go", sources=[{}]))
    assert "no quote has the id 999; take the id from" in refusal_of(call("get_context", quote_id=999))


def test_callers_do_not_ask_with_the_key_of_whoever_started_the_process(service: tuple[str, str]) -> None:
    address, key = service
    remote = RemoteRecord(address, key)
    assert remote.quotes({"limit": 1}, USER)["items"]
    with pytest.raises(KeyRefused, match="the service does not let us in"):
        remote.quotes({"limit": 1}, Caller(address="192.0.2.7"))
    assert RemoteRecord(address, None).quotes({"limit": 1}, Caller(authorization=f"Bearer {key}"))["items"]


def test_a_service_that_is_not_there_is_named(service: tuple[str, str]) -> None:
    with pytest.raises(NoService, match="cannot be reached; see that `quoteverify serve` runs there"):
        RemoteRecord("http://127.0.0.1:9", None).quote(1, USER)
    with pytest.raises(NoService, match="see that it is a quoteverify service"):
        RemoteRecord(f"{service[0]}/docs/?", None).quote(1, USER)
    with pytest.raises(SettingsError, match="no address of a service"):
        RemoteRecord("quotes.example", None)
    with pytest.raises((Refused, NotFound)):
        RemoteRecord(*service).quote(999, USER)
