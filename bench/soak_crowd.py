"""A soak's crowd: bulk streams that go on for minutes, and clients that send or read slowly or not at all."""

from __future__ import annotations

import json
import random
import socket
import threading
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException, HTTPResponse

from bench.soak_ledger import Entry
from bench.wordings import Generator

LINES, LINE_SECONDS, LINE_BYTES = 20, 10.0, 5_500
"""A stream sends so many articles, one in so many seconds, each of so many bytes at least: a little faster than the
service asks of a body (500 bytes a second), so that it may go on for ever."""
QUOTES = 4
TIMEOUT_SECONDS = 300
READING_SECONDS = 60.0
RETRY_SECONDS = 1.0


class Stream:
    """Sends articles in bulk requests of some minutes, one after the other, and reads the results meanwhile."""

    def __init__(self, number: int, port: int, generator: Generator, pace: float = 1.0) -> None:
        self._seconds, self._bytes = LINE_SECONDS * pace, round(LINE_BYTES * pace)
        self._number = number
        self._port = port
        self._generator = generator
        self._sent = 0
        self.entries: list[Entry] = []
        self.faults: list[str] = []

    def run(self, stop: threading.Event) -> None:
        """Send until `stop` is set; what was sent by then is answered."""
        stop.wait(self._seconds * random.Random(self._number).random())  # not all at once
        while not stop.is_set():
            self._request(stop)
            stop.wait(RETRY_SECONDS)

    def _request(self, stop: threading.Event) -> None:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=TIMEOUT_SECONDS)
        sent: list[tuple[str, ...]] = []
        results: list[tuple[int, int | None]] = []
        try:
            connection.putrequest("POST", "/v1/articles/bulk")
            connection.putheader("Content-Type", "application/x-ndjson")
            connection.putheader("Transfer-Encoding", "chunked")
            connection.endheaders()
            assert isinstance(connection.sock, socket.socket)
            with connection.sock.dup() as sending:
                reader = threading.Thread(target=self._read, args=(connection, results))
                reader.start()
                try:
                    self._send(sending, sent, stop)
                finally:
                    reader.join()
        except OSError as error:
            self.faults.append(f"stream {self._number} broke off after {len(sent)} lines: {error!r}")
        connection.close()
        self._note(sent, results)

    def _send(self, sending: socket.socket, sent: list[tuple[str, ...]], stop: threading.Event) -> None:
        for _ in range(LINES):
            quotes, line = self._line()
            sent.append(quotes)
            sending.sendall(b"%x\r\n%s\r\n" % (len(line), line))
            if stop.wait(self._seconds):
                break
        sending.sendall(b"0\r\n\r\n")

    def _read(self, connection: HTTPConnection, results: list[tuple[int, int | None]]) -> None:
        try:
            for line in connection.getresponse():
                result = json.loads(line)
                results.append((result["status"], result.get("id")))
        except (OSError, HTTPException, ValueError) as error:
            self.faults.append(f"stream {self._number} was answered {len(results)} lines: {error!r}")

    def _note(self, sent: Sequence[tuple[str, ...]], results: Sequence[tuple[int, int | None]]) -> None:
        for quotes, (status, article) in zip(sent, results, strict=False):
            if status == 201 and article is not None:
                self.entries.append(Entry(article, quotes))
            else:
                self.faults.append(f"a line of stream {self._number}: {status}")
        if len(results) != len(sent):
            self.faults.append(f"stream {self._number} sent {len(sent)} lines and was answered {len(results)}")

    def _line(self) -> tuple[tuple[str, ...], bytes]:
        """An article of some quotes among sentences that nobody is quoted with, and its quotes."""
        self._sent += 1
        quotes = tuple(text.rstrip(".") for text in self._generator.wordings(QUOTES))
        parts = [f"Stream {self._number} writes for the {self._sent}th time."]
        parts += [f"“{quote},” said Ada Harbour." for quote in quotes]
        missing = LINE_BYTES - sum(map(len, parts))
        parts += self._generator.wordings(max(0, missing // 90))
        body = {"outlet": f"Stream {self._number}", "text": "\n\n".join(parts)}
        line = json.dumps(body, ensure_ascii=False).encode()
        return quotes, line + b" " * (self._bytes - len(line)) + b"\n"


class Slow:
    """A client that comes again and again and is slow, in one of several ways; who is slow but moves is answered."""

    def __init__(self, number: int, port: int) -> None:
        self._number = number
        self._port = port
        self._act = (
            self._stop_in_the_head,
            self._stop_in_the_body,
            self._read_nothing,
            self._ask_in_pieces,
            self._read_slowly,
        )[number % 5]
        self.times = 0
        self.faults: list[str] = []

    def run(self, stop: threading.Event) -> None:
        """Be slow until `stop` is set."""
        while not stop.is_set():
            with socket.socket() as client:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                client.settimeout(TIMEOUT_SECONDS)
                try:
                    client.connect(("127.0.0.1", self._port))
                    self._act(client, stop)
                except (OSError, HTTPException) as error:
                    self.faults.append(f"{self._act.__name__.strip('_')}: {error!r}")
            self.times += 1
            stop.wait(RETRY_SECONDS)

    def _stop_in_the_head(self, client: socket.socket, stop: threading.Event) -> None:
        client.sendall(b"GET /v1/quotes HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + b"a" * (self._number % 50))
        _until_closed(client, stop)

    def _stop_in_the_body(self, client: socket.socket, stop: threading.Event) -> None:
        client.sendall(_head("Content-Length: 900") + b"{")
        _until_closed(client, stop)

    def _read_nothing(self, client: socket.socket, stop: threading.Event) -> None:
        client.sendall(b"GET /v1/quotes?format=ndjson HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 20)
        stop.wait(READING_SECONDS)

    def _ask_in_pieces(self, client: socket.socket, stop: threading.Event) -> None:
        body = b'{"quote": "Nobody rows out to the island in November"}'
        client.sendall(_head(f"Content-Length: {len(body)}"))
        for at in range(0, len(body), 2):
            client.sendall(body[at : at + 2])
            if stop.wait(0.2):
                return
        begun = client.recv(4096)
        if b" 200 OK" not in begun:
            self.faults.append(f"a question that came in pieces was answered {begun[:100]!r}")

    def _read_slowly(self, client: socket.socket, stop: threading.Event) -> None:
        client.sendall(b"GET /v1/quotes?format=ndjson HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        response = HTTPResponse(client)
        response.begin()
        for _ in range(round(READING_SECONDS / 0.2)):
            if not response.read(4096):  # at its end; where chunks are missing it raises IncompleteRead
                if response.length:
                    self.faults.append(f"an export that was read slowly lacks {response.length} bytes")
                return
            if stop.wait(0.2):
                return


def _head(length: str) -> bytes:
    head = f"POST /v1/verify HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n{length}\r\n\r\n"
    return head.encode("ascii")


def _until_closed(client: socket.socket, stop: threading.Event) -> None:
    client.settimeout(1.0)
    while not stop.is_set():
        try:
            if not client.recv(4096):
                return
        except TimeoutError:
            continue
        except ConnectionResetError:
            return
