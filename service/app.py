"""The one place that wires the parts together."""

from __future__ import annotations

import logging
import uuid
from functools import partial
from importlib import import_module

from flask import Flask

from service.api.access.guard import register_access
from service.api.access.keyring import KEY_MEMORY, KeyMemory
from service.api.app_context import EXTENSION, AppContext
from service.api.bodies import register_bodies
from service.api.docs import register_docs
from service.api.feeds import register_feeds
from service.api.ids import WrittenId
from service.api.metrics import register_metrics
from service.api.observation import register_observation
from service.api.response_identity import register_response_identity
from service.api.sharing import register_sharing
from service.api.specification import register_api
from service.api.web import register_web
from service.duties import Duty
from service.following import Follower
from service.index.open import open_index as open_index_at
from service.index.protocol import KeptIndex
from service.indexing import keep_up
from service.language.frequencies import DEFAULT
from service.language.rarity import rarity
from service.logs import set_up_logs
from service.notifying.sender import Sender
from service.renewing import Renewal
from service.settings import Settings, read_settings
from service.storage.store import Store
from service.watching.look import Lookout

_LOG = logging.getLogger(__name__)


def open_store(settings: Settings) -> Store:
    """The store, with its tables up to date."""
    store = Store(settings.database_url)
    store.migrate()
    return store


def open_index(settings: Settings, store: Store) -> KeptIndex:
    """The index that belongs to `store`; it starts empty when what is there belongs to another one."""
    return open_index_at(settings.index, lambda: store.store_id)


def create_app(settings: Settings | None = None, *, key_memory: KeyMemory = KEY_MEMORY) -> Flask:
    """The Flask app on a database brought up to date; reads the environment when no settings are given.

    `key_memory` says for how long a valid API key is not looked up again.
    Raises SettingsError when a setting cannot be used, StorageUnavailable when the database does not answer.
    """
    settings = settings or read_settings()
    store = open_store(settings)
    index = open_index(settings, store)
    keep_up(store, index)
    return _assemble(settings, store, index, key_memory)


def create_following_app(settings: Settings) -> tuple[Flask, Follower]:
    """The Flask app of a worker process, and what keeps its index up once started; waits for nothing.

    The database must have been brought up to date before. When it does not answer now, requests are told so until it
    does: a worker that fails to start would take the server with it.
    """
    store = Store(settings.database_url)
    index = open_index(settings, store)
    renewal = Renewal(index, partial(_open_elsewhere, settings))
    return _assemble(settings, store, index), Follower(store, index, renewal=renewal)


def _open_elsewhere(settings: Settings) -> tuple[Store, KeptIndex]:
    """Database and index for a process beside the workers, which logs as they do."""
    set_up_logs(settings.log_level, settings.log_format)
    store = Store(settings.database_url)
    return store, open_index(settings, store)


def create_duties(settings: Settings) -> list[Duty]:
    """What a worker process does beside answering: it puts the watches to what comes in, and sends messages."""
    store = Store(settings.database_url)
    holder = uuid.uuid4().hex
    lookout = Lookout(store, open_index(settings, store), holder)
    sender = Sender(store, holder, settings.webhook_addresses, settings.public_url)
    return [Duty("putting the watches to articles", lookout.look), Duty("sending messages", sender.look)]


def _assemble(settings: Settings, store: Store, index: KeptIndex, key_memory: KeyMemory = KEY_MEMORY) -> Flask:
    rarity(DEFAULT)  # its list is read now, and not for the first question
    app = Flask(__name__, static_folder=None)
    app.url_map.merge_slashes = False  # one address for each thing: //v1/verify is none
    app.url_map.converters["int"] = WrittenId
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the default provider has it
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.extensions[EXTENSION] = AppContext(
        store,
        index,
        settings.max_quote_length,
        settings.limits,
        allowance=settings.allowance,
        max_document_bytes=settings.max_document_bytes,
        public_url=settings.public_url,
        webhook_addresses=settings.webhook_addresses,
        tuning=settings.tuning,
    )
    register_metrics(app)
    register_observation(app)
    register_access(app, settings.restrictions, store.keys, key_memory)
    register_bodies(app)
    register_response_identity(app)
    register_api(app)
    register_docs(app)
    register_feeds(app)
    register_sharing(app)
    register_web(app, may_look_up=settings.restrictions.open_reads)
    if settings.traces:
        _trace(app, store)
    return app


def _trace(app: Flask, store: Store) -> None:
    """Trace requests. A cluster may ask for that of all that runs in it: without the extra the service goes on."""
    try:
        tracing = import_module("service.api.tracing")
    except ImportError:
        _LOG.warning("traces are asked for by OTEL_EXPORTER_OTLP_ENDPOINT; for them, pip install 'quoteverify[otel]'")
        return
    store.hear_statements()
    tracing.register_tracing(app, tracing.sending_provider())
