"""The keys as requests meet them: looked up once in a while, their use noted once a day."""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime
from threading import Lock

from service.access import ApiKey, read_key
from service.errors import KeyRefused, StorageUnavailable
from service.storage.upkeep.api_keys import Keys

FRESH_SECONDS = 2.0
"""How long a key that was found is not looked up again: a revoked one is good for that much longer, in each worker."""
MOST = 1_000
"""Keys remembered at once; only good ones are, so strangers cannot fill it."""

_LOG = logging.getLogger(__name__)


class Keyring:
    """The keys of a store; safe to share between threads."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._known: dict[bytes, tuple[float, ApiKey]] = {}
        self._lock = Lock()
        self._is_any_for_writing = False

    def find(self, text: str) -> ApiKey:
        """The key that was sent. Raises KeyRefused, StorageUnavailable."""
        secret = read_key(text)
        if secret is None:
            raise KeyRefused("this is no API key; send one as `quoteverify keys create` printed it")
        now = time.monotonic()
        since, key = self._known.get(secret.digest, (0.0, None))
        if key is None or now - since > FRESH_SECONDS:
            key = self._keys.find(secret)
            if key is None:
                raise KeyRefused("this API key is not known here; ask for a new one")
            self._remember(secret.digest, now, key)
        ended = key.ended(datetime.now(UTC))
        if ended:
            raise KeyRefused(f"this API key {ended}; ask for a new one")
        self._note_use(key)
        return key

    def is_any_for_writing(self) -> bool:
        """Whether a key for writing was ever made; once it was, that stays."""
        if not self._is_any_for_writing:
            self._is_any_for_writing = self._keys.is_any_for_writing()
        return self._is_any_for_writing

    def _remember(self, digest: bytes, now: float, key: ApiKey) -> None:
        with self._lock:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[digest] = (now, key)

    def _note_use(self, key: ApiKey) -> None:
        today = datetime.now(UTC).date()
        if key.last_used_on == today:
            return
        try:  # a request must not fail, nor wait, for this
            self._keys.note_use(key, today)
        except StorageUnavailable:
            _LOG.info("could not note the use of key %s; the next use does", key.public_id)
