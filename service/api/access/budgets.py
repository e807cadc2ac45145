"""Counts what each client asks for, against the limits of whoever runs the service.

Clients are counted in fixed windows: the first request of a window opens it. In Redis the count is that of all workers
and instances; without it each process counts for itself, so that N workers let up to N times as much through.
"""

from __future__ import annotations

import ipaddress
import logging
import time
from dataclasses import dataclass

from limits import RateLimitItem, parse_many
from limits.errors import ConfigurationError
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import FixedWindowRateLimiter

from service.access import ApiKey
from service.errors import SettingsError, TooManyRequests
from service.restrictions import Restrictions

OFF = "off"
READS, WRITES = "1200/minute", "600/minute"
"""The defaults, for all but this machine itself: twenty questions a second, ten articles."""
REDIS_SECONDS = 0.25
"""How long a request waits for Redis; it takes a few milliseconds itself, so that users would notice more."""
REST_SECONDS = 10.0
"""How long Redis is not asked after it failed; meanwhile each process counts for itself."""

_IPV6_SHARE = 64
"""Bits of an IPv6 address that name one client: providers give each customer a network of that size, or a larger."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Client:
    """Who is counted, by the name of a key or by an address; `is_local` for this machine itself."""

    name: str
    is_local: bool


@dataclass(frozen=True, slots=True)
class Share:
    """What is left of a client's limit: `policy` is reads or writes, `reset` is in seconds."""

    policy: str
    limit: RateLimitItem
    remaining: int
    reset: int
    fits: bool

    def refusal(self, cost: int) -> TooManyRequests:
        """The error for a client whose share is used up by a request of `cost`."""
        return TooManyRequests(
            f"that is more than {self.limit.amount:,} {self.policy} in {self.limit.get_expiry():,} seconds; try again "
            f"in {self.reset} seconds" + (", with fewer at once" if cost > self.limit.amount else "")
        )


class Budgets:
    """The limits of a service, and the counts of its clients."""

    def __init__(self, restrictions: Restrictions) -> None:
        """Raises SettingsError for a limit or an address of Redis that cannot be used."""
        self._chosen, self._redis = _read_limits(restrictions)
        self._spares_local = {
            "reads": restrictions.rate_limit_reads is None,
            "writes": restrictions.rate_limit_writes is None,
        }
        self._here = FixedWindowRateLimiter(MemoryStorage())
        self._rests_until = 0.0

    def take(self, policy: str, client: Client, cost: int) -> Share | None:
        """Count `cost` more for a client; what is then left, None for a client that is not limited.

        What does not fit is not counted.
        """
        limit = self._chosen[policy]
        if limit is None or cost < 1 or (self._spares_local[policy] and client.is_local):
            return None
        if self._redis is not None and time.monotonic() >= self._rests_until:
            try:
                return _hit(self._redis, policy, limit, client.name, cost)
            except self._redis.storage.base_exceptions as error:
                self._rests_until = time.monotonic() + REST_SECONDS
                _LOG.warning("Redis does not answer, so each worker counts requests for itself: %s", error)
        return _hit(self._here, policy, limit, client.name, cost)


def _hit(limiter: FixedWindowRateLimiter, policy: str, limit: RateLimitItem, client: str, cost: int) -> Share:
    fits = True
    if cost > 1:  # tested first: a refused request must not use up what is left
        fits = limiter.test(limit, policy, client, cost=cost)
    fits = fits and limiter.hit(limit, policy, client, cost=cost)
    reset, remaining = limiter.get_window_stats(limit, policy, client)
    return Share(policy, limit, max(0, remaining), max(1, round(reset - time.time())), fits)


def check_limits(restrictions: Restrictions) -> None:
    """Raise SettingsError for a limit or an address of Redis that cannot be used."""
    _read_limits(restrictions)


def _read_limits(restrictions: Restrictions) -> tuple[dict[str, RateLimitItem | None], FixedWindowRateLimiter | None]:
    chosen = {
        "reads": _read("QUOTEVERIFY_RATE_LIMIT_READS", restrictions.rate_limit_reads, READS),
        "writes": _read("QUOTEVERIFY_RATE_LIMIT_WRITES", restrictions.rate_limit_writes, WRITES),
    }
    return chosen, _connect(restrictions.redis_url) if restrictions.redis_url else None


def _read(name: str, chosen: str | None, default: str) -> RateLimitItem | None:
    if chosen == OFF:
        return None
    try:
        [limit] = parse_many(chosen or default)  # just one: the headers cannot name a second
    except ValueError as error:
        raise SettingsError(f"{name} is {chosen!r}; give off, or such as 1200/minute or 20/second") from error
    if limit.amount == 0:
        raise SettingsError(
            f"{name} is {chosen!r}, which lets nobody through; give a number above 0, or off for no limit"
        )
    return limit


def _connect(url: str) -> FixedWindowRateLimiter:
    """Make the limiter that counts in Redis; connects with the first request."""
    try:
        storage = RedisStorage(
            url, key_prefix="quoteverify", socket_connect_timeout=REDIS_SECONDS, socket_timeout=REDIS_SECONDS
        )
    except (ValueError, ConfigurationError) as error:
        raise SettingsError("QUOTEVERIFY_REDIS_URL cannot be read; give one such as redis://host:6379/0") from error
    return FixedWindowRateLimiter(storage)


def client_of(key: ApiKey | None, address: str | None, *, is_local: bool) -> Client:
    """Who is counted: the bearer of the key, or without one the address."""
    return Client(key.public_id if key else client_address(address), is_local)


def client_address(address: str | None) -> str:
    """The name of a client without a key: its address; for IPv6, the network that providers give to one customer."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is None:
        return str(ipaddress.ip_network((parsed, _IPV6_SHARE), strict=False))
    return str(getattr(parsed, "ipv4_mapped", None) or parsed)
