"""Asks a service: one request, sent again when the service is busy, and its problems as exceptions."""

from __future__ import annotations

import itertools
import json
import random
import time
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

TIMEOUT = httpx.Timeout(300.0, connect=10.0)
"""Seconds: a draft of thousands of quotes takes a minute on a slow machine."""
_ATTEMPTS = 5
_LONGEST_PAUSE = 60.0
_BUSY = frozenset({429, 503})
_LINES = "application/x-ndjson"
_LINES_AT_ONCE = 200


class Problem(Exception):
    """The service refused: `status`, what went wrong and what to do (`detail`), and what of each field (`errors`)."""

    def __init__(self, status: int, detail: str, errors: Iterable[Mapping[str, Any]] = ()) -> None:
        self.status, self.detail, self.errors = status, detail, tuple(errors)
        faults = "; ".join(str(error.get("detail", "")) for error in self.errors)
        super().__init__(f"{status}: {detail}{f' {faults}' if faults else ''}")


class Unreachable(Exception):
    """Nobody answered at the address, or something that is no quoteverify service."""


class Connection:
    """A service at `address`, asked with `key` where one is needed.

    A busy service (429, 503) is asked again, up to four times, when it says so; so nothing is asked twice that was
    answered. Redirects are not followed, so that a key goes to nobody else. Raises Problem where the service refuses
    and Unreachable where none answers; ValueError for an address that is none.
    """

    def __init__(
        self,
        address: str,
        *,
        key: str | None = None,
        timeout: httpx.Timeout | float = TIMEOUT,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"{address!r} is no address of a service; give one such as https://quotes.example.org")
        headers = {"Accept": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
        self._http = httpx.Client(
            base_url=address.rstrip("/"), headers=headers, timeout=timeout, transport=transport, follow_redirects=False
        )
        self.address = address.rstrip("/")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def ask(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        content: tuple[bytes, str] | None = None,
    ) -> Any:
        """The answer to one request: `body` is sent as JSON, `content` as bytes of a media type; None where there is
        nothing to say. Parameters of `query` that are None are not sent."""
        given = {name: value for name, value in (query or {}).items() if value is not None}
        sent: dict[str, Any] = {"params": given}
        if content is not None:
            sent |= {"content": content[0], "headers": {"Content-Type": content[1]}}
        elif body is not None:
            sent |= {"json": body}
        return self._read(self._patiently(method, path, sent))

    def ask_with_file(self, path: str, name: str, content: bytes, fields: Mapping[str, Any]) -> Any:
        """The answer to a file, sent by its name with the other `fields` of a body beside it."""
        data = {key: value if isinstance(value, str) else json.dumps(value) for key, value in fields.items()}
        return self._read(self._patiently("POST", path, {"files": {"file": (name, content)}, "data": data}))

    def by_lines(self, method: str, path: str, bodies: Iterable[Any]) -> Iterator[Any]:
        """Send each of `bodies` as a line, some hundreds a request, and give each line of the answer, numbered from 1.

        When something broke off, send the same again: what is there is answered as there.
        """
        remaining, before = iter(bodies), 0
        while batch := list(itertools.islice(remaining, _LINES_AT_ONCE)):
            content = b"".join(json.dumps(body, ensure_ascii=False).encode() + b"\n" for body in batch)
            response = self._patiently(method, path, {"content": content, "headers": {"Content-Type": _LINES}})
            if not response.is_success:
                raise self._problem(response)
            for line in filter(None, response.text.split("\n")):
                result: dict[str, Any] = json.loads(line)
                yield result | {"line": result["line"] + before}
            before += len(batch)

    def _patiently(self, method: str, path: str, sent: Mapping[str, Any]) -> httpx.Response:
        for attempt in range(_ATTEMPTS):
            try:
                response = self._http.request(method, path, **sent)
            except httpx.HTTPError as error:
                raise self._unreachable(error) from error
            if response.status_code not in _BUSY or attempt == _ATTEMPTS - 1:
                break
            time.sleep(_pause(response, attempt))
        return response

    def _read(self, response: httpx.Response) -> Any:
        if not response.is_success:
            raise self._problem(response)
        if not response.content:
            return None
        try:
            return response.json()
        except ValueError as error:
            raise Unreachable(f"{self.address} gave an answer of another kind; see that it is a service") from error

    def _problem(self, response: httpx.Response) -> Exception:
        try:
            body = response.json()
        except ValueError:
            body = None
        if not isinstance(body, dict) or "detail" not in body:
            return Unreachable(f"{self.address} answered {response.status_code}; see that it is a quoteverify service")
        errors = body.get("errors")
        return Problem(response.status_code, str(body["detail"]), errors if isinstance(errors, list) else ())

    def _unreachable(self, error: httpx.HTTPError) -> Unreachable:
        if isinstance(error, httpx.TimeoutException):
            return Unreachable(f"{self.address} did not answer in time; try again, or ask for less at once")
        return Unreachable(f"{self.address} cannot be reached ({type(error).__name__}); see that a service runs there")


def _pause(response: httpx.Response, attempt: int) -> float:
    """Seconds: what the service asks for, else twice as long each time; a little more, so that not all come at once."""
    asked = response.headers.get("Retry-After", "")
    seconds = float(asked) if asked.isdigit() else 0.5 * 2**attempt
    return min(seconds, _LONGEST_PAUSE) + random.uniform(0, 0.25)  # noqa: S311  (no secret)
