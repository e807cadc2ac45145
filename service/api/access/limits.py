"""Limits the requests of each client, and says in every answer what is left.

The headers are those of draft-ietf-httpapi-ratelimit-headers-10. Requests are counted in fixed windows: the first
request of a window opens it. In Redis the count is that of all workers and instances; without it each worker process
counts for itself, so that N workers let up to N times as much through.
"""

from __future__ import annotations

import ipaddress
import logging
import time
from dataclasses import dataclass

from flask import Flask, Response, current_app, g, request
from limits import RateLimitItem, parse_many
from limits.errors import ConfigurationError
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import FixedWindowRateLimiter

from service.access import ApiKey
from service.api.access.needs import Need
from service.api.access.origins import is_local
from service.errors import SettingsError, TooManyRequests
from service.restrictions import Restrictions

OFF = "off"
READS, WRITES = "1200/minute", "600/minute"
"""The defaults, for all but this machine itself: twenty questions a second, ten articles."""
REDIS_SECONDS = 0.25
"""How long a request waits for Redis; it takes a few milliseconds itself, so that users would notice more."""
REST_SECONDS = 10.0
"""How long Redis is not asked after it failed; meanwhile each worker counts for itself."""

_EXTENSION = "quoteverify_limits"
_IPV6_SHARE = 64
"""Bits of an IPv6 address that name one client: providers give each customer a network of that size, or a larger."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Share:
    """What is left of a client's limit: `policy` is reads or writes, `reset` is in seconds."""

    policy: str
    limit: RateLimitItem
    remaining: int
    reset: int


class Limits:
    """The limits of an app, and the counts of its clients."""

    def __init__(self, restrictions: Restrictions) -> None:
        """Raises SettingsError for a limit or an address of Redis that cannot be used."""
        self._chosen, self._redis = _read_limits(restrictions)
        self._spares_local = {
            "reads": restrictions.rate_limit_reads is None,
            "writes": restrictions.rate_limit_writes is None,
        }
        self._here = FixedWindowRateLimiter(MemoryStorage())
        self._rests_until = 0.0

    def charge(self, need: Need, key: ApiKey | None) -> None:
        """Count one request of its client. Raises TooManyRequests when the client has used up its share."""
        policy = "writes" if need in {Need.WRITE, Need.ADMIN} else "reads"
        g.rate_policy, g.rate_client = policy, key.public_id if key else client_address(request.remote_addr)
        self.count(1)

    def count(self, cost: int) -> None:
        """Count `cost` more for the client that was charged. Raises TooManyRequests above the limit."""
        policy: str = g.rate_policy
        limit = self._chosen[policy]
        if limit is None or cost < 1 or (self._spares_local[policy] and is_local(request)):
            return
        fits, g.rate_share = self._hit(policy, limit, cost)
        if not fits:
            raise TooManyRequests(
                f"that is more than {limit.amount:,} {policy} in {limit.get_expiry():,} seconds; try again in "
                f"{g.rate_share.reset} seconds" + (", with fewer at once" if cost > limit.amount else "")
            )

    def _hit(self, policy: str, limit: RateLimitItem, cost: int) -> tuple[bool, _Share]:
        if self._redis is not None and time.monotonic() >= self._rests_until:
            try:
                return _hit(self._redis, policy, limit, cost)
            except self._redis.storage.base_exceptions as error:
                self._rests_until = time.monotonic() + REST_SECONDS
                _LOG.warning("Redis does not answer, so each worker counts requests for itself: %s", error)
        return _hit(self._here, policy, limit, cost)


def _hit(limiter: FixedWindowRateLimiter, policy: str, limit: RateLimitItem, cost: int) -> tuple[bool, _Share]:
    fits = True
    if cost > 1:  # tested first: a refused request must not use up what is left
        fits = limiter.test(limit, policy, g.rate_client, cost=cost)
    fits = fits and limiter.hit(limit, policy, g.rate_client, cost=cost)
    reset, remaining = limiter.get_window_stats(limit, policy, g.rate_client)
    return fits, _Share(policy, limit, max(0, remaining), max(1, round(reset - time.time())))


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


def client_address(address: str | None) -> str:
    """The name of a client without a key: its address; for IPv6, the network that providers give to one customer."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is None:
        return str(ipaddress.ip_network((parsed, _IPV6_SHARE), strict=False))
    return str(getattr(parsed, "ipv4_mapped", None) or parsed)


def charge(cost: int) -> None:
    """Count `cost` more for the client of this request, which stands for many requests.

    Raises TooManyRequests, so it is called before the work is done.
    """
    limits: Limits = current_app.extensions[_EXTENSION]
    limits.count(cost)


def register_limits(app: Flask, restrictions: Restrictions) -> Limits:
    """Make the limits of `app`, and add what is left to every answer. Raises SettingsError."""
    limits = app.extensions[_EXTENSION] = Limits(restrictions)

    @app.after_request
    def add_headers(response: Response) -> Response:
        share: _Share | None = g.get("rate_share")
        if share is not None:
            window = share.limit.get_expiry()
            response.headers["RateLimit-Policy"] = f'"{share.policy}";q={share.limit.amount};w={window}'
            response.headers["RateLimit"] = f'"{share.policy}";r={share.remaining};t={share.reset}'
            if response.status_code == 429:  # noqa: PLR2004
                response.headers["Retry-After"] = str(share.reset)
        return response

    return limits
