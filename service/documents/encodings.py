"""Decodes files of text: as UTF-8, by what the file says of itself, else by what its bytes look like."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from service.errors import UnreadableDocument

_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(rb"""<meta[^>]{1,200}charset\s*=\s*["']?([A-Za-z0-9_-]{1,40})""", re.IGNORECASE)
_HEAD_BYTES = 4_096
"""Where in a page its encoding is looked for; the HTML standard says within 1,024."""
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
_LEAST_TEXT = 0.85
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file; `notice` is a sentence on its encoding where that was guessed."""

    text: str
    notice: str | None = None


def decoded(content: bytes, *, is_page: bool = False) -> DecodedText:
    """The text in `content`; of a page (`is_page`) the encoding that it names counts before any guess.

    Raises UnreadableDocument for what is no text.
    """
    for mark, code in _MARKS:
        if content.startswith(mark):
            return DecodedText(_decode(content, code).removeprefix("\ufeff"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = None
    if text is not None and "\0" not in text:
        return DecodedText(text)
    charset = _CHARSET.search(content[:_HEAD_BYTES]) if is_page else None
    if charset is not None:
        try:
            return DecodedText(content.decode(charset[1].decode("ascii")))
        except (LookupError, UnicodeError):
            pass
    return _guessed(content)


def _decode(content: bytes, code: str) -> str:
    try:
        return content.decode(code)
    except UnicodeError as error:
        raise UnreadableDocument("the file is broken off or no text; save it anew as UTF-8") from error


def _guessed(content: bytes) -> DecodedText:
    code = _wide(content) or _narrow(content)
    text = None
    if code is not None:
        try:
            text = content.decode(code)
        except UnicodeError:
            text = None
    if text is None or len(_CONTROL.findall(text)) > (1 - _LEAST_TEXT) * len(text):
        raise UnreadableDocument("the file is no text, or in an encoding that cannot be told; save it as UTF-8")
    name = _names(code or "")
    return DecodedText(
        _CONTROL.sub("\ufffd", text),
        f"It is not UTF-8 and was read as {name}, which is a guess; if letters look wrong, save it as UTF-8.",
    )


def _names(code: str) -> str:
    """What people call a code page."""
    return f"Windows-{code[2:]}" if code.startswith("cp125") else code.upper().replace("_", "-")


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Western text is then zero."""
    sample = content[: _SAMPLE_BYTES // 2 * 2]
    if len(sample) % 2 or not sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half / 2 and even < half / 10:
        return "utf-16-le"
    return "utf-16-be" if even > half / 2 and odd < half / 10 else None


def _narrow(content: bytes) -> str | None:
    """The code page that a text looks most like; None for what looks like no text.

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
