"""Says whether tantivy's files are all there and as they were written, without mapping them.

Reading a mapped file that was cut short ends the process (SIGBUS), so whoever doubts the files looks at them this way.
"""

from __future__ import annotations

import json
import math
import os
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

_META = "meta.json"
_KINDS = ("idx", "term", "store", "pos", "fast", "fieldnorm")
"""The files of every segment; one with deletions has a further one."""
_MAGIC = 1337
"""A file ends with its footer (JSON), the footer's length and this number, both of four bytes:
https://docs.rs/tantivy/latest/src/tantivy/directory/footer.rs.html"""
_TAIL = 8
_LONGEST_FOOTER = 4096
_PIECE = 1 << 20


class Inspector:
    """Looks at files now and then; when there is doubt about them at once, and closely."""

    def __init__(self, check_seconds: float, examine_seconds: float) -> None:
        """Looks every `check_seconds`, and closely at most every `examine_seconds`; see TantivyTuning."""
        self._check_seconds, self._examine_seconds = check_seconds, examine_seconds
        self._doubted = True  # nothing is known of them yet
        self._checked = self._examined = -math.inf

    def doubt(self) -> None:
        """Reading or writing has failed, whatever the reason."""
        self._doubted, self._checked = True, -math.inf

    def fault(self, folder: Path) -> str | None:
        """What is wrong with the index in `folder`, as far as it was looked at now. Raises OSError."""
        now = time.monotonic()
        thorough = self._doubted and now >= self._examined + self._examine_seconds
        if not thorough and now < self._checked + self._check_seconds:
            return None
        damage = fault(folder, thorough=thorough)
        self._checked = now
        if thorough:
            self._examined, self._doubted = now, False
        return damage


def fault(folder: Path, *, thorough: bool) -> str | None:
    """What is wrong with the index in `folder`: a file that is missing or cut short, or None.

    `thorough` also reads every file and compares its checksum, at about a gigabyte a second. May be asked while
    another process writes: only files that the index still names are held against it. Raises OSError when a file
    cannot be read for another reason than not being there.
    """
    while True:
        meta = _list_of_files(folder)
        damage = _fault(folder, meta, thorough)
        if damage is None or _list_of_files(folder) == meta:
            return damage


def _fault(folder: Path, meta: bytes, thorough: bool) -> str | None:
    try:
        names = list(_names(json.loads(meta)))
    except (ValueError, KeyError, TypeError, AttributeError):
        return f"{_META} cannot be read"
    return next((f"{name} is damaged" for name in names if not _is_whole(folder / name, thorough)), None)


def _list_of_files(folder: Path) -> bytes:
    try:
        return (folder / _META).read_bytes()
    except FileNotFoundError:
        return b""


def _names(meta: dict[str, Any]) -> Iterator[str]:
    for segment in meta["segments"]:
        name = segment["segment_id"].replace("-", "")
        yield from (f"{name}.{kind}" for kind in _KINDS)
        if segment["deletes"]:
            yield f"{name}.{segment['deletes']['opstamp']}.del"


def _is_whole(path: Path, thorough: bool) -> bool:
    try:
        with path.open("rb") as file:
            footer, length = _footer(file)
            return not thorough or _checksum(file, length) == footer["crc"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return False


def documents_of_files(folder: Path) -> list[int]:
    """How many documents each segment of the index in `folder` holds; none when that cannot be read."""
    try:
        segments = json.loads(_list_of_files(folder))["segments"]
        return [each["max_doc"] - (each["deletes"] or {}).get("num_deleted_docs", 0) for each in segments]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []


def size_of(folder: Path) -> int:
    """The bytes of all files in `folder`. Raises OSError."""
    sizes = 0
    for path in folder.iterdir():
        with suppress(FileNotFoundError):  # a writer removes what it has merged
            sizes += path.stat().st_size
    return sizes


def _footer(file: BinaryIO) -> tuple[dict[str, Any], int]:
    """A file's footer and the bytes before it. Raises ValueError when it has none: it was cut short."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    length, magic = int.from_bytes(tail[:4], "little"), int.from_bytes(tail[4:], "little")
    if magic != _MAGIC or not 0 < length <= min(_LONGEST_FOOTER, size - _TAIL):
        raise ValueError("no footer")
    file.seek(size - _TAIL - length)
    footer: dict[str, Any] = json.loads(file.read(length))
    return footer, size - _TAIL - length


def _checksum(file: BinaryIO, length: int) -> int:
    file.seek(0)
    checksum = 0
    while length and (piece := file.read(min(_PIECE, length))):
        checksum = zlib.crc32(piece, checksum)
        length -= len(piece)
    return checksum
