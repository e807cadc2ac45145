"""Reads bytes as text: by what they say of their encoding, as UTF-8, else as what they look like."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from service.errors import UnreadableDocument
from service.text.encoding_guess import guess_encoding, wide_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"""<meta[^>]{1,200}charset\s*=\s*["']?([A-Za-z0-9_-]{1,40})""", re.IGNORECASE)
_HEAD_BYTES = 4_096
"""Where in a page its encoding is looked for; the HTML standard says within 1,024."""
_AS_BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""What pages mean by a name, as the Encoding Standard has it."""
_LEAST_TEXT = 0.85
_STRAY = re.compile("[\udc80-\udcff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning of `head` names."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def is_encoding(name: str) -> bool:
    """Whether Python can read text in the encoding of this name."""
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file; `notice` is a sentence on its encoding where that was guessed."""

    text: str
    notice: str | None = None


def decoded(content: bytes, *, is_page: bool = False) -> DecodedText:
    """The text in `content`; of a page (`is_page`) the encoding that it names counts before any guess, and behind
    UTF-8, which no other text is by chance.

    Raises UnreadableDocument for what is no text.
    """
    mark = marked_encoding(content)
    if mark is not None:
        return DecodedText(_whole(content, mark))
    for encoding in ("utf-8", _named(content) if is_page else None):
        text = _decode(content, encoding)
        if text is not None and "\0" not in text:
            return DecodedText(text)
    return _broken_utf8(content) or _guessed(content)


def _broken_utf8(content: bytes) -> DecodedText | None:
    """The text of UTF-8 with bytes in it that are none: cut off at its end, or with pieces in the encoding of Windows
    pasted in. None where so little is UTF-8 that it may be by chance."""
    if b"\0" in content:
        return None
    pieces = content.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(pieces))
    if stray > len(content) - len(pieces):  # bytes that only go on with a letter
        return None
    text = _STRAY.sub(lambda byte: bytes([ord(byte[0]) & 0xFF]).decode("cp1252", "replace"), pieces)
    number = "1 byte in it that is none and was" if stray == 1 else f"{stray:,} bytes in it that are none and were"
    return DecodedText(
        _CONTROL.sub("\ufffd", text),
        f"It is UTF-8 with {number} read as Windows-1252, which is a guess; if letters look wrong, save it as UTF-8.",
    )


def _whole(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeError as error:
        raise UnreadableDocument("the file is broken off or no text; save it anew as UTF-8") from error


def _guessed(content: bytes) -> DecodedText:
    encoding = wide_encoding(content) or guess_encoding(content)
    text = _decode(content, encoding)
    if text is None or len(_CONTROL.findall(text)) > (1 - _LEAST_TEXT) * len(text):
        raise UnreadableDocument("the file is no text, or in an encoding that cannot be told; save it as UTF-8")
    return DecodedText(
        _CONTROL.sub("\ufffd", text),
        f"It is not UTF-8 and was read as {_title(encoding or '')}, which is a guess; if letters look wrong, save it "
        "as UTF-8.",
    )


def _title(encoding: str) -> str:
    """What people call an encoding."""
    return f"Windows-{encoding[2:]}" if encoding.startswith("cp125") else encoding.upper().replace("_", "-")


def _named(content: bytes) -> str | None:
    """The encoding that a page names in its head."""
    named = _CHARSET.search(content[:_HEAD_BYTES])
    return named[1].decode("ascii") if named else None


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """The text of a page; `guessed` is its encoding where the page names none that it can be read in."""

    text: str
    guessed: str | None = None


def decode_page(content: bytes, charset: str | None = None) -> DecodedPage:
    """Read a page: by its byte order mark, the `charset` of its header, that of its meta element, as UTF-8, or as what
    its bytes look like. Raises UnreadableDocument when they look like no text."""
    for encoding in (marked_encoding(content), charset, _named(content), "utf-8"):
        text = _decode(content, encoding)
        if text is not None:
            return DecodedPage(text)
    broken = _broken_utf8(content)
    if broken is not None:
        return DecodedPage(broken.text, "utf-8")
    guessed = guess_encoding(content)
    if guessed is None:
        raise UnreadableDocument("it is in no encoding that can be told; convert it to UTF-8")
    return DecodedPage(content.decode(guessed, errors="replace"), guessed)


def _decode(content: bytes, encoding: str | None) -> str | None:
    if not encoding or not is_encoding(encoding):
        return None
    try:
        return content.decode(_AS_BROWSERS_READ.get(codecs.lookup(encoding).name, encoding)).removeprefix("\ufeff")
    except UnicodeError:
        return None
