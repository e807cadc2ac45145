"""What the index's library says when it fails, and which of that may pass by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from service.errors import IndexUnavailable

_PASSING = ("os error 12)", "os error 23)", "os error 24)")
"""What an error says that is not the files' fault: no memory, too many files open."""


def is_the_librarys(error: BaseException) -> bool:
    """Whether tantivy failed, or the file system under it: it says ValueError for nearly everything, or panics."""
    return isinstance(error, (ValueError, OSError, RuntimeError)) or type(error).__name__ == "PanicException"


def may_pass(error: BaseException) -> bool:
    """Whether the machine is short of something, so that the files may be as they should be."""
    return any(sign in str(error) for sign in _PASSING)


@contextmanager
def failures_named(what: str) -> Iterator[None]:
    """Turns the library's failures into IndexUnavailable."""
    try:
        yield
    except BaseException as error:
        if not is_the_librarys(error):
            raise
        raise IndexUnavailable(f"the index cannot be {what} now: {error}") from error
