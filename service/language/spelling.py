"""Ways to write one word: abbreviations, contractions, British and American spelling, numbers in words or digits.

A wording keeps the words as they were written; this module says which of them are one and the same when read aloud.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from service.language.numbers import OF_ONE, read_number
from service.text.normalise import Word

_CONTRACTED = {
    "won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not"),
    "ain't": ("is", "not"), "let's": ("let", "us"), "gonna": ("going", "to"), "wanna": ("want", "to"),
    "gotta": ("got", "to"), "y'all": ("you", "all"), "ma'am": ("madam",), "o'clock": ("o'clock",),
}  # fmt: skip
_ENDINGS = {"n't": "not", "'ve": "have", "'re": "are", "'ll": "will", "'m": "am", "'d": "would"}
_BEFORE_IS = "it he she that there here what who where how when this everything nothing everyone"
_IS_AFTER = frozenset(_BEFORE_IS.split())
_ABBREVIATED = {
    "u.s.": ("united", "states"), "u.s.a.": ("united", "states"), "usa": ("united", "states"),
    "u.k.": ("united", "kingdom"), "uk": ("united", "kingdom"), "u.n.": ("united", "nations"),
    "e.u.": ("european", "union"), "eu": ("european", "union"), "%": ("percent",), "&": ("and",),
    "u.s.'s": ("united", "states"), "uk's": ("united", "kingdom"), "eu's": ("european", "union"),
    "mr": ("mister",), "dr": ("doctor",), "sen": ("senator",), "gov": ("governor",), "rep": ("representative",),
    "pres": ("president",), "gen": ("general",), "lt": ("lieutenant",), "col": ("colonel",),
    "vs": ("versus",), "v": ("versus",), "okay": ("ok",), "o.k.": ("ok",), "a.m.": ("am",),
    "p.m.": ("pm",), "d.c.": ("dc",), "jan": ("january",), "feb": ("february",), "aug": ("august",),
    "mar": ("march",), "apr": ("april",), "jun": ("june",), "jul": ("july",), "pct": ("percent",),
    "sep": ("september",), "sept": ("september",), "oct": ("october",), "nov": ("november",), "dec": ("december",),
}  # fmt: skip
_WITHOUT_POINTS = {"us": ("united", "states"), "us's": ("united", "states"), "un": ("united", "nations")}
"""Abbreviations only when the text writes them in capitals."""
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₹": "rupees"}
_IN_FULL = ["united", "states", "of", "america"]
_LISTED = {
    "defence": "defense", "defences": "defenses", "offence": "offense", "offences": "offenses", "licence": "license",
    "licences": "licenses", "pretence": "pretense", "practise": "practice", "practised": "practiced",
    "practising": "practicing", "programme": "program", "programmes": "programs", "grey": "gray", "cheque": "check",
    "cheques": "checks", "tyre": "tire", "tyres": "tires", "ageing": "aging", "judgement": "judgment",
    "sceptical": "skeptical", "sceptic": "skeptic", "sceptics": "skeptics", "scepticism": "skepticism",
    "aluminium": "aluminum", "manoeuvre": "maneuver", "manoeuvres": "maneuvers", "plough": "plow", "storey": "story",
    "focussed": "focused", "focussing": "focusing", "benefitted": "benefited",
    "enrol": "enroll", "fulfil": "fulfill", "instalment": "installment", "skilful": "skillful", "mum": "mom",
    "towards": "toward", "afterwards": "afterward", "forwards": "forward", "backwards": "backward", "amongst": "among",
    "whilst": "while", "learnt": "learned", "burnt": "burned", "dreamt": "dreamed", "spelt": "spelled",
    "acknowledgement": "acknowledgment", "encyclopaedia": "encyclopedia", "anaesthetic": "anesthetic",
    "paediatric": "pediatric", "foetus": "fetus", "oestrogen": "estrogen", "haemorrhage": "hemorrhage",
    "moustache": "mustache", "pyjamas": "pajamas", "artefact": "artifact", "kilometre": "kilometer",
    "kilometres": "kilometers", "metre": "meter", "metres": "meters", "litre": "liter", "litres": "liters",
    "centre": "center", "centres": "centers", "centred": "centered", "theatre": "theater", "theatres": "theaters",
    "fibre": "fiber", "fibres": "fibers", "calibre": "caliber", "sabre": "saber", "spectre": "specter",
}  # fmt: skip
_AMERICAN = (
    (
        re.compile(
            r"(?<=[a-z]{3})our(?=(?:s|ed|ing|ful|able|ably|ite|ites|er|ers|less|hood|hoods|ism|ist|al|ally)?\Z)"
        ),
        "or",
    ),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|er|ers|ation|ations|able)\Z)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})ys(?=(?:e|es|ed|ing|er|ers)\Z)"), "yz"),
    (re.compile(r"(?<=[a-z]{3}[aeiou])ll(?=(?:ed|ing|er|ers|or|ors)\Z)"), "l"),
    (re.compile(r"(?<=[a-z]{2})ogue(?=s?\Z)"), "og"),
)
_LONGEST = 40


class Reading(NamedTuple):
    """A word as it is read, and the words `[first, last)` of the wording that are written for it."""

    read: str
    first: int
    last: int


class Readings(NamedTuple):
    """Words as they are read, one after the other, and for each the words `[first, last)` that are written for it."""

    read: Sequence[str]
    first: Sequence[int]
    last: Sequence[int]


def readings(words: Sequence[Word], original: str) -> Readings:
    """How `words` are read: each word once or more ("we've" as "we", "have"), several words once ("twenty five")."""
    norms = [word.norm for word in words]
    spoken = [*map(_read_alone, norms)]
    if None in spoken or not OF_ONE.isdisjoint(norms):
        return _readings_in_turn(words, original, norms, spoken)
    read = [part for alone in spoken if alone for part in alone]
    first: Sequence[int] = range(len(norms))
    if len(read) > len(norms):
        first = [at for at, alone in enumerate(spoken) if alone for _ in alone]
    return Readings(read, first, [at + 1 for at in first])


def _readings_in_turn(
    words: Sequence[Word], original: str, norms: Sequence[str], spoken: Sequence[tuple[str, ...] | None]
) -> Readings:
    """The same where how a word is read depends on the words beside it or on its capitals."""
    found: list[Reading] = []
    done = 0
    for at, alone in enumerate(spoken):
        if at < done:  # read with the words before it
            continue
        if alone is None or (norms[at] == "a" and at + 1 < len(norms) and norms[at + 1] in OF_ONE):
            written = original[words[at].start : words[at].end]
            found += _read_here(norms, at, is_capital=written[:2].isupper() and not original.isupper())
            done = found[-1].last
        else:
            found += [Reading(part, at, at + 1) for part in alone]
    return Readings(*map(list, zip(*found, strict=True)))


@lru_cache(maxsize=1 << 15)
def _read_alone(norm: str) -> tuple[str, ...] | None:
    """How a word is read whatever stands beside it and whether it is in capitals or not; None when those count."""
    depends = norm in {"per", "united"} or norm in _WITHOUT_POINTS or norm in _CURRENCIES or read_number([norm], 0)[1]
    return None if depends else read_word(norm)


def _read_here(norms: Sequence[str], at: int, *, is_capital: bool) -> list[Reading]:
    """How what begins at word `at` is read: a number of one or more words, a sum, "per cent", an abbreviation.

    "$5 million" is read as "five million dollars", "March 4th" as "March 4".
    """
    sign = int(norms[at] in _CURRENCIES and at + 1 < len(norms))
    number, taken = read_number(norms, at + sign)
    if taken:
        if at and number.endswith("st") and read_word(norms[at - 1])[0] in _MONTHS:
            number = number.removesuffix("st")
        currency = [Reading(_CURRENCIES[norms[at]], at, at + sign + taken)] if sign else []
        return [Reading(number, at, at + sign + taken), *currency]
    if norms[at : at + 2] == ["per", "cent"]:
        return [Reading("percent", at, at + 2)]
    if norms[at : at + 4] == _IN_FULL:
        return [Reading("united", at, at + 1), Reading("states", at + 1, at + 4)]
    spoken = _WITHOUT_POINTS.get(norms[at]) if is_capital else None
    return [Reading(part, at, at + 1) for part in spoken or read_word(norms[at])]


@lru_cache(maxsize=1 << 15)
def read_word(norm: str) -> tuple[str, ...]:
    """The words that are spoken for one written word: "we've" as "we", "have", "defence" as "defense"."""
    if norm in _CONTRACTED:
        return _CONTRACTED[norm]
    if norm in _ABBREVIATED:
        return _ABBREVIATED[norm]
    if "'" in norm:
        return _read_contraction(norm)
    return (_american(norm),)


def _read_contraction(norm: str) -> tuple[str, ...]:
    for ending, spoken in _ENDINGS.items():
        if norm.endswith(ending) and len(norm) > len(ending):
            return (norm.removesuffix(ending), spoken)
    stem, _, ending = norm.partition("'")
    if ending == "s" and stem in _IS_AFTER:
        return (stem, "is")
    return (f"{_american(stem)}'{ending}",) if ending else (norm,)


def _american(norm: str) -> str:
    if norm in _LISTED:
        return _LISTED[norm]
    if len(norm) > _LONGEST:
        return norm
    for pattern, spelling in _AMERICAN:
        norm = pattern.sub(spelling, norm)
    return norm
