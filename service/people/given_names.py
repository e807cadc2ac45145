"""Whether two given names can be one person's: initials, short forms, misspellings; not two names that conflict.

`short_names.txt` holds a line for each name with its other forms; a form may stand on several lines.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

from service.people.slips import given_names, is_slip, sounds_alike

_FEMININE_ENDINGS = frozenset("a e ie ine ina elle ella ette etta le la ne na line lene".split())  # noqa: SIM905
_LONG = 7
_LONG_ENOUGH = 5
"""Letters. Of names that are shorter, one letter makes another name (Jane, Jake); of long ones, two may be a slip."""


def may_be_one(one: str, other: str, *, initials: bool = True, across_articles: bool = False) -> bool:
    """Whether two folded given names may be the same person's; "" is unknown.

    With `initials`, "a" may be "antony". `across_articles` lets pass only misspellings that sound alike.
    """
    one, other = one.replace("-", " ").strip(), other.replace("-", " ").strip()
    if one == other or not one or not other:
        return True
    if len(one) == 1 or len(other) == 1:
        return initials and one[0] == other[0]
    if is_short_form(one, other):
        return True
    if " " in one + other:
        return one.split()[0] == other.split()[0]
    return is_misspelt(one, other) and (not across_articles or sounds_alike(one, other))


def is_short_form(one: str, other: str) -> bool:
    """Whether two different folded given names are forms of one: Bob, Robert."""
    forms = _forms()
    return one != other and bool(forms.get(one, frozenset()) & forms.get(other, frozenset()))


def is_misspelt(one: str, other: str) -> bool:
    """Whether one given name is the other with a slip, and not the name of somebody else (Martin, Martina)."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG_ENOUGH or _differ_in_gender(short, long) or given_names().keys() >= {one, other}:
        return False
    return is_slip(short, long, 2 if len(short) >= _LONG else 1)


def gender(given: str) -> str:
    """ "f" or "m" for a folded given name that only women or only men have, as far as is known; else ""."""
    return given_names().get(given, "")


def _differ_in_gender(short: str, long: str) -> bool:
    if long.startswith(short) and long.removeprefix(short) in _FEMININE_ENDINGS:
        return True
    return short[-1] != long[-1] and "a" in (short[-1], long[-1])


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[int]]:
    """The lines on which each name stands."""
    lines: dict[str, set[int]] = defaultdict(set)
    text = (files("service.language") / "en" / "short_names.txt").read_text(encoding="ascii")
    for number, line in enumerate(text.splitlines()):
        for name in line.split():
            lines[name].add(number)
    return {name: frozenset(found) for name, found in lines.items()}
