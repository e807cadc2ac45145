"""Clients that post, delete and post again, and a ledger of what was acknowledged to them."""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any

from tests.serving import Server

BATCH = 100
SHARED = "“We have nothing to add today,”"
"""A wording that every article carries."""


@dataclass
class Entry:
    """One article, and what its client knows of it: its id when it is there, None when it is gone."""

    client: int
    number: int
    id: int | None = None
    is_certain: bool = True

    @property
    def title(self) -> str:
        return f"hall {self.client}, gate {self.number}"

    @property
    def quotes(self) -> tuple[str, str]:
        """The words that only this article carries."""
        where = f"gate {self.number} of hall {self.client}"
        return f"We keep {where} shut until the council meets again,", f"Nobody may open {where} before noon."

    @property
    def body(self) -> dict[str, str]:
        said, added = self.quotes
        text = f"“{said}” said Ann Marlow. “{added}”\n\n{SHARED} said Bob Ray of the {self.title}."
        return {"outlet": f"Courier {self.client}", "title": self.title, "text": text}


@dataclass
class Client:
    """Sends one request after the other until told to stop. Nobody else touches its articles."""

    server: Server
    number: int
    seed: int
    entries: list[Entry] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    answers: int = 0

    def run(self, stop: threading.Event) -> None:
        draw = random.Random(f"{self.seed} {self.number}")  # noqa: S311
        connection = self._connect()
        while not stop.is_set():
            entry, method = self._choose(draw)
            try:
                status, answer = _exchange(connection, entry, method)
            except (OSError, HTTPException, ValueError):  # killed while it answered: who knows what it did
                entry.is_certain = False
                connection.close()
                connection = self._connect()
                stop.wait(0.05)
            else:
                self._note(entry, method, status, answer)
        connection.close()

    def _connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.server.port, timeout=30)

    def _choose(self, draw: random.Random) -> tuple[Entry, str]:
        certain = [entry for entry in self.entries if entry.is_certain]
        there = [entry for entry in certain if entry.id is not None]
        what = draw.random()
        if what < 0.25 and there:
            return draw.choice(there), "DELETE"
        if what < 0.45 and certain:
            return draw.choice(certain), "POST"
        self.entries.append(Entry(self.number, len(self.entries)))
        return self.entries[-1], "POST"

    def _note(self, entry: Entry, method: str, status: int, answer: Any) -> None:
        self.answers += 1
        expected = 204 if method == "DELETE" else 201 if entry.id is None else 200
        if status != expected:
            entry.is_certain = False
            if status != 503:
                self.failures.append(f"{method} {entry.title}: {status} {answer}")
        elif method == "POST" and entry.id not in (None, answer["id"]):
            self.failures.append(f"{entry.title} is there twice: {entry.id} and {answer['id']}")
        else:
            entry.id = None if method == "DELETE" else answer["id"]


def _exchange(connection: HTTPConnection, entry: Entry, method: str) -> tuple[int, Any]:
    path = "/v1/articles" if method == "POST" else f"/v1/articles/{entry.id}"
    body = json.dumps(entry.body) if method == "POST" else None
    connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
    response = connection.getresponse()
    read = response.read()
    return response.status, json.loads(read or "null")


@dataclass
class Traffic:
    """Several clients at once, against one server after the other."""

    clients: Sequence[Client]

    @classmethod
    def of(cls, server: Server, seed: int, clients: int = 4) -> Traffic:
        return cls([Client(server, number, seed) for number in range(clients)])

    def run_against(self, server: Server, seed: int, stop: threading.Event) -> list[threading.Thread]:
        """Start every client; each stops after the answer that comes after `stop`."""
        for client in self.clients:
            client.server, client.seed = server, seed
        threads = [threading.Thread(target=client.run, args=(stop,)) for client in self.clients]
        for thread in threads:
            thread.start()
        return threads

    def until_answered(self, more: int, seconds: float = 60) -> None:
        """Wait for so many answers more."""
        wanted = sum(client.answers for client in self.clients) + more
        give_up = time.monotonic() + seconds
        while sum(client.answers for client in self.clients) < wanted:
            assert time.monotonic() < give_up, "the service does not answer"
            time.sleep(0.005)

    def entries(self) -> Iterator[Entry]:
        for client in self.clients:
            yield from client.entries

    def failures(self) -> list[str]:
        return [failure for client in self.clients for failure in client.failures]

    def settle(self, server: Server) -> None:
        """Hold what was acknowledged against the list of articles; learn from it what became of the rest."""
        listed = _listed(server)
        assert len({title for title, _ in listed}) == len(listed), "an article is there twice"
        ids = dict(listed)
        for entry in self.entries():
            if entry.is_certain:
                assert ids.get(entry.title) == entry.id, f"{entry.title}: acknowledged {entry.id}"
            entry.id, entry.is_certain = ids.pop(entry.title, None), True
        assert not ids, "articles that nobody sent"

    def check_quotes(self, server: Server) -> None:
        """Every quote of what is there is verbatim and carried once; of what is gone, nothing is left."""
        asked = [(entry, quote) for entry in self.entries() for quote in entry.quotes]
        for at in range(0, len(asked), BATCH):
            some = asked[at : at + BATCH]
            items = [{"quote": quote, "limit": 1} for _, quote in some]
            status, answer = server.ask("/v1/verify/batch", {"items": items})
            assert status == 200
            for (entry, quote), item in zip(some, answer["items"], strict=True):
                check_quote(entry, quote, item["result"])
        there = sum(entry.id is not None for entry in self.entries())
        [shared] = server.ask("/v1/verify", {"quote": SHARED, "limit": 1})[1]["matches"] or [{"carried_by_total": 0}]
        assert shared["carried_by_total"] == there


def check_quote(entry: Entry, quote: str, found: Any) -> None:
    """Hold the answer for `quote` against what is known of its article."""
    if entry.id is None:
        assert found["verdict"] != "verbatim", f"{quote} was taken out"
        return
    assert found["verdict"] == "verbatim", f"{quote} of {entry.title} is {found['verdict']}"
    [match] = found["matches"]
    assert [one["article"]["id"] for one in match["carried_by"]] == [entry.id]
    assert match["text"] == quote


def _listed(server: Server) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    cursor = ""
    while True:
        status, page = server.ask(f"/v1/articles?limit=100{cursor}")
        assert status == 200, page
        found += [(item["title"], item["id"]) for item in page["items"]]
        if page["next_cursor"] is None:
            return found
        cursor = f"&cursor={page['next_cursor']}"
