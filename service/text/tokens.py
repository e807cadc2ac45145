"""Cuts a text into the pieces that its words are made from: words, numbers, signs with a sense, ellipses, brackets.

One regular expression, each of whose repetitions is bounded or cannot fail after it began: linear in the text.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from service.text.folding import APOSTROPHES, IGNORABLE, fold_word
from service.text.kept import KeptByWord


class TokenKind(IntEnum):
    """What a piece is; the values are the numbers of the expression's groups. PLAIN ones come out as WORD."""

    PLAIN = 1
    GAP = 2
    ABBREVIATION = 3
    NUMBER = 4
    FRACTION = 5
    SINGLE = 6
    WORD = 7
    OPEN = 8
    CLOSE = 9
    SIGN = 10


class Token(NamedTuple):
    """A piece of the text, `[start, end)` in code points, and what it is compared by."""

    kind: TokenKind
    norm: str
    start: int
    end: int


_CURRENCY = "$£€¥₹₽₴₺₩¢₪＄￡￥"
_MINUS = "-−–‐‑﹣－"
_FRACTIONS = "¼½¾\u2150-\u215e\u2189"
_NO_LETTERS = "ʼʻ\uff9e\uff9f"
_SINGLES = (
    "\u3005-\u3007\u3021-\u3029\u3031-\u303c\u3041-\u30ff\uff66-\uff9d"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts written without spaces, whose every character counts as a word: Chinese characters and Japanese kana."""
_KEPT_PUNCTUATION = frozenset("%‰‱&§％＆﹪﹠")
_UNSENSED_SIGNS = frozenset("|¦~^`´¨©®℗™℠\ufffd\ufffc")
_WIDE_SIGNS = frozenset("％＆﹪﹠＄﹩￡￥￦￠＋﹢＜＝＞﹤﹦﹥￢")
_GROUPING = re.compile(r"(?<=\d)[,，](?=\d)")
_HIGHEST_MARK = 0x1FFFF
_NO_ASCII = r"(?![\x00-\x7f])"
_MAY_BEGIN = r"(?![\x00-\x20!\"#'()*,/:;?@\\^_`{|}~\x7f])"
"""Signs with which no piece begins are most of what stands between pieces, and of what is made to take long."""


def tokens(text: str) -> Iterator[Token]:
    """The pieces of `text` in order, without overlap; what is only punctuation is left out."""
    plain, word = TokenKind.PLAIN, TokenKind.WORD
    for match in _expression().finditer(text):
        if match.lastindex == plain:  # nine words of ten take this short way, and whole numbers
            yield Token(word, match.group().lower(), *match.span())
            continue
        kind = TokenKind(match.lastindex or 0)
        if norm := _NORMS[kind](match.group()):
            yield Token(kind, norm, *match.span())


def _norm_single(piece: str) -> str:
    folded = fold_word(piece)
    return folded if len(folded) == 1 else unicodedata.normalize("NFC", piece)


def _norm_fraction(piece: str) -> str:
    return unicodedata.normalize("NFKC", piece).replace("⁄", "/")


def _norm_number(piece: str) -> str:
    minus = "-" if piece[0] in _MINUS else ""
    digits = _GROUPING.sub("", piece[1:] if minus else piece)
    if digits[0] in ".．":
        digits = "0" + digits
    return minus + fold_word(digits.replace("⁄", "/").replace("．", ".").replace("：", ":"))


def _norm_abbreviation(piece: str) -> str:
    """`U.S.`, `U.S` and `U.S.'s` keep their points, so that they are not the word `us`."""
    folded = fold_word(piece)
    letters, apostrophe, ending = folded.partition("'")
    parts = letters.rstrip(".").split(".")
    points = "." if all(len(unicodedata.normalize("NFC", part)) == 1 for part in parts) else ""
    return f"{points.join(parts)}{points}{apostrophe}{ending}"


def _work_out_sign(piece: str) -> str:
    """A sign that changes the sense of what it stands by (`%`, `$`, `+`), or nothing for punctuation."""
    sign = unicodedata.normalize("NFC", piece)[-1]
    if sign in _UNSENSED_SIGNS:
        return ""
    if unicodedata.category(sign) not in ("Sc", "Sm", "So") and sign not in _KEPT_PUNCTUATION:
        return ""
    sign = unicodedata.normalize("NFKC", sign) if sign in _WIDE_SIGNS else sign.casefold()
    return f"-{sign}" if piece[0] in _MINUS and len(piece) > 1 else sign


_norm_sign = KeptByWord(_work_out_sign, 4096).of

_NORMS: dict[TokenKind, Callable[[str], str]] = {
    TokenKind.GAP: lambda _: "…",
    TokenKind.ABBREVIATION: _norm_abbreviation,
    TokenKind.NUMBER: _norm_number,
    TokenKind.FRACTION: _norm_fraction,
    TokenKind.SINGLE: _norm_single,
    TokenKind.WORD: fold_word,
    TokenKind.OPEN: lambda piece: piece,
    TokenKind.CLOSE: lambda piece: piece,
    TokenKind.SIGN: _norm_sign,
}


@lru_cache(maxsize=1)
def _expression() -> re.Pattern[str]:
    """The expression, made when first needed: finding every combining mark takes some milliseconds.

    A class of marks is a hundred ranges that are tried one by one, so no letter of ASCII is looked up in it.
    """
    letter = rf"[^\W_{_SINGLES}{_FRACTIONS}{_NO_LETTERS}]"
    apostrophe = f"[{APOSTROPHES}]"
    mark = rf"{_NO_ASCII}[{_marks()}]"
    inner = rf"(?:{letter}|{_NO_ASCII}[{_marks()}{IGNORABLE}]|{apostrophe}(?={letter}))"
    plain_letter = rf"[^\W\d_{_SINGLES}{_FRACTIONS}{_NO_LETTERS}]"
    initial = rf"{plain_letter}(?:{mark}){{0,3}}"
    no_word_before, no_word_behind = rf"(?<!\w)(?<!{mark})", rf"(?!\w|{mark})"
    minus = rf"(?<![^\s(\[{{\"“‘'«„{_CURRENCY}<>=+~/…])"
    digits = r"\d{1,3}(?:[,，]\d{3}){1,9}(?!\d)(?:[.．]\d+)?|\d{1,2}(?:[,，]\d{2}){1,9}[,，]\d{3}(?!\d)(?:[.．]\d+)?"
    parts = (
        r"([A-Za-z][A-Za-z0-9]*+(?=[\s,;:?!]|\Z)|[0-9]++(?=[\s;?!]|,(?!\d)|\Z))",
        r"([.．](?:\s{0,2}[.．]){2,}|…(?:\s?[….])*|⋯+|‥+)",
        rf"({no_word_before}{initial}(?:\.{initial}){{1,8}}{no_word_behind}\.?(?:{apostrophe}[sS](?!\w))?)",
        rf"((?:{minus}[{_MINUS}])?(?:{digits}|\d+(?:[.．:：/⁄]\d+)*|(?<![.．]){no_word_before}[.．]\d+){inner}*)",
        rf"([{_FRACTIONS}])",
        rf"([{_SINGLES}][\u3099\u309a\uff9e\uff9f]*)",
        rf"({letter}{inner}*)",
        r"([\[［])",
        r"([\]］])",
        rf"({minus}[{_MINUS}][{_CURRENCY}](?=\s?\.?\d)|(?:[$%&+<=>]|[^\x00-\x7f\w\s{_marks()}{IGNORABLE}])\u0338?)",
    )
    return re.compile(_MAY_BEGIN + "(?:" + "|".join(parts) + ")")


@lru_cache(maxsize=1)
def _marks() -> str:
    """The class of combining marks, which belong to the word that they stand in (हिन्दी has two)."""
    marks: list[list[int]] = []
    for code in range(0x300, min(_HIGHEST_MARK, sys.maxunicode)):
        if unicodedata.category(chr(code))[0] != "M":
            continue
        if marks and marks[-1][1] == code - 1:
            marks[-1][1] = code
        else:
            marks.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in marks)
