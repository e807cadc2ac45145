"""The operator's settings of who may read and write, from where, and how often."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from enum import StrEnum

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
"""The host names in requests to a service that only its own machine can reach."""


class OpenWrites(StrEnum):
    """Who may write without an API key, as long as no key for writing was ever made."""

    AUTO = "auto"
    """This machine itself; a service that others can reach does not start."""
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Restrictions:
    """Who may do what. Each field names its environment variable, which `service.settings` reads."""

    open_reads: bool = True
    """QUOTEVERIFY_OPEN_READS: whether reading and verifying need no API key."""
    open_writes: OpenWrites = OpenWrites.AUTO
    """QUOTEVERIFY_OPEN_WRITES: auto, yes or no."""
    hosts: tuple[str, ...] = ()
    """QUOTEVERIFY_HOSTS: the host names that a request may give, in small letters; all when empty. Where the service
    listens on loopback only, `serve` sets those of loopback: a web page whose own name was made to resolve to 127.0.0.1
    sends that name."""
    cors_origins: tuple[str, ...] = ()
    """QUOTEVERIFY_CORS_ORIGINS: web pages and browser extensions of these origins may ask."""
    trusted_proxies: int = 0
    """QUOTEVERIFY_TRUSTED_PROXIES: how many proxies in a row stand before the service and add to X-Forwarded-For."""
    hsts_seconds: int = 0
    """QUOTEVERIFY_HSTS_SECONDS: how long browsers shall use https only; sent over https only, never when 0."""
    rate_limit_reads: str | None = None
    """QUOTEVERIFY_RATE_LIMIT_READS: what one client may read in a time, such as 1200/minute; off for no limit. When
    None, `service.api.access.budgets` decides, and spares this machine itself."""
    rate_limit_writes: str | None = None
    """QUOTEVERIFY_RATE_LIMIT_WRITES: the same for writing."""
    redis_url: str | None = None
    """QUOTEVERIFY_REDIS_URL: where all workers and instances count together; without it each counts for itself."""


def is_loopback(address: str | None) -> bool:
    """Whether `address` is this machine as it sees itself."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return bool((mapped or parsed).is_loopback)


def is_loopback_name(name: str) -> bool:
    """Whether a host's name, or address, means this machine itself."""
    return name.lower() == "localhost" or is_loopback(name.strip("[]"))
