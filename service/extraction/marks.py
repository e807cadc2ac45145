"""The characters that can be quotation marks, where they stand in a text, and what each is good for."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from service.language.quotation import Quotation

IMPOSSIBLE = 1_000
"""A cost that no reading pays."""

WRONG_WAY = 30
"""The cost of a mark used against its form: ” to open, “ to close. Editors do it, seldom."""


@dataclass(frozen=True, slots=True)
class Form:
    """What one kind of double mark is for: the cost of opening and of closing with it, and what it pairs with.

    `closers` maps the forms that may close a quote opened by this one to what such a pair costs.
    """

    name: str
    opening: int
    closing: int
    closers: dict[str, int]
    leans: bool = True
    """Whether the white space around it says which way it faces (not so in Japanese)."""


def _forms() -> dict[str, Form]:
    mixed = 10
    curly = {"”": 0, '"': mixed, "“": 0, "''": mixed, "’’": mixed, "‟": mixed, "″": mixed}
    straight = {'"': 0, "”": mixed, "“": mixed, "''": mixed, "’’": mixed}
    doubled = {"''": 0, "’’": 0, '"': mixed, "”": mixed}
    low = {"“": -WRONG_WAY, "”": 0, '"': mixed, "‟": -WRONG_WAY, "’’": mixed, "''": mixed}
    forms = [
        Form('"', 0, 0, straight),
        Form("＂", 0, 0, {"＂": 0, '"': mixed}),
        Form("“", 0, WRONG_WAY, curly),
        Form("”", WRONG_WAY, 0, curly),
        Form("‟", mixed, WRONG_WAY, curly),
        Form("„", 0, IMPOSSIBLE, low),
        Form("⹂", 0, IMPOSSIBLE, low),
        Form("``", 0, WRONG_WAY, doubled),
        Form("''", mixed, 0, doubled),
        Form("‘‘", 0, WRONG_WAY, doubled),
        Form("’’", mixed, 0, doubled),
        Form("«", 0, mixed, {"»": 0, "«": mixed}),
        Form("»", mixed, 0, {"«": 0, "»": mixed}),
        Form("‹", 0, mixed, {"›": 0, "‹": mixed}),
        Form("›", mixed, 0, {"‹": 0, "›": mixed}),
        Form("〝", 0, IMPOSSIBLE, {"〞": 0, "〟": 0}, leans=False),
        Form("〞", IMPOSSIBLE, 0, {}, leans=False),
        Form("〟", IMPOSSIBLE, 0, {}, leans=False),
    ]
    for opening, closing in ("「」", "『』", "｢｣", "﹁﹂", "﹃﹄"):
        forms.append(Form(opening, 0, IMPOSSIBLE, {closing: 0}, leans=False))
        forms.append(Form(closing, IMPOSSIBLE, 0, {}, leans=False))
    return {form.name: form for form in forms}


FORMS = _forms()
"""The double marks, by what is printed."""

SINGLE = "'‘’‚‛`´"
"""The single marks; most of them are apostrophes."""

_SIGNS = "".join(sorted({sign for name in FORMS for sign in name} | set(SINGLE)))
MARK_SIGNS = frozenset(_SIGNS)
"""Every character that is a mark or half of one."""

# Six marks in a row are a rule drawn across the page, not the end of five quotes. Of three single ones after a word the
# first closes the inner quote.
_ANY = re.compile(
    f"(?P<drawn>[{re.escape(_SIGNS)}]{{6,}})"
    r"|(?P<inner>'(?=''(?!\w|'))|’(?=’’(?!\w|’)))"
    "|(?P<double>``|''|‘‘|’’|[" + re.escape("".join(name for name in FORMS if len(name) == 1)) + "])"
    f"|(?P<single>[{re.escape(SINGLE)}])"
)


def count_signs(text: str) -> int:
    """How many characters of `text` are marks or halves of them, apostrophes included; takes milliseconds."""
    return sum(map(text.count, _SIGNS))


def count_doubles(text: str) -> int:
    """How many double marks `text` holds, at most, whatever each turns out to be; takes milliseconds."""
    return sum(map(text.count, FORMS))


@dataclass(slots=True)
class Mark:
    """A mark at `text[start:end]`; `lean` is positive where its surroundings say that it opens, negative: closes."""

    start: int
    end: int
    sign: str
    lean: int


def find_marks(text: str, quotation: Quotation, not_marks: Container[int] = ()) -> tuple[list[Mark], list[Mark]]:
    """All double and all single marks of `text`, each list in order.

    Apostrophes within words are left out (Suharto"s is a slip of the shift key), and what stands at an offset of
    `not_marks`.
    """
    doubles: list[Mark] = []
    singles: list[Mark] = []
    for match in _ANY.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "drawn" or start in not_marks:
            continue
        if _is_within_word(text, start, end) and (kind == "single" or quotation.possessive_slip.match(text, start)):
            continue
        mark = Mark(start, end, match.group(), lean(text, start, end))
        (doubles if kind == "double" else singles).append(mark)
    return doubles, singles


def _is_within_word(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and is_wordy(text[start - 1]) and is_wordy(text[end])


def lean(text: str, start: int, end: int) -> int:
    """Which way the mark at `text[start:end]` faces by what stands on its two sides: 3 opens ... -3 closes.

    Marks beside it are looked through, so that both marks of `"'Yes` open; but `’“` is an end and a beginning.
    """
    begins, ends = ("", "“‘") if text[start] in "”’" else ("”", "") if text[start] in "“‘" else ("", "")
    left = start - 1
    while left >= 0 and start - left < _LOOK_THROUGH and text[left] in MARK_SIGNS and text[left] not in begins:
        left -= 1
    right = end
    while right < len(text) and right - end < _LOOK_THROUGH and text[right] in MARK_SIGNS and text[right] not in ends:
        right += 1
    before = _before(text[left]) if left >= 0 else 2
    if right >= len(text):
        return before - 2
    if text.startswith((". .", ".."), right):
        return before
    return before + _after(text[right])


_LOOK_THROUGH = 5


@cache
def is_wordy(sign: str) -> bool:
    """Whether `sign` belongs to a word: a letter, a digit, or a mark that stands over one."""
    return sign.isalnum() or sign in "\u00ad\u200c\u200d" or "\u0300" <= sign <= "\u036f"


@cache
def _before(sign: str) -> int:
    if sign.isspace() or sign in "([{<\u200b\ufeff\u202a":
        return 2
    if sign in "-–—―−/=:|•*~_”":
        return 1
    return -1 if is_wordy(sign) or sign in ",.;!?…)]}%" else 0


@cache
def _after(sign: str) -> int:
    if sign.isspace() or sign in ",.;:!?)]}>\u200b":
        return -2
    if sign in "-–—―−/|*_“‘":
        return -1
    return 1 if is_wordy(sign) or sign in "([{$£€#@¿¡" else 0
