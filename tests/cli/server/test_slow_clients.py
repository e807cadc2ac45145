"""A client's slowness costs its own connection: it has some patience for a request, and more for what it sends."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from service.cli.server.slow_clients import PacedSocket, Patience


@contextmanager
def connected(patience: Patience) -> Iterator[tuple[PacedSocket, socket.socket]]:
    """The service's end of a connection, with this patience, and the client's."""
    ours, theirs = socket.socketpair()
    paced = PacedSocket.around(ours, patience)
    with paced, theirs:
        yield paced, theirs


@pytest.fixture
def ends() -> Iterator[tuple[PacedSocket, socket.socket]]:
    """The service's end of a connection, and the client's; patience is a fifth of a second, and 100 bytes a second."""
    with connected(Patience(seconds=0.2, least_rate=100, send_seconds=0.2)) as both:
        yield both


@pytest.fixture
def patient_ends() -> Iterator[tuple[PacedSocket, socket.socket]]:
    """The same with a patience of half a minute."""
    with connected(Patience(seconds=30, least_rate=100, send_seconds=30)) as both:
        yield both


def test_what_comes_at_once_is_read(ends: tuple[PacedSocket, socket.socket]) -> None:
    ours, theirs = ends
    theirs.sendall(b"GET /")
    assert ours.recv(3) == b"GET"
    assert ours.recv(9) == b" /"
    theirs.close()
    assert ours.recv(9) == b""


def test_who_sends_nothing_is_let_go(ends: tuple[PacedSocket, socket.socket]) -> None:
    with pytest.raises(ConnectionResetError):
        ends[0].recv(1)


def test_a_byte_at_a_time_does_not_buy_more_than_it_is_worth(ends: tuple[PacedSocket, socket.socket]) -> None:
    ours, theirs = ends
    done = threading.Event()

    def trickle() -> None:
        while not done.wait(0.05):
            theirs.send(b"a")

    theirs.send(b"a")  # there is one, however late the thread gets its turn
    sender = threading.Thread(target=trickle)
    sender.start()
    end, received = time.monotonic() + 20, 0
    try:
        while time.monotonic() < end:
            received += len(ours.recv(1_000))
    except ConnectionResetError:
        assert 0 < received < 100
    else:
        pytest.fail("it was listened to for ever")
    finally:
        done.set()
        sender.join()


def test_what_is_sent_buys_patience_and_a_new_request_begins_anew(ends: tuple[PacedSocket, socket.socket]) -> None:
    ours, theirs = ends
    theirs.sendall(b"a" * 1_000)  # ten seconds' worth
    assert len(ours.recv(1_000)) == 1_000
    later = threading.Timer(0.4, theirs.sendall, (b"b",))
    later.start()
    assert ours.recv(1) == b"b"
    later.join()
    ours.begin_request()
    with pytest.raises(ConnectionResetError):
        ours.recv(1)


def test_a_reader_that_takes_nothing_is_let_go(ends: tuple[PacedSocket, socket.socket]) -> None:
    with pytest.raises(ConnectionResetError):
        ends[0].sendall(b"a" * 50_000_000)


def test_a_timeout_of_the_server_itself_stays_one(ends: tuple[PacedSocket, socket.socket]) -> None:
    ours, _ = ends
    ours.settimeout(0.01)
    with pytest.raises(TimeoutError):
        ours.recv(1)
    assert ours.gettimeout() == 0.01
    ours.setblocking(False)
    with pytest.raises(BlockingIOError):
        ours.recv(1)


def test_who_reads_and_who_sends_at_once_leave_each_other_alone(
    patient_ends: tuple[PacedSocket, socket.socket],
) -> None:
    """A bulk request is answered while it is read: what bounds one wait must not bound the next one of the other."""
    ours, theirs = patient_ends
    ours.setblocking(True)
    is_reading, sent = threading.Event(), b"a" * 10_000_000

    def read() -> None:
        is_reading.set()
        assert ours.recv(1) == b"b"

    reader = threading.Thread(target=read)
    reader.start()
    assert is_reading.wait(30)
    sender = threading.Thread(target=ours.sendall, args=(sent,))
    sender.start()
    taken = len(theirs.recv(1))
    theirs.sendall(b"b")
    reader.join(30)
    while taken < len(sent):
        taken += len(theirs.recv(1_000_000))
    sender.join(30)
    assert not reader.is_alive()
    assert ours.gettimeout() is None
