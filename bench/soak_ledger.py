"""What a soak's clients were told is stored or taken out, and whether it is so at the end."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

AT_ONCE = 100
READY_SECONDS = 120
_JSON = {"Content-Type": "application/json"}


@dataclass
class Entry:
    """An article that was acknowledged: its id, the words of its quotes, and whether it must be there.

    None means that nobody knows: its deletion was asked for and never answered.
    """

    article: int
    quotes: tuple[str, ...]
    is_there: bool | None = True


def losses(port: int, entries: Iterable[Entry]) -> list[str]:
    """What is wrong: acknowledged articles that are not listed, deleted ones that are, quotes that are not found."""
    connection = HTTPConnection("127.0.0.1", port, timeout=300)
    _wait_until_ready(connection)
    known = [entry for entry in entries if entry.is_there is not None]
    listed = set(_listed(connection))
    there = [entry for entry in known if entry.is_there]
    lost = [entry.article for entry in there if entry.article not in listed]
    risen = [entry.article for entry in known if not entry.is_there and entry.article in listed]
    asked = [(entry.article, quote) for entry in there for quote in entry.quotes]
    unfound = list(_unfound(connection, asked))
    connection.close()
    return [
        f"{len(found)} {what}, such as {found[0]!r}"
        for found, what in (
            (lost, "acknowledged articles are gone"),
            (risen, "deleted articles are there"),
            (unfound, "quotes are not found verbatim in their article"),
        )
        if found
    ]


def counted(entries: Iterable[Entry]) -> str:
    """How much was held against what is stored."""
    known = [entry for entry in entries if entry.is_there is not None]
    there = [entry for entry in known if entry.is_there]
    quotes = sum(len(entry.quotes) for entry in there)
    return f"{len(there):,} acknowledged articles with {quotes:,} quotes, {len(known) - len(there):,} deleted ones"


def _wait_until_ready(connection: HTTPConnection) -> None:
    give_up = time.monotonic() + READY_SECONDS
    while _asked(connection, "GET", "/readyz")[0] != 200:
        if time.monotonic() > give_up:
            raise TimeoutError(f"the service is not ready {READY_SECONDS} seconds after the last request")
        time.sleep(0.5)


def _listed(connection: HTTPConnection) -> Iterator[int]:
    cursor = ""
    while True:
        _, page = _asked(connection, "GET", f"/v1/articles?limit={AT_ONCE}{cursor}")
        yield from (item["id"] for item in page["items"])
        if page["next_cursor"] is None:
            return
        cursor = f"&cursor={page['next_cursor']}"


def _unfound(connection: HTTPConnection, asked: Sequence[tuple[int, str]]) -> Iterator[str]:
    for at in range(0, len(asked), AT_ONCE):
        some = asked[at : at + AT_ONCE]
        body = {"items": [{"quote": quote, "limit": 1} for _, quote in some]}
        _, answer = _asked(connection, "POST", "/v1/verify/batch", body)
        for (article, quote), item in zip(some, answer["items"], strict=True):
            if not _is_verbatim_in(article, item.get("result")):
                yield quote


def _is_verbatim_in(article: int, result: dict[str, Any] | None) -> bool:
    if result is None or result["verdict"] != "verbatim":
        return False
    return any(one["article"]["id"] == article for match in result["matches"] for one in match["carried_by"])


def _asked(connection: HTTPConnection, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    connection.request(method, path, json.dumps(body) if body else None, _JSON if body else {})
    response = connection.getresponse()
    return response.status, json.loads(response.read())
