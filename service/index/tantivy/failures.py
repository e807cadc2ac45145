"""What tantivy says when it fails, and which of that may pass by itself.

Only calls of the library (or of the file system) stand inside these blocks: it says ValueError for nearly everything,
and a ValueError of our own must not be taken for a failure of the index.
"""

from __future__ import annotations

from service.errors import IndexUnavailable
from service.index.engine import GenerationLost

_PASSING = ("os error 12)", "os error 23)", "os error 24)")
"""What an error says that is not the files' fault: no memory, too many files open."""


class _LibraryFailures:
    """A block of calls of the library, whose failures become IndexUnavailable: it cannot be read, or written, now.

    A class and not a generator: it is entered several times for each lookup, and takes a fifth of the time.
    """

    __slots__ = ("_what",)

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if error is not None and _is_the_librarys(error):
            raise self._named(error) from error

    def _named(self, error: BaseException) -> Exception:
        return IndexUnavailable(f"the index cannot be {self._what} now: {error}")


class _OpeningFailures(_LibraryFailures):
    """As above; but what does not pass by itself says that the files are truncated, missing or foreign."""

    __slots__ = ()

    def _named(self, error: BaseException) -> Exception:
        may_pass = any(sign in str(error) for sign in _PASSING)
        return super()._named(error) if may_pass else GenerationLost(str(error))


class _FileFailures(_LibraryFailures):
    """A block of calls of the file system, whose failures become IndexUnavailable."""

    __slots__ = ()

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError):
            raise self._named(error) from error


OPENING = _OpeningFailures("read")
READING = _LibraryFailures("read")
WRITING = _LibraryFailures("written")
READING_FILES = _FileFailures("read")
WRITING_FILES = _FileFailures("written")


def _is_the_librarys(error: BaseException) -> bool:
    """Whether tantivy failed, or the file system under it: it says ValueError for nearly everything, or panics."""
    return isinstance(error, (ValueError, OSError, RuntimeError)) or type(error).__name__ == "PanicException"
