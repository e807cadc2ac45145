"""Says in which encoding bytes are written that do not say it themselves, and reads them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from charset_normalizer import from_bytes
from charset_normalizer.models import CharsetMatch

from service.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "cp1252"
"""What is taken where it makes no more disorder than others, as browsers do: its neighbours have the same quotation
marks, and differ by a few letters, of which a text in English has hardly any."""
_WIDE_SHARE = 0.3
"""Of the bytes of a text in Latin letters, half are NUL in UTF-16 and none elsewhere."""
_SAMPLE_BYTES = 65_536
_CHARSET = re.compile(rb"""<meta[^>]{1,200}charset\s*=\s*["']?([A-Za-z0-9_-]{1,40})""", re.IGNORECASE)
_HEAD_BYTES = 4_096
"""Where in a page its encoding is looked for; the HTML standard says within 1,024."""
_AS_BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""What pages mean by a name, as the Encoding Standard has it."""


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning of `head` names."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 without its mark, seen by its NUL bytes; None for everything else."""
    head = head[:_SAMPLE_BYTES]
    if len(head) < 2:  # noqa: PLR2004  # bytes of one character
        return None
    shares = {"utf-16-be": head[::2].count(0), "utf-16-le": head[1::2].count(0)}
    encoding, nuls = max(shares.items(), key=lambda share: share[1])
    return encoding if nuls > _WIDE_SHARE * len(head) / 2 else None


def guess_encoding(sample: bytes) -> str | None:
    """The likeliest encoding of bytes that are no UTF-8; None when they look like no text. The more, the surer."""
    matches: Sequence[CharsetMatch] = list(from_bytes(sample[:_SAMPLE_BYTES]))
    if not matches:
        return None
    best = matches[0]
    as_orderly = (match for match in matches if match.chaos <= best.chaos)
    return _WESTERN if any(_WESTERN in match.could_be_from_charset for match in as_orderly) else best.encoding


def is_encoding(name: str) -> bool:
    """Whether Python can read text in the encoding of this name."""
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """The text of a page; `guessed` is its encoding where the page names none that it can be read in."""

    text: str
    guessed: str | None = None


def decode_page(content: bytes, charset: str | None = None) -> DecodedPage:
    """Read a page: by its byte order mark, the `charset` of its header, that of its meta element, as UTF-8, or as what
    its bytes look like. Raises UnreadableDocument when they look like no text."""
    named = _CHARSET.search(content[:_HEAD_BYTES])
    for encoding in (marked_encoding(content), charset, named[1].decode("ascii") if named else None, "utf-8"):
        text = _decode(content, encoding)
        if text is not None:
            return DecodedPage(text)
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
