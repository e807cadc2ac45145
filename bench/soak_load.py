"""Clients of a soak: each sends one request after the other, of every kind, and notes how long each answer took."""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple
from urllib.parse import urlencode

from bench.edits import EDITS
from bench.soak_ledger import Entry
from bench.wordings import Generator

BRISK_SECONDS, PATIENT_SECONDS = 0.02, 5.0
"""Between an answer and the next request of a client that works through a list, and of one that a person sits at: a
load that stays the same, below what two workers can bear."""
IDLE_SECONDS = 60.0
"""A connection on which nothing went for so long is given up, as browsers do: the service closes it after 65 s."""
BATCH = 10
KEPT = 40
"""Articles of its own that a client leaves there; beyond that it takes the oldest out."""
SPEAKERS = ("Ada Harbour", "Ben Ferry", "Cleo Marsh", "Dan Quay", "Eve Lock", "Finn Weir", "Gus Mole", "Hal Shore")
BROWSED = ("/v1/quotes?limit=20", "/v1/articles?limit=20", "/v1/speakers?limit=20", "/v1/outlets")
BEHIND = "not ready"
"""What an answer is called that says that the index is more than two seconds behind the database: no failure."""
_JSON = {"Content-Type": "application/json"}
Request = tuple[str, str, str | None, int]
"""Method, path, body, and the status that the answer must have."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One request: what kind it was, when its answer was there, how long that took, and what was wrong with it."""

    kind: str
    at: float
    seconds: float
    fault: str | None


class Source(NamedTuple):
    """Wordings that are recorded at the start, and where new ones come from, for all clients."""

    recorded: Sequence[str]
    new: Generator


class Client:
    """Draws what to ask from what is recorded, and from articles that it sends itself."""

    def __init__(self, number: int, port: int, source: Source, pause: float = BRISK_SECONDS) -> None:
        self._number = number
        self._pause = pause
        self._port = port
        self._texts = source.recorded
        self._draw = random.Random(number)
        self._generator = source.new
        self._edits = list(EDITS.values())
        self._own: list[Entry] = []
        self._quotes: tuple[str, ...] = ()
        self._leaving: Entry | None = None
        self._sent = 0
        self.entries: list[Entry] = []
        self.answers: list[Answer] = []

    def run(self, stop: threading.Event) -> None:
        """Ask until `stop` is set."""
        kinds: dict[str, tuple[Callable[[], Request], int]] = {
            "verify": (self._verify, 50),
            "verify by address": (self._verify_by_address, 15),
            "batch of 10": (self._batch, 5),
            "browse": (self._browse, 10),
            "ready": (lambda: ("GET", "/readyz", None, 200), 2),
            "article in": (self._post, 10),
            "article out": (self._delete, 8),
        }
        names, weights = list(kinds), [weight for _, weight in kinds.values()]
        connection, asked = self._connect(), time.monotonic()
        while not stop.wait(self._pause * (0.5 + self._draw.random())):
            kind = self._draw.choices(names, weights)[0]
            if kind == "article out" and len(self._own) < KEPT:
                continue
            begun = time.monotonic()
            if begun - asked > IDLE_SECONDS:
                connection.close()
                connection = self._connect()
            fault = self._ask(connection, kinds[kind][0]())
            now = time.monotonic()
            if kind == "ready" and fault and " 503 " in fault:
                kind, fault = BEHIND, None
            asked = now
            self.answers.append(Answer(kind, now, now - begun, fault))
            if fault:
                connection.close()
                connection = self._connect()
        connection.close()

    def _connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self._port, timeout=120)

    def _ask(self, connection: HTTPConnection, request: Request) -> str | None:
        """What is wrong with the answer; None when it is as it should be."""
        method, path, body, expected = request
        try:
            connection.request(method, path, body, _JSON if body else {})
            response = connection.getresponse()
            answer = response.read()
        except (OSError, HTTPException) as error:
            return f"{method} {path}: {error!r}"
        if response.status != expected:
            return f"{method} {path}: {response.status} {answer[:200]!r}"
        if method == "POST" and path == "/v1/articles":
            self._own.append(Entry(json.loads(answer)["id"], self._quotes))
            self.entries.append(self._own[-1])
        elif method == "DELETE" and self._leaving is not None:
            self._leaving.is_there = False
        return None

    def _quote(self) -> str:
        return self._draw.choice(self._edits)(self._draw.choice(self._texts), self._draw, self._generator)

    def _verify(self) -> Request:
        return "POST", "/v1/verify", json.dumps({"quote": self._quote(), "speaker": SPEAKERS[0]}), 200

    def _verify_by_address(self) -> Request:
        return "GET", "/v1/verify?" + urlencode({"quote": self._quote()}), None, 200

    def _batch(self) -> Request:
        items = [{"quote": self._quote()} for _ in range(BATCH)]
        return "POST", "/v1/verify/batch", json.dumps({"items": items}), 200

    def _browse(self) -> Request:
        word = self._draw.choice(self._draw.choice(self._texts).split())
        paths = (*BROWSED, "/v1/quotes?" + urlencode({"q": word, "limit": 20}))
        return "GET", self._draw.choice(paths), None, 200

    def _post(self) -> Request:
        self._sent += 1
        self._quotes = tuple(text.rstrip(".") for text in self._generator.wordings(4))
        quotes = [f"“{text},” said {self._draw.choice(SPEAKERS)}." for text in self._quotes]
        text = f"Client {self._number} writes for the {self._sent}th time.\n\n" + "\n\n".join(quotes)
        return "POST", "/v1/articles", json.dumps({"outlet": f"Outlet {self._number}", "text": text}), 201

    def _delete(self) -> Request:
        self._leaving = self._own.pop(0)
        self._leaving.is_there = None  # until it is answered
        return "DELETE", f"/v1/articles/{self._leaving.article}", None, 204
