"""Looks up the API key of a request, remembers it for seconds, and notes once a day that it was used."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

from service.access import ApiKey, read_key
from service.errors import KeyRefused, StorageUnavailable
from service.storage.upkeep.api_keys import Keys

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeyMemory:
    """For how long keys are remembered, and how many."""

    seconds: float = 2.0
    """How long a valid key is not looked up again: a revoked one is good for that much longer, in each worker."""
    most: int = 1_000
    """Keys remembered at once; only valid ones are, so strangers cannot fill it."""


KEY_MEMORY = KeyMemory()


class Keyring:
    """The keys of a store; safe to share between threads."""

    def __init__(self, keys: Keys, memory: KeyMemory = KEY_MEMORY) -> None:
        self._keys = keys
        self._memory = memory
        self._remembered: dict[bytes, tuple[float, ApiKey]] = {}
        self._lock = Lock()
        self._is_any_for_writing = False

    def find(self, text: str) -> ApiKey:
        """Return the key whose text a request sent. Raises KeyRefused, StorageUnavailable."""
        secret = read_key(text)
        if secret is None:
            raise KeyRefused("this is no API key; send one as `quoteverify keys create` printed it")
        now = time.monotonic()
        since, key = self._remembered.get(secret.digest, (0.0, None))
        if key is None or now - since > self._memory.seconds:
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
            if len(self._remembered) >= self._memory.most:
                self._remembered.clear()
            self._remembered[digest] = (now, key)

    def _note_use(self, key: ApiKey) -> None:
        today = datetime.now(UTC).date()
        if key.last_used_on == today:
            return
        try:  # a request must not fail, nor wait, for this
            self._keys.note_use(key, today)
        except StorageUnavailable:
            _LOG.info("could not note the use of key %s; the next use does", key.public_id)
