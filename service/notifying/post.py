"""Sends one message: to the address that was checked, and to no other; its answer is not read beyond its head."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import certifi
import urllib3

import service
from service.addresses import AllowedAddresses, Target
from service.errors import AddressRefused

_MOST_RETRY_AFTER = 24 * 60 * 60.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long an attempt waits, in seconds: for a connection, and then for each piece of an answer."""

    connect: float = 5.0
    read: float = 15.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status, or what failed; and after how many seconds the receiver wants to be asked again."""

    status: int | None = None
    error: str | None = None
    retry_after: float | None = None


def post(
    url: str, body: bytes, headers: Mapping[str, str], allowed: AllowedAddresses, patience: Patience | None = None
) -> Answer:
    """Send `body`. Never raises for what the receiver or the way to it does.

    The name is looked up once, every address that it has is checked, and the connection is made to the first of those:
    a name that leads elsewhere a moment later changes nothing. The certificate is still checked for the name. Redirects
    are not followed, and no proxy of the environment is used.
    """
    try:
        target = allowed.check(url)
        address = _looked_up(target, allowed)
    except AddressRefused as error:
        return Answer(error=str(error))
    except OSError as error:
        return Answer(error=f"the name is not found: {error.strerror or error}")
    pool = _pool(target, address, patience or Patience())
    try:
        response = pool.urlopen(
            "POST",
            target.path,
            body=body,
            headers={**headers, **_own_headers(target)},
            redirect=False,
            retries=False,
            preload_content=False,
        )
    except (urllib3.exceptions.HTTPError, OSError) as error:
        return Answer(error=_reason(error))
    try:
        return Answer(status=response.status, retry_after=_retry_after(response.headers.get("Retry-After")))
    finally:
        response.close()
        pool.close()


def _looked_up(target: Target, allowed: AllowedAddresses) -> str:
    """The address to connect to. Raises AddressRefused when any that the name has may not be sent to, OSError."""
    found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    for address in addresses:
        allowed.check_ip(target, address)
    return addresses[0]


def _pool(target: Target, address: str, patience: Patience) -> urllib3.HTTPConnectionPool:
    timeout = urllib3.Timeout(connect=patience.connect, read=patience.read)
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(address, target.port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(
        address,
        target.port,
        timeout=timeout,
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
        server_hostname=target.host,
        assert_hostname=target.host,
    )


def _own_headers(target: Target) -> dict[str, str]:
    host = f"[{target.host}]" if ":" in target.host else target.host
    is_usual = target.port == (443 if target.scheme == "https" else 80)
    return {
        "Host": host if is_usual else f"{host}:{target.port}",
        "Content-Type": "application/json",
        "User-Agent": f"quoteverify/{service.__version__}",
    }


def _reason(error: Exception) -> str:
    cause = getattr(error, "reason", None) or error
    return f"{type(error).__name__}: {str(cause)[:200]}"


def _retry_after(value: str | None) -> float | None:
    """Seconds, by a number of them or a date; None for what is neither."""
    if value is None:
        return None
    try:
        if value.strip().isdigit():
            return min(float(value), _MOST_RETRY_AFTER)
        seconds = (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
        return min(max(seconds, 0.0), _MOST_RETRY_AFTER)
    except (ValueError, TypeError):
        return None
