"""Whether two given names can be one person's: initials, short forms, misspellings; not two names that conflict."""

from __future__ import annotations

from service.language.language import Language
from service.people.slips import is_slip, sounds_alike

_LONG = 7
_LONG_ENOUGH = 5
"""Letters. Of names that are shorter, one letter makes another name (Jane, Jake); of long ones, two may be a slip."""


def may_be_one(
    one: str, other: str, language: Language, *, initials: bool = True, across_articles: bool = False
) -> bool:
    """Whether two folded given names may be the same person's; "" is unknown.

    With `initials`, "a" may be "antony". `across_articles` lets pass only misspellings that sound alike.
    """
    one, other = one.replace("-", " ").strip(), other.replace("-", " ").strip()
    if one == other or not one or not other:
        return True
    if len(one) == 1 or len(other) == 1:
        return initials and one[0] == other[0]
    if is_short_form(one, other, language):
        return True
    if " " in one + other:
        return one.split()[0] == other.split()[0]
    return is_misspelt(one, other, language) and (not across_articles or sounds_alike(one, other, language))


def is_short_form(one: str, other: str, language: Language) -> bool:
    """Whether two different folded given names are forms of one: Bob, Robert."""
    forms = language.names.short_forms
    return one != other and bool(forms.get(one, frozenset()) & forms.get(other, frozenset()))


def is_misspelt(one: str, other: str, language: Language) -> bool:
    """Whether one given name is the other with a slip, and not the name of somebody else (Martin, Martina)."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG_ENOUGH or _differ_in_gender(short, long, language):
        return False
    if language.given_names.genders.keys() >= {one, other}:
        return False
    return is_slip(short, long, 2 if len(short) >= _LONG else 1, language)


def gender(given: str, language: Language) -> str:
    """ "f" or "m" for a folded given name that only women or only men have, as far as is known; else ""."""
    return language.given_names.genders.get(given, "")


def _differ_in_gender(short: str, long: str, language: Language) -> bool:
    if long.startswith(short) and long.removeprefix(short) in language.names.feminine_endings:
        return True
    return short[-1] != long[-1] and language.names.feminine_last_letter in (short[-1], long[-1])
