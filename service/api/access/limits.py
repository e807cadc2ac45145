"""Limits the requests of each client, and says in every answer what is left.

The headers are those of draft-ietf-httpapi-ratelimit-headers-10; `budgets.py` beside this counts.
"""

from __future__ import annotations

from flask import Flask, Response, current_app, g, request

from service.access import ApiKey
from service.api.access.budgets import Budgets, Client, Share, client_of
from service.api.access.needs import Need
from service.api.access.origins import is_local
from service.restrictions import Restrictions

_EXTENSION = "quoteverify_limits"


class Limits:
    """The limits of an app, for the client of the current request."""

    def __init__(self, restrictions: Restrictions) -> None:
        """Raises SettingsError for a limit or an address of Redis that cannot be used."""
        self.budgets = Budgets(restrictions)

    def charge(self, need: Need, key: ApiKey | None) -> None:
        """Count one request of its client. Raises TooManyRequests when the client has used up its share."""
        g.rate_policy = "writes" if need.changes else "reads"
        g.rate_client = client_of(key, request.remote_addr, is_local=is_local(request))
        self.count(1)

    def count(self, cost: int) -> None:
        """Count `cost` more for the client that was charged. Raises TooManyRequests above the limit."""
        client: Client = g.rate_client
        share = self.budgets.take(g.rate_policy, client, cost)
        if share is None:
            return
        g.rate_share = share
        if not share.fits:
            raise share.refusal(cost)


def charge(cost: int) -> None:
    """Count `cost` more for the client of this request, which stands for many requests.

    Raises TooManyRequests, so it is called before the work is done.
    """
    limits: Limits = current_app.extensions[_EXTENSION]
    limits.count(cost)


def charge_read() -> None:
    """Count one read for who sent this request, which needs no key. Raises TooManyRequests."""
    limits: Limits = current_app.extensions[_EXTENSION]
    limits.charge(Need.READ, None)


def register_limits(app: Flask, restrictions: Restrictions) -> Limits:
    """Make the limits of `app`, and add what is left to every answer. Raises SettingsError."""
    limits = app.extensions[_EXTENSION] = Limits(restrictions)

    @app.after_request
    def add_headers(response: Response) -> Response:
        share: Share | None = g.get("rate_share")
        if share is not None:
            window = share.limit.get_expiry()
            response.headers["RateLimit-Policy"] = f'"{share.policy}";q={share.limit.amount};w={window}'
            response.headers["RateLimit"] = f'"{share.policy}";r={share.remaining};t={share.reset}'
            if response.status_code == 429:  # noqa: PLR2004
                response.headers["Retry-After"] = str(share.reset)
        return response

    return limits
