"""Who may ask, and how much; whoever started the process may ask all that it can."""

from __future__ import annotations

import pytest

from service.access import Scope
from service.api.access.keyring import Keyring
from service.errors import KeyMissing, KeyRefused, ScopeMissing, TooManyRequests
from service.mcp.caller import USER, Admission
from service.restrictions import Restrictions
from service.storage.store import Store


@pytest.fixture
def store(sqlite_store: Store) -> Store:
    return sqlite_store


def admission(store: Store, **chosen: object) -> Admission:
    return Admission(Restrictions(**chosen), Keyring(store.keys))  # type: ignore[arg-type]


def test_the_user_needs_no_key_and_is_not_counted(store: Store) -> None:
    strict = admission(store, open_reads=False, rate_limit_reads="1/minute")
    assert [strict.admit(USER, 100) for _ in range(3)] == [None] * 3  # no error, though one read a minute is allowed
    with pytest.raises(KeyMissing):
        strict.admit(strict.identify(None, "192.0.2.7", is_local=False), 100)


def test_others_need_a_key_where_reads_are_closed(store: Store) -> None:
    strict = admission(store, open_reads=False)
    with pytest.raises(KeyMissing, match="quoteverify keys create"):
        strict.admit(strict.identify(None, "192.0.2.7", is_local=False))
    _, key = store.keys.create("an agent", [Scope.READ])
    strict.admit(strict.identify(f"Bearer {key}", "192.0.2.7", is_local=False))


def test_a_key_for_writing_alone_reads_nothing(store: Store) -> None:
    _, key = store.keys.create("the wire desk", [Scope.WRITE])
    open_to_all = admission(store)
    caller = open_to_all.identify(f"Bearer {key}", "192.0.2.7", is_local=False)
    with pytest.raises(ScopeMissing):
        open_to_all.admit(caller)


def test_each_bearer_has_a_share_of_their_own(store: Store) -> None:
    limited = admission(store, rate_limit_reads="2/minute")
    _, key = store.keys.create("an agent", [Scope.READ])
    stranger = limited.identify(None, "192.0.2.7", is_local=False)
    limited.admit(stranger, 2)
    with pytest.raises(TooManyRequests, match="more than 2 reads"):
        limited.admit(stranger)
    limited.admit(limited.identify(f"Bearer {key}", "192.0.2.7", is_local=False), 2)


def test_guessing_keys_costs_reads(store: Store) -> None:
    limited = admission(store, rate_limit_reads="2/minute")
    wrong = f"Bearer qvk_{'0' * 8}_{'0' * 64}"
    for _ in range(2):
        with pytest.raises(KeyRefused):
            limited.identify(wrong, "192.0.2.7", is_local=False)
    with pytest.raises(TooManyRequests):
        limited.identify(wrong, "192.0.2.7", is_local=False)
