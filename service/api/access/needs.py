"""Declares what each route requires of a request. Routes without a declared need require admin."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask

from service.access import Scope

View = TypeVar("View", bound=Callable[..., Any])
SECURITY_SCHEME = "key"
_MARK = "quoteverify_needs"


class Need(StrEnum):
    """What a request for an address must have.

    NOTHING: open to everybody, always. READ: a key with `read`, unless reads are open. FIGURES: a key with `read`
    where writing needs a key, even when reads are open (figures about the service). ADDRESS: the address itself is
    secret, and counted as reading. WRITE, EDIT, WATCH, ADMIN: a key with that scope, unless writes are open.
    """

    NOTHING = "nothing"
    READ = "read"
    FIGURES = "figures"
    WRITE = "write"
    EDIT = "edit"
    WATCH = "watch"
    ADDRESS = "address"
    ADMIN = "admin"

    @property
    def changes(self) -> bool:
        """Whether what needs this changes something."""
        return self in {Need.WRITE, Need.EDIT, Need.WATCH, Need.ADMIN}

    @property
    def scope(self) -> Scope:
        """The scope that a key must have."""
        return _SCOPES.get(self, Scope.READ)


_SCOPES = {
    Need.WRITE: Scope.WRITE,
    Need.EDIT: Scope.EDIT,
    Need.WATCH: Scope.WATCH,
    Need.ADMIN: Scope.ADMIN,
}


def needs(need: Need) -> Callable[[View], View]:
    """Declare the need of a view; for views outside an ApiBlueprint, whose `route` takes it as an argument."""

    def declare(view: View) -> View:
        setattr(view, _MARK, need)
        return view

    return declare


def declared_need(app: Flask, endpoint: str) -> Need | None:
    """The declared need of the view of `endpoint`; None where it declares none."""
    return getattr(app.view_functions.get(endpoint), _MARK, None)


def security(need: Need) -> list[dict[str, list[str]]]:
    """The `security` of an operation in openapi.yaml: any entry is enough, and `{}` means without a key."""
    if need in {Need.NOTHING, Need.ADDRESS}:
        return []
    keyed = {SECURITY_SCHEME: [need.scope.value]}
    return [{}, keyed] if need == Need.READ else [keyed]
