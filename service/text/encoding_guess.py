"""Guesses in which encoding bytes are written that do not say it themselves; all who read files ask here."""

from __future__ import annotations

import re

_SAMPLE_BYTES = 64_000
_FREQUENT = ("cp1252", "cp1250", "iso8859_2", "cp1254", "cp1257", "mac_roman", "mac_latin2")
"""For Latin letters, most frequent first: where two code pages read the same letters a guess falls on either."""
_SIGNS = "\u00a1-\u00a9\u00ac-\u00b6\u00b8-\u00ba\u00bc-\u00bf\u00d7\u00f7\u02c6-\u02dd\u2020-\u2022\u2030\u20ac\ufffd"
_ODD = re.compile(
    rf"(?<=[^\W\d_])[{_SIGNS}](?=[^\W\d_])"  # a sign within a word
    r"|(?<![^\W_])[\u00a5\u00a6\u00af\u00b3\u00b5\u00b9\u00bc\u00be](?=[^\W\d_])|(?<=[^\W\d_])\u00b6"  # or at its edge
    r"|(?<=[a-z])[\u00c0-\u00de\u013d\u0160\u017d](?![A-Z])|(?<=[,.!?])[\u00c0-\u00de](?=\s)"  # a capital in mid-word
    r"|[\x80-\x9f]"
)
"""What stands in no word of any language, and control characters: signs of the wrong code page."""
_WIDE_SHARE = 0.3
"""Of the bytes of a text in Latin letters, half are NUL in UTF-16, all in one place of two, and none elsewhere."""
_OTHER_SHARE = 0.05
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f]")


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 without its mark, seen by its NUL bytes; None for everything else."""
    head = head[:_SAMPLE_BYTES]
    if len(head) < 2:  # noqa: PLR2004  # bytes of one character
        return None
    shares = sorted((head[place::2].count(0), encoding) for place, encoding in ((0, "utf-16-be"), (1, "utf-16-le")))
    (fewer, _), (nuls, encoding) = shares
    half = len(head) / 2
    return encoding if nuls > _WIDE_SHARE * half and fewer < _OTHER_SHARE * half else None


def guess_encoding(content: bytes) -> str | None:
    """The likeliest encoding of bytes that are no UTF-8; None when they look like no text. The more, the surer.

    Of those that look about as well, the frequent ones count first, and those that put signs into words last.
    """
    from charset_normalizer import from_bytes  # noqa: PLC0415  # 50 ms that most files do not need

    sample = content[:_SAMPLE_BYTES]
    matches = [match for match in from_bytes(sample) if not match.encoding.startswith("utf")]
    if b"\0" in content:
        return None
    names: list[str] = [name for match in matches for name in (match.encoding, *match.could_be_from_charset)]
    if not names:  # too few bytes to tell anything by
        return None if _CONTROL_BYTES.search(sample) else next((n for n in _FREQUENT if _decodes(content, n)), None)
    likely = [name for name in dict.fromkeys([*names, *_FREQUENT]) if _decodes(content, name)]
    best: str = matches[0].encoding
    if not str(matches[0]).isascii() and _is_other_script(str(matches[0])):
        return best
    odd = {name: len(_ODD.findall(sample.decode(name, "replace"))) for name in likely}
    fewest = min(odd.values(), default=0)
    first = next((name for name in _FREQUENT if name in odd and odd[name] == fewest), None)
    return first or best


def _is_other_script(text: str) -> bool:
    """Whether most letters are of another script than the Latin one."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter > "\u024f" for letter in letters) * 2 > len(letters)


def _decodes(content: bytes, code: str) -> bool:
    try:
        content.decode(code)
    except (UnicodeError, LookupError):
        return False
    return True
