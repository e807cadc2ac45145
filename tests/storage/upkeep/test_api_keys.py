"""API keys in the database: only hashes are kept, and closed stays closed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import create_engine, text

from service.access import Scope, make_key, read_key
from service.errors import InvalidText, KeyNotFound
from service.storage.store import Store


def test_a_key_is_found_by_what_its_holder_has(store: Store) -> None:
    ends = datetime(2040, 1, 31, tzinfo=UTC)
    made, key = store.keys.create("the desk", {Scope.READ, Scope.WRITE}, ends)
    secret = read_key(key)
    assert secret is not None
    assert store.keys.find(secret) == made
    assert (made.name, made.scopes, made.expires_at) == ("the desk", {Scope.READ, Scope.WRITE}, ends)
    assert (made.revoked_at, made.last_used_on) == (None, None)
    assert datetime.now(UTC) - made.created_at < timedelta(minutes=5)


def test_nothing_in_the_database_is_the_key(store: Store, database_url: str) -> None:
    _, key = store.keys.create("the desk", {Scope.ADMIN})
    engine = create_engine(database_url)
    with engine.connect() as connection:
        [row] = connection.execute(text("SELECT * FROM api_key")).mappings()
    engine.dispose()
    secret = key.split("_")[2]
    assert len(secret) == 64
    for value in row.values():
        assert secret not in str(value)
        assert bytes.fromhex(secret) != value


def test_the_name_of_a_key_without_its_secret_finds_nothing(store: Store) -> None:
    _, key = store.keys.create("the desk", {Scope.ADMIN})
    other = make_key()
    forged = read_key(key[:13] + other[13:])
    assert forged is not None
    assert store.keys.find(forged) is None
    unknown = read_key(other)
    assert unknown is not None
    assert store.keys.find(unknown) is None


def test_a_revoked_key_stays_and_says_when(store: Store) -> None:
    made, _ = store.keys.create("the desk", {Scope.ADMIN})
    revoked = store.keys.revoke(made.public_id)
    assert revoked.revoked_at is not None
    assert store.keys.revoke(made.public_id) == revoked
    assert store.keys.all() == [revoked]


def test_a_key_that_is_not_there_cannot_be_revoked(store: Store) -> None:
    with pytest.raises(KeyNotFound, match="quoteverify keys list"):
        store.keys.revoke("00000000")


@pytest.mark.parametrize(("scope", "is_for_writing"), [(Scope.READ, False), (Scope.WRITE, True), (Scope.ADMIN, True)])
def test_a_key_for_writing_counts_even_when_it_is_revoked(store: Store, scope: Scope, is_for_writing: bool) -> None:
    assert not store.keys.is_any_for_writing()
    made, _ = store.keys.create("the desk", {scope})
    store.keys.revoke(made.public_id)
    assert store.keys.is_any_for_writing() == is_for_writing


def test_the_day_of_the_last_use_is_kept(store: Store) -> None:
    made, _ = store.keys.create("the desk", {Scope.READ})
    store.keys.note_use(made, date(2026, 11, 23))
    assert [key.last_used_on for key in store.keys.all()] == [date(2026, 11, 23)]


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\0b", "a\ud800b", "\u202etxt", "x" * 501])
def test_a_name_that_cannot_be_shown_is_refused(store: Store, name: str) -> None:
    with pytest.raises(InvalidText, match="name"):
        store.keys.create(name, {Scope.READ})
    assert store.keys.all() == []


def test_a_name_is_kept_as_it_is(store: Store) -> None:
    name = 'Ressort Inland, Zoë’s "desk"; DROP TABLE api_key; --'
    store.keys.create(name, {Scope.READ})
    assert [key.name for key in store.keys.all()] == [name]
