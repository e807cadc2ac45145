"""Whose request it is: the address that trusted proxies give, and nobody's when it came past the door."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from starlette.requests import Request

from service.mcp.door import caller_of, client_of


def request(*forwarded: str) -> Request:
    headers = [(b"x-forwarded-for", value.encode()) for value in forwarded]
    return Request({"type": "http", "headers": headers, "client": ("198.51.100.1", 4000)})


@pytest.mark.parametrize(
    ("forwarded", "trusted", "address"),
    [
        pytest.param(("192.0.2.1",), 0, "198.51.100.1", id="no proxy is trusted"),
        pytest.param(("192.0.2.1",), 1, "192.0.2.1", id="one proxy"),
        pytest.param(("203.0.113.9, 192.0.2.1",), 1, "192.0.2.1", id="what a client says itself"),
        pytest.param(("192.0.2.1", "192.0.2.2"), 2, "192.0.2.1", id="two proxies"),
        pytest.param((), 1, "198.51.100.1", id="past the proxy"),
    ],
)
def test_the_address_is_what_trusted_proxies_say(forwarded: tuple[str, ...], trusted: int, address: str) -> None:
    assert client_of(request(*forwarded), trusted) == address


@pytest.mark.parametrize("came", [None, request()])
def test_a_call_that_came_past_the_door_is_nobodys(came: Request | None) -> None:
    with pytest.raises(LookupError):
        caller_of(SimpleNamespace(request_context=SimpleNamespace(request=came)))  # type: ignore[arg-type]
