"""Says where the steps of an answer begin and end: reading, the index, comparing, the database.

Nobody listens unless a request is traced (`service.api.tracing`); a step then costs a look at a variable, and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar

Listener = Callable[[str, dict[str, int]], AbstractContextManager[object]]
"""Opens a block for a step of this name with these counts. It is never handed a text, a name or a key."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)
_UNHEARD = nullcontext()


def step(name: str, **counts: int) -> AbstractContextManager[object]:
    """A block that is one step, with figures that say how much it had to do."""
    listener = _LISTENER.get()
    return _UNHEARD if listener is None else listener(name, counts)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """A block whose steps, in this thread, the listener hears."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)
