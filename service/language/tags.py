"""Reads language tags as people and pages write them, and writes them in one way: "EN_us" is "en-US", "eng" is "en"."""

from __future__ import annotations

import re

from lingua import IsoCode639_3, Language

_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
UNDETERMINED = "und"
"""The tag of a text in a language that cannot be told (ISO 639-2)."""
_NOT_KNOWN = frozenset({UNDETERMINED, "mul", "mis", "zxx"})
"""Codes of ISO 639 that name no language."""
_BIBLIOGRAPHIC = {
    "alb": "sq", "arm": "hy", "baq": "eu", "bur": "my", "chi": "zh", "cze": "cs", "dut": "nl", "fre": "fr", "geo": "ka",
    "ger": "de", "gre": "el", "ice": "is", "mac": "mk", "mao": "mi", "may": "ms", "per": "fa", "rum": "ro", "slo": "sk",
    "tib": "bo", "wel": "cy",
}  # fmt: skip
"""The codes that ISO 639-2 has beside the terminological ones, for use in libraries."""
_LENGTH_OF_REGION, _LENGTH_OF_SCRIPT = 2, 4


def is_tag(text: str) -> bool:
    """Whether `text` can be a language tag: BCP 47, or the same with underscores."""
    return _TAG.fullmatch(text) is not None


def canonical_tag(tag: str | None) -> str | None:
    """`tag` as BCP 47 recommends to write it, with the code of two letters where the language has one; None when it
    names no language ("und")."""
    if not tag or not is_tag(tag):
        return None
    primary, *others = tag.replace("_", "-").split("-")
    code = _two_letters(primary.lower())
    return None if code in _NOT_KNOWN else "-".join([code, *map(_subtag, others)])


def primary_code(tag: str) -> str:
    """The code of the language of a canonical tag, without region and script."""
    return tag.split("-", 1)[0]


def _two_letters(code: str) -> str:
    if code in _BIBLIOGRAPHIC:
        return _BIBLIOGRAPHIC[code]
    iso = getattr(IsoCode639_3, code.upper(), None)
    return code if iso is None else Language.from_iso_code_639_3(iso).iso_code_639_1.name.lower()


def _subtag(subtag: str) -> str:
    if len(subtag) == _LENGTH_OF_REGION:
        return subtag.upper()
    return subtag.title() if len(subtag) == _LENGTH_OF_SCRIPT and subtag.isalpha() else subtag.lower()
