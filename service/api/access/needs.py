"""What each address needs of who asks for it; what says nothing needs the most."""

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
    """What asking for an address takes.

    NOTHING: open to everybody, always. READ: a key with `read`, unless reads are open. WATCH: a key with `read` where
    writing needs a key, even when reads are open (figures about the service). WRITE, ADMIN: a key with that scope,
    unless writes are open.
    """

    NOTHING = "nothing"
    READ = "read"
    WATCH = "watch"
    WRITE = "write"
    ADMIN = "admin"

    @property
    def scope(self) -> Scope:
        """The scope of the key that it takes."""
        return {Need.WRITE: Scope.WRITE, Need.ADMIN: Scope.ADMIN}.get(self, Scope.READ)


def needs(need: Need) -> Callable[[View], View]:
    """State what a view needs; for views outside an ApiBlueprint, whose `route` takes it as an argument."""

    def state(view: View) -> View:
        setattr(view, _MARK, need)
        return view

    return state


def stated_need(app: Flask, endpoint: str) -> Need | None:
    """What the view of `endpoint` states; None where it states nothing."""
    return getattr(app.view_functions.get(endpoint), _MARK, None)


def security(need: Need) -> list[dict[str, list[str]]]:
    """How openapi.yaml says it: any one entry will do, and `{}` is asking without a key."""
    if need == Need.NOTHING:
        return []
    keyed = {SECURITY_SCHEME: [need.scope.value]}
    return [{}, keyed] if need == Need.READ else [keyed]
