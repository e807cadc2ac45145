"""Where the service listens decides what it takes: off loopback, a key for writing or a choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from click.testing import CliRunner

from service.access import Scope
from service.cli.main import group
from service.cli.server.public_access import restrict_access
from service.errors import SettingsError
from service.restrictions import LOOPBACK_NAMES, OpenWrites, Restrictions
from service.settings import Settings
from service.storage.store import Store

LOOPBACK = ["127.0.0.1", "127.8.8.8", "localhost", "::1"]
ELSEWHERE = ["0.0.0.0", "::", "192.0.2.1", "quotes.example.org", ""]  # noqa: S104


@pytest.fixture
def keys(settings: Settings) -> Iterator[Store]:
    """A store without keys."""
    store = Store(settings.database_url)
    store.migrate()
    yield store
    store.close()


@pytest.mark.parametrize("host", LOOPBACK)
def test_on_loopback_no_key_is_needed_and_only_its_names_are_answered(
    settings: Settings, keys: Store, host: str
) -> None:
    assert restrict_access(settings, host, keys.keys).restrictions == Restrictions(hosts=LOOPBACK_NAMES)


@pytest.mark.parametrize("host", ELSEWHERE)
def test_elsewhere_it_does_not_start_without_a_key(settings: Settings, keys: Store, host: str) -> None:
    with pytest.raises(SettingsError, match=r"keys create NAME --scope write.*--open-writes"):
        restrict_access(settings, host, keys.keys)
    keys.keys.create("reader", {Scope.READ})
    with pytest.raises(SettingsError, match="no API key for writing"):
        restrict_access(settings, host, keys.keys)


@pytest.mark.parametrize("host", ELSEWHERE)
def test_elsewhere_it_starts_with_a_key_or_by_choice(settings: Settings, keys: Store, host: str) -> None:
    closed = replace(settings, restrictions=Restrictions(open_writes=OpenWrites.NO))
    assert restrict_access(closed, host, keys.keys) == closed
    assert restrict_access(settings, host, keys.keys, open_writes=True).restrictions.open_writes == OpenWrites.YES
    keys.keys.create("writer", {Scope.WRITE})
    assert restrict_access(settings, host, keys.keys) == settings


def test_names_that_were_chosen_stand(settings: Settings, keys: Store) -> None:
    chosen = replace(settings, restrictions=Restrictions(hosts=("quotes.example.org",)))
    assert restrict_access(chosen, "127.0.0.1", keys.keys) == chosen


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QUOTEVERIFY_CORS_ORIGINS", "*"),
        ("QUOTEVERIFY_RATE_LIMIT_READS", "lots"),
        ("QUOTEVERIFY_RATE_LIMIT_WRITES", "0/minute"),
        ("QUOTEVERIFY_REDIS_URL", "nonsense"),
        ("QUOTEVERIFY_HOSTS", "https://quotes.example.org"),
    ],
)
def test_a_choice_that_no_worker_could_start_with_ends_the_start_in_words(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setattr("service.cli.serve._Server.run", lambda _: pytest.fail("it serves"))
    command = ["serve", "--port", "0", "--no-seeds", "--data", str(settings.data)]
    done = CliRunner().invoke(group, command, env={name: value})
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: {name} ")
    assert done.stderr.count("\n") == 1
    assert "Serving on" not in done.output


def test_the_command_refuses_in_words(settings: Settings) -> None:
    done = CliRunner().invoke(group, ["serve", "--host", "0.0.0.0", "--data", str(settings.data)])  # noqa: S104
    assert done.exit_code == 1
    assert "quoteverify keys create" in done.stderr
    assert "Traceback" not in done.output
