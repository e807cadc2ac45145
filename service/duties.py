"""Use case: threads that put saved questions to what comes in, and send messages, for as long as the process serves.

Every worker of every instance has them; leases in the database say which of them works.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from service.errors import LeaseLost, QuoteVerifyError

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DutyPace:
    """How long a duty rests when there is nothing to do, and how long its end may take; seconds."""

    pause_seconds: float = 1.0
    stop_seconds: float = 5.0


class Duty:
    """Calls `look` again and again in a thread of its own, at once where it says that there was something to do."""

    def __init__(self, name: str, look: Callable[[], bool], pace: DutyPace | None = None) -> None:
        self._name = name
        self._look = look
        self._pace = pace or DutyPace()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._logged: str | None = None

    def start(self) -> None:
        """Begin; after a fork, in the process that is to do it."""
        self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End after what is being done; what takes long is given up, and done again by others."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(self._pace.stop_seconds)

    def _run(self) -> None:
        while not self._ended.is_set():
            if not self._looked():
                self._ended.wait(self._pace.pause_seconds)

    def _looked(self) -> bool:
        try:
            was_busy = self._look()
        except LeaseLost as error:
            _LOG.info("%s", error)
        except QuoteVerifyError as error:
            if str(error) != self._logged:
                _LOG.warning("%s is not possible now, and is tried again: %s", self._name, error)
            self._logged = str(error)
        except Exception:
            _LOG.exception("%s failed; it is tried again", self._name)
        else:
            self._logged = None
            return was_busy
        return False
