"""Opens a file or standard input for reading, unpacked where gzip or zstd packed it, which its bytes tell."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from service.errors import UnreadableDocument
from service.files.extras import library_of

STANDARD_INPUT = Path("-")
PACKED = (".gz", ".zst", ".zstd")
"""The endings that packed files have behind the ending of what is in them."""
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_BUFFER_BYTES = 262_144
_PIECE_BYTES = 65_536
_FED_BYTES = 2_048
"""Handed to zstd at once. Four bytes can stand for 131,072, so this bounds what it gives back at once to 64 MB."""
_LARGEST_WINDOW = 2**31
"""What `zstd --long=31` packs with, as large archives of posts are; memory is taken only as a file needs it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is being read: `stream` gives what is in it, `raw` tells how far the file itself was read."""

    stream: io.BufferedReader
    raw: BinaryIO
    size: int | None
    """Bytes of the file; None of a pipe."""
    unpacking: Unpacking | None = None
    """Where it is packed, what unpacks it."""

    @property
    def is_cut(self) -> bool:
        """Whether a packed file turned out to be cut off or broken; all before that has been read."""
        return self.unpacking is not None and self.unpacking.fault is not None

    def check_whole(self) -> None:
        """Raise UnreadableDocument when it is cut."""
        if self.unpacking is not None and self.unpacking.fault is not None:
            raise UnreadableDocument(self.unpacking.fault)

    def bytes_read(self) -> int | None:
        """How much of `size` has been read."""
        return self.raw.tell() if self.size is not None else None


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open a file, or standard input for `-`. Raises OSError, MissingExtra."""
    if path == STANDARD_INPUT:
        stdin = sys.stdin.buffer
        yield _opened(stdin if isinstance(stdin, io.BufferedReader) else io.BufferedReader(cast("Any", stdin)), None)
        return
    with path.open("rb", buffering=_BUFFER_BYTES) as file:
        yield _opened(cast("io.BufferedReader", file), path.stat().st_size)


def _opened(file: io.BufferedReader, size: int | None) -> Opened:
    head = file.peek(len(_ZSTD))
    if head.startswith(_GZIP):
        unpacking = Unpacking(gzip.GzipFile(fileobj=file).read1)
    elif head.startswith(_ZSTD):
        unpacking = Unpacking(_Zstd(file, library_of("zstd", "zstandard")).read)
    else:
        return Opened(file, file, size)
    return Opened(io.BufferedReader(unpacking, _BUFFER_BYTES), file, size, unpacking)


class Unpacking(io.RawIOBase):
    """The content of a packed file. Where the file is cut off or broken it ends, and `fault` says so: a reader that
    wants much at once would else lose what came before."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        """`read` gives up to so many bytes as soon as there are some, and none at the end."""
        self._read = read
        self.fault: str | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` with what comes next."""
        if self.fault is not None:
            return 0
        try:
            given = self._read(min(len(buffer), _PIECE_BYTES))
        except EOFError:
            self.fault = "the packed file is cut off here"
            return 0
        except (OSError, zlib.error) as error:
            self.fault = f"the packed file is broken here ({error})"
            return 0
        buffer[: len(given)] = given
        return len(given)


class _Zstd:
    """What zstd packed, frame after frame. The library's own stream ends at a cut without a word; this raises."""

    def __init__(self, file: BinaryIO, zstandard: Any) -> None:
        self._file, self._zstandard = file, zstandard
        self._frame = self._next_frame()
        self._is_within = False
        self._given = memoryview(b"")

    def _next_frame(self) -> Any:
        return self._zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW).decompressobj()

    def read(self, most: int) -> bytes:
        """The next bytes. Raises EOFError where the file is cut off, OSError where it is broken."""
        while not self._given:
            packed = self._file.read(_FED_BYTES)
            if not packed:
                if self._is_within:
                    raise EOFError("the file ends within a frame")
                return b""
            self._given = memoryview(self._unpack(packed))
        given, self._given = bytes(self._given[:most]), self._given[most:]
        return given

    def _unpack(self, packed: bytes) -> bytes:
        content = []
        try:
            while packed:
                content.append(self._frame.decompress(packed))
                packed, self._is_within = self._frame.unused_data, not self._frame.eof
                if self._frame.eof:
                    self._frame = self._next_frame()
        except self._zstandard.ZstdError as error:
            raise OSError(f"zstd: {error}") from error
        return b"".join(content)
