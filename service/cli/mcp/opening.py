"""Opens what the tools ask: the record of a data folder, or a running service."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mcp.server.transport_security import DEFAULT_MAX_REQUEST_BODY_SIZE

from service.api.access.keyring import Keyring
from service.api.app_context import AppContext
from service.cli.workspace import workspace
from service.following import Follower
from service.language.frequencies import DEFAULT
from service.language.rarity import rarity
from service.mcp.caller import Admission
from service.mcp.door import by_key, unchecked
from service.mcp.record import LocalRecord, Record
from service.mcp.remote import RemoteRecord
from service.mcp.serving import Terms
from service.settings import read_restrictions


@contextmanager
def local(data: Path | None) -> Iterator[tuple[Record, Terms]]:
    """The record of a data folder, whose index follows its database: others may write to it meanwhile."""
    with workspace(data, must_exist=True) as (store, index, settings):
        rarity(DEFAULT)  # its list is read now, and not for the first question
        admission = Admission(settings.restrictions, Keyring(store.keys))
        context = AppContext(
            store,
            index,
            settings.max_quote_length,
            settings.limits,
            allowance=settings.allowance,
            tuning=settings.tuning,
        )
        follower = Follower(store, index)
        follower.start()
        try:
            terms = Terms(settings.restrictions, settings.max_body_bytes, by_key(admission))
            yield LocalRecord(context, admission), terms
        finally:
            follower.stop()


@contextmanager
def remote(server: str, key: str | None) -> Iterator[tuple[Record, Terms]]:
    """A running service, which checks its callers itself. Raises SettingsError for an address that none can have."""
    yield RemoteRecord(server, key), Terms(read_restrictions(), DEFAULT_MAX_REQUEST_BODY_SIZE, unchecked)
