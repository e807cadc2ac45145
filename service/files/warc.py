"""Reads web archives: the pages among their records, with address and time; all else is left out and counted."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from service.errors import UnreadableDocument
from service.files.extras import library_of
from service.text.encodings import decode_page

_PAGES = ("text/html", "application/xhtml+xml")
_WITHOUT_A_TYPE = (b"<!doctype html", b"<html")
_STATUS_OK = 200
_HEAD_BYTES = 1_024
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_STEP_BYTES = 1_048_576
_RAW = -zlib.MAX_WBITS
_HEX = re.compile(rb"[0-9A-Fa-f]{1,16}")
_LONGEST_SIZE_LINE = 200


@dataclass(frozen=True, slots=True)
class Page:
    """A page that an archive holds. `captured_at` is when it was fetched, in the form of RFC 3339; `encoding` is set
    where the page named none that it can be read in."""

    number: int
    address: str
    captured_at: str
    html: str
    encoding: str | None


@dataclass(frozen=True, slots=True)
class LeftOutRecord:
    """A record that is no page, and what it is instead."""

    number: int
    reason: str


def read_warc(stream: BinaryIO, longest: int) -> Iterator[Page | LeftOutRecord]:
    """Every record of an archive, in order; records count from 1.

    Raises MissingExtra; UnreadableDocument for what is no archive, or from where on it is broken or cut off.
    """
    warc = library_of("warc", "fastwarc.warc")
    number = 0
    try:
        for number, record in enumerate(
            warc.ArchiveIterator(_Forward(stream), parse_http=True, stream_detect=False), start=1
        ):
            yield _read(record, number, longest, warc)
    except (OSError, RuntimeError, ValueError) as error:
        raise UnreadableDocument(f"it is broken or cut off behind record {number} ({error})") from error
    if not number:
        raise UnreadableDocument("it holds no record of a web archive")


class _Forward:
    """A stream that goes forward only, such as a pipe, with the position for which the library asks."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._position = stream, 0

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes."""
        content = self._stream.read(size)
        self._position += len(content)
        return content

    def tell(self) -> int:
        """How many bytes were read."""
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Step forward. Raises OSError for another direction."""
        target = offset + (self._position if whence == os.SEEK_CUR else 0)
        if whence == os.SEEK_END or target < self._position:
            raise OSError("the stream only goes forward")
        while self._position < target and self.read(min(_STEP_BYTES, target - self._position)):
            pass
        return self._position


def _read(record: Any, number: int, longest: int, warc: Any) -> Page | LeftOutRecord:
    if record.record_type != warc.WarcRecordType.response:
        return LeftOutRecord(number, str(record.record_type))
    reason = _why_no_page(record)
    if reason is not None:
        return LeftOutRecord(number, reason)
    content = _body(record, longest)
    if not isinstance(content, bytes):
        return LeftOutRecord(number, content)
    try:
        page = decode_page(content, record.http_charset)
    except UnreadableDocument:
        return LeftOutRecord(number, "in no encoding that can be told")
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    return Page(number, address, record.headers.get("WARC-Date") or "", page.text, page.guessed)


def _why_no_page(record: Any) -> str | None:
    """What a response is instead of a page, as far as its headers say so."""
    headers = record.http_headers
    if headers is None:
        return "response without HTTP"
    if headers.status_code != _STATUS_OK:
        return f"status {headers.status_code or 'unknown'}"
    media = (record.http_content_type or "").lower()
    return "no HTML" if media and media not in _PAGES else None


def _body(record: Any, longest: int) -> bytes | str:
    """What a browser showed, or why it showed no page."""
    length = record.content_length
    body: bytes = record.reader.read(longest + 1)
    if len(body) <= longest and (len(body) < length or "WARC-Truncated" in record.headers):
        return "response cut off"
    content = decoded_body(body, record.http_headers, longest + 1)
    if len(content) > longest:
        return f"more than {longest:,} bytes (QUOTEVERIFY_MAX_BODY_BYTES)"
    if not content.strip():
        return "response without a body"
    if not record.http_content_type and not content[:_HEAD_BYTES].lstrip().lower().startswith(_WITHOUT_A_TYPE):
        return "no HTML"
    return content


def decoded_body(body: bytes, headers: Any, longest: int) -> bytes:
    """A body as a browser has it. Headers may claim an encoding that the archive's writer has undone already, or that
    was never there: what does not read so is taken as it is."""
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        body = _without_chunks(body) or body
    for encoding in reversed((headers.get("Content-Encoding") or "").lower().replace(" ", "").split(",")):
        decode = _DECODERS.get(encoding)
        body = (decode(body, longest) if decode else None) or body
    return body


def _without_chunks(body: bytes) -> bytes | None:
    """A body that was sent in chunks, put together; None when it was not, or not whole."""
    chunks: list[bytes] = []
    place = 0
    while True:
        end = body.find(b"\r\n", place, place + _LONGEST_SIZE_LINE)
        if end < 0:
            return None
        digits = body[place:end].partition(b";")[0].strip()
        if not _HEX.fullmatch(digits):
            return None
        size = int(digits, 16)
        if size == 0:
            return b"".join(chunks)
        chunk = body[end + 2 : end + 2 + size]
        place = end + 2 + size + 2
        if len(chunk) < size or body[place - 2 : place] != b"\r\n":
            return None
        chunks.append(chunk)


def _inflate(body: bytes, longest: int, window: int = _GZIP_OR_ZLIB) -> bytes | None:
    try:
        return zlib.decompressobj(window).decompress(body, longest)
    except zlib.error:
        return _inflate(body, longest, _RAW) if window != _RAW else None


def _unbrotli(body: bytes, longest: int) -> bytes | None:
    brotli = library_of("warc", "brotli")
    unpacked = bytearray()
    try:
        unpacking = brotli.Decompressor()
        unpacked += unpacking.process(body, output_buffer_limit=longest)
        while not unpacking.is_finished() and not unpacking.can_accept_more_data() and len(unpacked) < longest:
            unpacked += unpacking.process(b"", output_buffer_limit=longest)
    except brotli.error:
        return None
    return bytes(unpacked)


def _unzstd(body: bytes, longest: int) -> bytes | None:
    zstandard = library_of("zstd", "zstandard")
    try:
        with zstandard.ZstdDecompressor().stream_reader(body) as unpacking:
            return bytes(unpacking.read(longest))
    except zstandard.ZstdError:
        return None


_DECODERS: Mapping[str, Callable[[bytes, int], bytes | None]] = {
    "gzip": _inflate,
    "x-gzip": _inflate,
    "deflate": _inflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
