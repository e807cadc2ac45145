"""The lines of a file as text: in UTF-8, or in what its bytes look like, which is said once."""

from __future__ import annotations

import codecs
import io
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from service.text.encoding_guess import guess_encoding, wide_encoding
from service.text.encodings import marked_encoding

Notice = Callable[[str], None]
"""Called with what people should know of the file, and may have to correct."""

_HEAD_BYTES = 65_536
_SAMPLE_LINES, _SAMPLE_BYTES = 400, 262_144
"""How far behind the first line that is no UTF-8 is looked, to tell the encoding."""
_STEP_BYTES = 65_536
_BROKEN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its ending, or why there is no text of it. Lines count from 1."""

    number: int
    text: str
    fault: str | None = None


def text_lines(stream: io.BufferedReader, longest: int, encoding: str | None, notice: Notice) -> Iterator[Line]:
    """Every line of `stream`, in turn. One that has more than `longest` bytes is a fault, and is never held whole."""
    head = stream.peek(_HEAD_BYTES)[:_HEAD_BYTES]
    wide = encoding if encoding is not None and _is_wide(encoding) else marked_encoding(head)
    if wide is None and encoding is None:
        wide = wide_encoding(head)
        if wide:
            notice(f"is not UTF-8; read as {wide}: give --encoding if that is wrong")
    if wide is not None and _is_wide(wide):
        stream, encoding = io.BufferedReader(_AsUtf8(stream, wide)), "utf-8"
        head = stream.peek(_HEAD_BYTES)[:_HEAD_BYTES]
    end = b"\r" if b"\r" in head and b"\n" not in head else b"\n"
    decoder = _Decoder(encoding, notice)
    pending = _Pending(_raw_lines(stream, longest, end))
    for number, raw in enumerate(pending, start=1):
        if len(raw) > longest:
            yield Line(number, "", f"it has more than {longest:,} bytes (QUOTEVERIFY_MAX_BODY_BYTES)")
            continue
        try:
            text = decoder.decode(raw, pending)
        except UnicodeDecodeError as error:
            yield Line(number, "", f"it is not {decoder.name} (byte {error.start + 1} of the line)")
            continue
        if wide is not None and _BROKEN in text:
            yield Line(number, "", f"it is not {wide} throughout")
        else:
            yield Line(number, text.removeprefix("\ufeff") if number == 1 else text)


def _is_wide(encoding: str) -> bool:
    """Whether a line's end has more than one byte in it."""
    return codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))


def _raw_lines(stream: io.BufferedReader, longest: int, end: bytes) -> Iterator[bytes]:
    """Lines with their ends; of one that is too long, the first `longest` + 1 bytes."""
    read = stream.readline if end == b"\n" else _ByEnd(stream, end).readline
    while raw := read(longest + 1):
        yield raw
        is_whole = len(raw) <= longest or raw.endswith(end)
        while not is_whole:
            rest = read(_STEP_BYTES)
            is_whole = not rest or rest.endswith(end)


class _ByEnd:
    """`readline` for the lines of old spreadsheets, which end with a carriage return alone."""

    def __init__(self, stream: io.BufferedReader, end: bytes) -> None:
        self._stream, self._end, self._held = stream, end, b""

    def readline(self, most: int) -> bytes:
        while self._end not in self._held and len(self._held) < most:
            step = self._stream.read(_STEP_BYTES)
            if not step:
                break
            self._held += step
        cut = min(self._held.find(self._end) + 1 or len(self._held), most)
        line, self._held = self._held[:cut], self._held[cut:]
        return line


class _Pending:
    """Lines, of which some may be looked at before their turn."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines, self._held = lines, deque[bytes]()

    def __iter__(self) -> Iterator[bytes]:
        while True:
            line = self._held.popleft() if self._held else next(self._lines, None)
            if line is None:
                return
            yield line

    def look_ahead(self) -> list[bytes]:
        size = sum(map(len, self._held))
        while len(self._held) < _SAMPLE_LINES and size < _SAMPLE_BYTES:
            line = next(self._lines, None)
            if line is None:
                break
            self._held.append(line)
            size += len(line)
        return list(self._held)


class _Decoder:
    """Reads lines as UTF-8 until the first that is none; what that one is decides about the file.

    Where letters of UTF-8 came before, or more of the lines behind it are UTF-8 than not, it is one broken line.
    """

    def __init__(self, encoding: str | None, notice: Notice) -> None:
        self.name = encoding or "utf-8"
        self._is_decided = encoding is not None
        self._notice = notice

    def decode(self, raw: bytes, pending: _Pending) -> str:
        try:
            text = raw.decode(self.name)
        except UnicodeDecodeError:
            if self._is_decided:
                raise
            self._decide(raw, pending)
            return raw.decode(self.name)
        self._is_decided = self._is_decided or not raw.isascii()
        return text

    def _decide(self, raw: bytes, pending: _Pending) -> None:
        self._is_decided = True
        lines = [raw, *(line for line in pending.look_ahead() if not line.isascii())]
        if sum(map(_is_utf8, lines)) * 2 >= len(lines):
            return
        encoding = guess_encoding(b"".join(lines))
        if encoding is not None:
            self.name = encoding
            self._notice(f"is not UTF-8; read as {encoding}: give --encoding if that is wrong")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


class _AsUtf8(io.RawIOBase):
    """A stream in UTF-16 or UTF-32 as one in UTF-8; what is broken becomes U+FFFD, by which its line is refused."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._held:
            raw = self._stream.read(_STEP_BYTES)
            self._held = self._decoder.decode(raw, final=not raw).encode()
            if not raw and not self._held:
                return 0
        count = min(len(buffer), len(self._held))
        buffer[:count] = self._held[:count]
        self._held = self._held[count:]
        return count
