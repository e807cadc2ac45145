"""A connection ends once its client has closed it too, or after a while, and nobody waits for that."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterator

import pytest

from service.cli.server import lingering
from service.cli.server.lingering import Lingering

Ends = tuple[socket.socket, socket.socket]


class Loop:
    """The worker's loop, as far as it matters here, and how many connections it was told have ended."""

    def __init__(self) -> None:
        self.poller = selectors.DefaultSelector()
        self.ended = 0
        self.lingering = Lingering(self.poller, self._end)

    def _end(self) -> None:
        self.ended += 1

    def turn(self) -> None:
        """Do what there is to do now."""
        for key, _ in self.poller.select(0):
            key.data(key.fileobj)


@pytest.fixture
def loop() -> Iterator[Loop]:
    made = Loop()
    with made.poller:
        yield made


@pytest.fixture
def ends() -> Iterator[Ends]:
    """The service's end of a connection, and the client's."""
    ours, theirs = socket.socketpair()
    theirs.settimeout(10)
    with ours, theirs:
        yield ours, theirs


def test_it_ends_when_the_client_has_closed_it(loop: Loop, ends: Ends) -> None:
    ours, theirs = ends
    ours.sendall(b"the end of the answer")
    loop.lingering.add(ours)
    assert theirs.recv(100) == b"the end of the answer"
    assert theirs.recv(100) == b""
    theirs.send(b"what was still on its way")
    loop.turn()
    assert loop.ended == 0
    theirs.close()
    loop.turn()
    assert loop.ended == 1
    assert ours.fileno() == -1


def test_it_ends_after_a_while(loop: Loop, ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lingering, "SECONDS", 0.0)
    begun = time.monotonic()
    loop.lingering.add(ends[0])
    assert loop.ended == 0
    loop.lingering.end_overdue()
    assert loop.ended == 1
    assert time.monotonic() - begun < 1


def test_a_client_that_goes_on_sending_is_not_listened_to_for_long(loop: Loop, ends: Ends) -> None:
    ours, theirs = ends
    loop.lingering.add(ours)
    theirs.settimeout(0)
    while not loop.ended:
        try:
            theirs.send(b"a" * 10_000)
        except BlockingIOError:
            loop.turn()
    loop.lingering.end_overdue()
    assert loop.ended == 1


def test_the_oldest_ends_first_where_there_are_too_many(loop: Loop, ends: Ends) -> None:
    ours = ends[0]
    other, others = socket.socketpair()
    with other, others:
        loop.lingering.add(ours)
        loop.lingering.add(other)
        assert loop.lingering.end_overdue(1) == 1
        assert (ours.fileno(), other.fileno() > 0) == (-1, True)


def test_a_closed_one_has_ended(loop: Loop, ends: Ends) -> None:
    ends[0].close()
    loop.lingering.add(ends[0])
    assert loop.ended == 1
