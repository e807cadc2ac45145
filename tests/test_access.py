"""What a key is: recognisable, random, and good for what it says until it ends."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest

from service.access import KEY_FORM, ApiKey, Scope, make_key, read_key

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_a_key_is_known_by_its_form_and_never_made_twice() -> None:
    keys = {make_key() for _ in range(50)}
    assert len({key[13:] for key in keys}) == 50
    assert all(KEY_FORM.fullmatch(key) for key in keys)
    assert KEY_FORM.search(f"leaked: '{keys.pop()}' in a file")


def test_what_is_kept_is_the_hash_of_the_whole_key() -> None:
    key = make_key()
    secret = read_key(key)
    assert secret is not None
    assert secret.digest == hashlib.sha256(key.encode()).digest()
    assert secret.matches(secret.digest)
    assert not secret.matches(bytes(32))


@pytest.mark.parametrize("text", ["", "qvk_", "qvk_0_0", "é"])
def test_what_has_not_the_form_is_no_key(text: str) -> None:
    assert read_key(text) is None


def test_a_key_with_more_or_other_letters_is_no_key() -> None:
    key = make_key()
    assert read_key(key) is not None
    assert [read_key(text) for text in (key + "0", key.upper(), key + "\n", key[:-1])] == [None] * 4


def key(scopes: set[Scope], expires: datetime | None = None, revoked: datetime | None = None) -> ApiKey:
    return ApiKey(1, "00000000", "a desk", frozenset(scopes), NOW, expires, revoked, None)


@pytest.mark.parametrize(
    ("held", "allowed"),
    [
        ({Scope.READ}, {Scope.READ}),
        ({Scope.WRITE}, {Scope.WRITE}),
        ({Scope.READ, Scope.WRITE}, {Scope.READ, Scope.WRITE}),
        ({Scope.ADMIN}, {Scope.READ, Scope.WRITE, Scope.EDIT, Scope.WATCH, Scope.ADMIN}),
    ],
)
def test_admin_holds_the_others_and_they_hold_only_themselves(held: set[Scope], allowed: set[Scope]) -> None:
    assert {scope for scope in Scope if key(held).allows(scope)} == allowed


def test_a_key_ends_at_its_moment_or_when_it_is_revoked() -> None:
    day = timedelta(days=1)
    assert key({Scope.READ}).ended(NOW) is None
    assert key({Scope.READ}, expires=NOW + day).ended(NOW) is None
    assert key({Scope.READ}, expires=NOW).ended(NOW) == "expired on 2026-11-23"
    assert key({Scope.READ}, expires=NOW + day, revoked=NOW - day).ended(NOW) == "was revoked on 2026-11-22"
