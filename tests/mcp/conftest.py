"""The tools on the five seed articles, asked by the SDK's own client, by the newest protocol and the one before."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from mcp import Client
from mcp_types import CallToolResult

from service.api.access.keyring import Keyring
from service.api.app_context import AppContext
from service.app import open_index, open_store
from service.cli.seeds import load_seeds
from service.mcp.caller import Admission
from service.mcp.record import LocalRecord, Record
from service.mcp.server import make_server
from service.settings import Settings, read_settings
from tests.event_loop import run

MODES = ("auto", "legacy")
Call = Callable[..., CallToolResult]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of a data folder with the five seed articles, open to nobody now."""
    settings = read_settings({}, data=tmp_path_factory.mktemp("agents"))
    store = open_store(settings)
    load_seeds(settings, store, open_index(settings, store))
    store.close()
    return settings


@pytest.fixture(scope="session")
def record(seeded: Settings) -> Iterator[Record]:
    """The record of the seed articles."""
    store = open_store(seeded)
    admission = Admission(seeded.restrictions, Keyring(store.keys))
    context = AppContext(store, open_index(seeded, store), seeded.max_quote_length, allowance=seeded.allowance)
    yield LocalRecord(replace(context, max_quote_length=2_000), admission)
    store.close()


@pytest.fixture(params=MODES)
def call(request: pytest.FixtureRequest, record: Record) -> Call:
    """Call a tool in memory, by the newest protocol and by the one before; returns its result."""
    return caller_of(record, request.param)


def caller_of(record: Record, mode: str = "auto", **options: Any) -> Call:
    """What calls a tool of a server on `record`."""

    def call(name: str, **arguments: Any) -> CallToolResult:
        async def ask() -> CallToolResult:
            async with Client(make_server(record, **options), mode=mode) as client:
                return await client.call_tool(name, arguments)

        return run(ask)

    return call


def answer_of(result: CallToolResult) -> dict[str, Any]:
    """The structured answer of a call that succeeded; its text says the same."""
    assert not result.is_error, result.content
    assert result.structured_content is not None
    assert json.loads(result.content[0].text) == result.structured_content  # type: ignore[union-attr]
    return result.structured_content


def refusal_of(result: CallToolResult) -> str:
    """What a call was told that failed."""
    assert result.is_error
    return str(result.content[0].text)  # type: ignore[union-attr]
