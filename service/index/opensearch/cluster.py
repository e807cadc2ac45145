"""Speaks to the cluster: one request at a time to any of its nodes, repeated elsewhere when a node does not answer."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import ConnectionTimeout, OpenSearchException, SSLError, TransportError

from service.errors import IndexUnavailable
from service.index.address import ClusterAddress
from service.index.opensearch.patience import Patience
from service.index.opensearch.tuning import ClusterTuning

PASSING = (429, 502, 503, 504)
"""Statuses that pass by themselves: too much at once, or a part without a node for now."""
UNKNOWN_USER, NOT_FOUND, CONFLICT = 401, 404, 409
_LINES = {"content-type": "application/x-ndjson"}
_OLDEST, _NEWEST = 2, 3

Answer = Mapping[str, Any]


class Cluster:
    """The cluster at `address`. Nothing is opened before it is needed or kept over a fork; safe to use from threads."""

    def __init__(self, address: ClusterAddress, tuning: ClusterTuning) -> None:
        self.address = address
        self._tuning = tuning
        self.patience = Patience(address.timeout_seconds, len(address.hosts), tuning.rest_seconds)
        self._mutex = threading.Lock()
        self._client: OpenSearch | None = None
        self._process: int | None = None
        self._is_checked = False

    def request(self, method: str, path: str, body: Any = None, **params: Any) -> Answer:
        """The answer to a request; that something is not there, or another version is, is one too.

        Raises IndexUnavailable when no node answers, or for anything else that the cluster refuses.
        """
        return self._persistent(
            lambda seconds: self._perform(self._connected(seconds), method, path, body, params, seconds)
        )

    def lines(self, path: str, lines: Sequence[str], **params: Any) -> Answer:
        """The answer to a request whose body is a JSON text a line. Raises as `request` does."""
        return self.request("POST", path, "\n".join(lines) + "\n", **params)

    def attempts(self) -> range:
        """Whoever repeats parts of a request does it so often, and calls `pause` before each."""
        return range(self.address.retries + 1)

    def pause(self, attempt: int) -> None:
        """Wait before an attempt: not at all before the first, longer before each further one."""
        if attempt:
            time.sleep(self._tuning.retry_seconds * 3 ** (attempt - 1))

    def _persistent(self, perform: Callable[[float], Answer]) -> Answer:
        """What `perform` comes to within the seconds that it is given, tried as often as it may help."""
        for attempt in self.attempts():
            self.pause(attempt)
            try:
                answer = perform(self.patience.share(attempt))
            except TransportError as error:
                is_last = attempt == self.address.retries or self.patience.is_over()
                self._note(error, is_last)
                if is_last or not (isinstance(error, NoConnection) or error.status_code in PASSING):
                    raise IndexUnavailable(f"the index cluster {self._reason(error)}") from error
            except OpenSearchException as error:
                raise IndexUnavailable(f"the index cluster cannot be understood: {error}") from error
            else:
                self.patience.heard()
                return answer
        raise AssertionError("there is always a first attempt")

    def _note(self, error: TransportError, is_last: bool) -> None:
        if not isinstance(error, ConnectionTimeout):
            self.patience.heard()
        elif is_last:
            self.patience.unheard()

    def _perform(
        self, client: OpenSearch, method: str, path: str, body: Any, params: Mapping[str, Any], seconds: float
    ) -> Answer:
        headers = _LINES if isinstance(body, str) else None
        told = {**params, "ignore": [NOT_FOUND, CONFLICT], "request_timeout": seconds}
        answer = client.transport.perform_request(method, path, told, body, headers=headers)
        return answer if isinstance(answer, Mapping) else {}

    def _connected(self, seconds: float) -> OpenSearch:
        with self._mutex:
            if self._client is None or self._process != os.getpid():
                self._client, self._process, self._is_checked = self._made(), os.getpid(), False
            client = self._client
        if not self._is_checked:  # not while others wait: a cluster may hang
            _check(self._perform(client, "GET", "/", None, {}, seconds))
            self._is_checked = True
        return client

    def _made(self) -> OpenSearch:
        address = self.address
        # Each failed request is a warning there, with a trace; ours say what it means, and the follower says it once.
        logging.getLogger("opensearch").setLevel(logging.ERROR)
        return OpenSearch(
            list(address.hosts),
            http_auth=(address.user, address.password or "") if address.user else None,
            ca_certs=str(address.certificates) if address.certificates else None,
            timeout=address.timeout_seconds,
            max_retries=0,  # repeated here, after a pause, and on another node
            retry_on_timeout=True,  # a node that hangs is then asked after all others for a while, as a dead one is
            pool_maxsize=16,
        )

    def _reason(self, error: TransportError) -> str:
        """What an error means, without addresses and credentials."""
        if isinstance(error, ConnectionTimeout):
            return f"has not answered within {self.address.timeout_seconds:g} s"
        if isinstance(error, SSLError):
            return f"is not trusted; its certificate must be one of QUOTEVERIFY_INDEX_CA's authority: {error.error}"
        if isinstance(error, NoConnection):
            return f"cannot be reached: {type(error.info).__name__}"
        if error.status_code == UNKNOWN_USER:
            return f"refuses ({UNKNOWN_USER}): it knows no such user or password"
        return f"refuses ({error.status_code}): {reason_of(error.info)}"


def reason_of(info: Any) -> str:
    """The reason that an answer with an error gives."""
    error = info.get("error", info) if isinstance(info, Mapping) else info
    return str(error.get("reason") or error.get("type") or error) if isinstance(error, Mapping) else str(error)


def is_missing(answer: Answer) -> bool:
    """Whether the answer is that there is no such index."""
    return answer.get("status") == NOT_FOUND and "error" in answer


def is_conflict(answer: Answer) -> bool:
    """Whether the answer is that somebody else has written meanwhile."""
    return answer.get("status") == CONFLICT


def _check(answer: Answer) -> None:
    """Raises IndexUnavailable unless it is OpenSearch, of a version that this was tested with."""
    version = answer.get("version", {})
    name, number = version.get("distribution", "another server"), str(version.get("number", "?"))
    major = number.partition(".")[0]
    if name != "opensearch" or not major.isdigit() or not _OLDEST <= int(major) <= _NEWEST:
        raise IndexUnavailable(f"the index cluster is {name} {number}; OpenSearch 2 or 3 is needed")
