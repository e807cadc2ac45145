"""Whether an address can be listened on, and what is said when not."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import click
import pytest

from service.cli.server.free_address import check_address_is_free


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture(autouse=True)
def _nothing_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GUNICORN_FD", "LISTEN_FDS"):
        monkeypatch.delenv(name, raising=False)


def test_a_port_that_is_taken_names_the_way_out(taken: int) -> None:
    with pytest.raises(click.ClickException, match=f"port {taken} of 127.0.0.1 is in use.*--port"):
        check_address_is_free("127.0.0.1", taken)


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("192.0.2.1", id="an address of another machine"),
        pytest.param("a" * 70, id="what can be no name"),
    ],
)
def test_an_address_that_this_machine_has_not_names_the_way_out(host: str) -> None:
    with pytest.raises(click.ClickException, match="--host"):
        check_address_is_free(host, 0)


def test_a_free_port_stays_free(taken: int) -> None:
    check_address_is_free("127.0.0.1", 0)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    check_address_is_free("127.0.0.1", port)
    with socket.create_server(("127.0.0.1", port)):
        assert port != taken


@pytest.mark.parametrize("name", ["GUNICORN_FD", "LISTEN_FDS"])
def test_a_socket_that_is_handed_over_is_in_use_rightly(monkeypatch: pytest.MonkeyPatch, taken: int, name: str) -> None:
    with pytest.raises(click.ClickException, match="in use"):
        check_address_is_free("127.0.0.1", taken)
    monkeypatch.setenv(name, "3")
    check_address_is_free("127.0.0.1", taken)
