"""Who may write, and who looks after the index: a document that its holder renews.

No clocks are compared: who waits sees that the document has not changed for as long as a lease lasts. A holder that
was only slow may so meet another one; what it writes then is refused by version (see `state` and `writing`).
"""

from __future__ import annotations

import os
import threading
import time
import uuid
from contextlib import suppress

from service.errors import IndexUnavailable
from service.index.opensearch.documents import Conflict, Documents, Seen
from service.index.opensearch.tuning import ClusterTuning

_NOBODY = ""


class Lease:
    """The lease called `name`. Used by one thread at a time, and its own that renews it."""

    def __init__(self, documents: Documents, name: str, tuning: ClusterTuning) -> None:
        self._documents = documents
        self._name = name
        self._tuning = tuning
        self._id = uuid.uuid4().hex
        self._beats = 0
        self._held: Seen | None = None
        self._others: Seen | None = None
        self._others_since = 0.0
        self._is_wanted = False
        self._gives_way_until = 0.0
        self._look_seconds = 0.0
        self._released = threading.Event()
        self._renewing: threading.Thread | None = None

    def take(self) -> bool:
        """Whether it is ours now, after one look. Who was waited for as it had it lets others in between first."""
        if time.monotonic() < self._gives_way_until:
            return False
        started = time.monotonic()
        found = self._documents.read(self._name)
        self._look_seconds = time.monotonic() - started
        if found is not None and found.content["holder"] not in (_NOBODY, self._holder) and not self._has_ended(found):
            self._ask_for(found)
            return False
        try:
            self._held = self._written(self._holder, found)
        except Conflict:
            return False
        return True

    def renew(self) -> bool:
        """Say that we go on; False when somebody else has it."""
        try:
            self._held = self._rewritten(self._holder, self._held)
        except Conflict:
            self._held = None
        return self._held is not None

    def release(self) -> None:
        """Let others have it. When that cannot be said, they wait until it has ended."""
        self._released.set()
        if self._renewing is not None:
            self._renewing.join()
            self._renewing = None
        held, self._held = self._held, None
        if held is not None:
            with suppress(Conflict, IndexUnavailable):
                self._rewritten(_NOBODY, held)
        if self._is_wanted:
            self._is_wanted = False
            self._gives_way_until = time.monotonic() + 2 * (self._tuning.pause_seconds + 2 * self._look_seconds)

    def keep(self) -> None:
        """Renew it until it is released, or this process ends."""
        self._released.clear()
        self._renewing = threading.Thread(target=self._beat, name="lease of the index", daemon=True)
        self._renewing.start()

    def claim(self, otherwise: str) -> None:
        """Take and keep it. Raises IndexUnavailable, with what to say `otherwise`, once a holder is seen to live."""
        first: Seen | None = None
        while not self.take():
            first = first or self._others
            if first and self._others and self._others.version != first.version:
                raise IndexUnavailable(otherwise)
            time.sleep(self._tuning.pause_seconds)
        self.keep()

    @property
    def _holder(self) -> str:
        return f"{self._id}-{os.getpid()}"  # a copy of this object after a fork is somebody else

    def _beat(self) -> None:
        while not self._released.wait(self._tuning.beat_seconds):
            with suppress(IndexUnavailable):
                if not self.renew():
                    return

    def _has_ended(self, found: Seen) -> bool:
        """Whether the holder has not renewed it for as long as it lasts, as far as we have seen."""
        now = time.monotonic()
        if self._others is None or self._others.version != found.version:
            self._others, self._others_since = found, now
        return now - self._others_since > self._tuning.lease_seconds

    def _ask_for(self, found: Seen) -> None:
        """Have the holder know that somebody waits; a writer that takes it again at once would else be alone."""
        if not found.content.get("is_wanted"):
            with suppress(Conflict):
                self._others = self._documents.write(self._name, {**found.content, "is_wanted": True}, found)

    def _rewritten(self, holder: str, held: Seen | None) -> Seen:
        """As below, for who has it: that somebody has asked for it since takes it from nobody."""
        try:
            return self._written(holder, held)
        except Conflict:
            newest = self._documents.read(self._name)
            if newest is None or newest.content["holder"] != self._holder:
                raise
            self._is_wanted = True
            return self._written(holder, newest)

    def _written(self, holder: str, seen: Seen | None) -> Seen:
        self._beats += 1
        return self._documents.write(self._name, {"holder": holder, "beats": self._beats}, seen)
