"""Says how long everything that may hang in a database is waited for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds pass before StorageUnavailable.

    `lock`: that a writer waits for another. Writes hold the lock for milliseconds; ten seconds is longer than any queue
    of them and shorter than an HTTP client waits. `lock_after_failure`: the same while the lock is held for longer than
    any queue of writers, by a backup or by a hung process.

    On PostgreSQL, where neither the URL nor the database has a limit of its own, `statement`: that a statement of a
    request or a batch may take; none takes so long unless something is wrong, and a migration is not bound by it.
    `idle`: that a transaction may send nothing before the server ends it. A writer's host that vanished without a word
    would hold its lock for as long as the server believes in the connection: by default two hours.
    """

    lock: float = 10
    lock_after_failure: float = 0.5
    statement: int = 60
    idle: int = 60


USUAL = Patience()
