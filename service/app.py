"""The one place that wires the parts together."""

from __future__ import annotations

import logging

from flask import Flask

from service.api.conversation import register_conversation
from service.api.docs import register_docs
from service.api.metrics import register_metrics
from service.api.observation import register_observation
from service.api.parts import EXTENSION, Parts
from service.api.specification import register_api
from service.errors import IndexUnavailable
from service.ingestion import catch_up
from service.matching.tantivy_index import TantivyIndex
from service.settings import Settings, read_settings
from service.storage.store import Store

_LOG = logging.getLogger(__name__)


def open_store(settings: Settings) -> Store:
    """The store, with its tables up to date."""
    store = Store(settings.database_url)
    store.migrate()
    return store


def open_index(settings: Settings, store: Store) -> TantivyIndex:
    """The index that belongs to `store`; it starts empty when what it finds belongs to another one."""
    return TantivyIndex(settings.index, store.store_id)


def _catch_up(store: Store, index: TantivyIndex) -> None:
    """Let the index read what it missed; when it cannot now, the service still starts and /readyz says so."""
    try:
        catch_up(store, index)
    except IndexUnavailable:
        _LOG.exception("the index cannot be read or written; it catches up with the next article or start")


def create_app(settings: Settings | None = None) -> Flask:
    """The Flask app; reads the environment when no settings are given.

    Raises SettingsError when a setting cannot be used, StorageUnavailable when the database does not answer.
    """
    settings = settings or read_settings()
    store = open_store(settings)
    app = Flask(__name__, static_folder=None)
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the default provider has it
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    index = open_index(settings, store)
    app.extensions[EXTENSION] = Parts(store, index, settings.max_quote_length)
    _catch_up(store, index)
    register_metrics(app)
    register_observation(app)
    register_conversation(app)
    register_docs(app, register_api(app))
    return app
