"""Watches and webhooks by the command, on a data folder without a running service."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli.main import group


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(group, [*arguments, "--data", str(data)])


def test_a_watch_is_saved_listed_and_deleted(data: Path) -> None:
    saved = run(data, "watch", "add", "--quote", "The tide turned twice", "--speaker", "Nora Quill", "--name", "Tide")
    assert saved.exit_code == 0, saved.output
    assert "/feeds/" in saved.stdout
    assert run(data, "watch", "list").stdout == "1\tlocal\tTide\tThe tide turned twice\tNora Quill\t\t\n"
    assert run(data, "watch", "events", "1").stdout == ""
    assert run(data, "watch", "delete", "1").exit_code == 0
    assert run(data, "watch", "list").stdout == ""
    gone = run(data, "watch", "events", "1")
    assert gone.exit_code == 1
    assert "no watch 1" in gone.stderr


def test_a_watch_for_nothing_is_refused(data: Path) -> None:
    refused = run(data, "watch", "add", "--name", "Nothing")
    assert refused.exit_code == 1
    assert "say what to watch for" in refused.stderr


def test_a_webhook_is_added_where_it_is_allowed_and_looked_after(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = run(data, "webhook", "add", "https://hooks.example.org/in")
    assert refused.exit_code == 1
    assert "QUOTEVERIFY_WEBHOOK_HOSTS" in refused.stderr
    monkeypatch.setenv("QUOTEVERIFY_WEBHOOK_HOSTS", "hooks.example.org")
    added = run(data, "webhook", "add", "https://hooks.example.org/in")
    assert added.stdout.startswith("whsec_")
    assert run(data, "webhook", "list").stdout == "1\tlocal\tgood\thttps://hooks.example.org/in\n"
    assert run(data, "webhook", "test", "1").exit_code == 0
    assert "\twaiting\t0\t" in run(data, "webhook", "deliveries", "1").stdout
    assert run(data, "webhook", "rotate", "1").stdout != added.stdout
    assert run(data, "webhook", "resume", "1").exit_code == 0
    assert run(data, "webhook", "delete", "1").exit_code == 0
    assert run(data, "webhook", "deliveries", "1").exit_code == 1
