"""Checks Host, Origin, API key and scope before each request."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, current_app, g, has_request_context, request
from werkzeug.middleware.proxy_fix import ProxyFix

from service.access import ApiKey, Scope
from service.api.access.budgets import check_limits
from service.api.access.headers import register_headers
from service.api.access.keyring import KEY_MEMORY, KeyMemory, Keyring
from service.api.access.limits import Limits, register_limits
from service.api.access.needs import Need, declared_need
from service.api.access.origins import Allowed, check_host, check_origin, is_local, read_origins
from service.api.problems import problem, respond
from service.errors import KeyMissing, KeyRefused, ScopeMissing
from service.restrictions import OpenWrites, Restrictions
from service.storage.upkeep.api_keys import Keys

_GUARD = "quoteverify_guard"
HOW_TO_SEND_A_KEY = (
    "send one as `Authorization: Bearer KEY`; whoever runs the service makes it with `quoteverify keys create`"
)


class Guard:
    """Decides whether a request may be answered, by the settings and by whether there are keys for writing."""

    def __init__(self, restrictions: Restrictions, keyring: Keyring, allowed: Allowed, limits: Limits) -> None:
        self._restrictions = restrictions
        self._keyring = keyring
        self._allowed = allowed
        self._limits = limits

    def check(self, need: Need) -> ApiKey | None:
        """Check the request against `need`, count it, and return its key, if it was sent with one.

        Raises AccessRefused when it may not be answered, TooManyRequests when it may not be answered now.
        """
        check_host(request, self._restrictions.hosts)
        if need == Need.NOTHING or request.method == "OPTIONS":
            return None
        if need.changes:
            check_origin(request, self._allowed)
        if need == Need.ADDRESS:
            self._limits.charge(need, None)
            return None
        key = self._charged_key(need)
        if key is None:
            self._check_without_key(need)
        elif not key.allows(need.scope):
            raise ScopeMissing(f"this takes an API key with the scope {need.scope}; yours has not got it")
        return key

    def may_edit(self, key: ApiKey | None) -> bool:
        """Whether who asks, with this key, may correct what is recorded."""
        return key.allows(Scope.EDIT) if key else self._are_writes_open()

    def may_watch(self, key: ApiKey | None) -> bool:
        """Whether who asks, with this key, may save questions."""
        return key.allows(Scope.WATCH) if key else self._are_writes_open()

    def _charged_key(self, need: Need) -> ApiKey | None:
        """Count the request for its key's bearer, or for its address when it has no valid key; returns the key."""
        try:
            key = self._sent_key()
        except KeyRefused:
            self._limits.charge(need, None)
            raise
        self._limits.charge(need, key)
        return key

    def _sent_key(self) -> ApiKey | None:
        """The key in the Authorization header; None for other schemes than Bearer, which are some proxy's."""
        scheme, _, text = request.headers.get("Authorization", "").partition(" ")
        return self._keyring.find(text.strip()) if scheme.lower() == "bearer" else None

    def _check_without_key(self, need: Need) -> None:
        is_open = self._restrictions.open_reads if need == Need.READ else self._are_writes_open()
        if not is_open:
            raise KeyMissing(f"this takes an API key with the scope {need.scope}; {HOW_TO_SEND_A_KEY}")

    def _are_writes_open(self) -> bool:
        choice = self._restrictions.open_writes
        if choice == OpenWrites.NO or (choice == OpenWrites.AUTO and not is_local(request)):
            return False
        return not self._keyring.is_any_for_writing()


def may_edit() -> bool:
    """Whether who asks may correct what is recorded, and so may know who corrected it; nobody may outside a request."""
    if not has_request_context():
        return False
    guard: Guard = current_app.extensions[_GUARD]
    if "may_edit" not in g:
        g.may_edit = guard.may_edit(sent_key())
    return bool(g.may_edit)


def may_watch() -> bool:
    """Whether who asks may save questions."""
    guard: Guard = current_app.extensions[_GUARD]
    return guard.may_watch(sent_key())


def sent_key() -> ApiKey | None:
    """The key that this request was sent with; None without one."""
    key: ApiKey | None = g.get("api_key")
    return key


def check_restrictions(restrictions: Restrictions) -> None:
    """Raise SettingsError for restrictions with which no app can be made.

    `serve` calls this before it starts workers: an error in a worker would be a traceback.
    """
    read_origins(restrictions.cors_origins)
    check_limits(restrictions)


def register_access(app: Flask, restrictions: Restrictions, keys: Keys, key_memory: KeyMemory = KEY_MEMORY) -> None:
    """Check every request of `app` before its view runs. Raises SettingsError.

    A view without a declared need requires the scope admin; a test fails for such a view.
    """
    allowed = read_origins(restrictions.cors_origins)
    guard = Guard(restrictions, Keyring(keys, key_memory), allowed, register_limits(app, restrictions))
    app.extensions[_GUARD] = guard
    if restrictions.trusted_proxies:
        count = restrictions.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)  # type: ignore[method-assign]

    @app.before_request
    def check() -> Response | None:
        if request.environ.get("SERVER_PROTOCOL") == "HTTP/1.1" and "HTTP_HOST" not in request.environ:
            return respond(problem(HTTPStatus.BAD_REQUEST, "The Host header is missing; HTTP/1.1 asks for one."))
        if request.environ.get("PATH_INFO", "").startswith("//"):  # the framework looks past it
            return respond(problem(HTTPStatus.NOT_FOUND, "Nothing is served at this address; it has a slash too many."))
        if request.endpoint is not None:
            g.api_key = key = guard.check(declared_need(app, request.endpoint) or Need.ADMIN)
            g.key_name = key.public_id if key else None  # for the log
        return None

    register_headers(app, restrictions, allowed)
