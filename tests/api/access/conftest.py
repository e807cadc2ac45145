"""Apps with chosen restrictions, on an empty data folder; whose answers are held against openapi.yaml."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.access import Scope
from service.api.access.keyring import KEY_MEMORY, KeyMemory
from service.api.app_context import EXTENSION
from service.restrictions import Restrictions
from tests.api.conftest import on_database, running

Serve = Callable[..., FlaskClient]
STRANGER = {"REMOTE_ADDR": "192.0.2.7"}
ARTICLE = {"outlet": "A", "text": "“It is done,” said Ada Harbour."}


@pytest.fixture
def serve(database_url: str, tmp_path: Path) -> Iterator[Serve]:
    """Make an app with these restrictions and, if given, `key_memory`; a test's apps share one database."""
    with ExitStack() as opened:

        def make(*, key_memory: KeyMemory = KEY_MEMORY, **chosen: Any) -> FlaskClient:
            settings = replace(on_database(database_url, tmp_path / "data"), restrictions=Restrictions(**chosen))
            return opened.enter_context(contextmanager(running)(settings, key_memory=key_memory)).test_client()

        yield make


def bearer(client: FlaskClient, *scopes: Scope, **options: Any) -> dict[str, str]:
    """The header of a new key."""
    _, text = client.application.extensions[EXTENSION].store.keys.create("a test", scopes, **options)
    return {"Authorization": f"Bearer {text}"}
