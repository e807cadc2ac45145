"""Names of bodies: told from persons' names, and compared: with or without "the", in full or by their first letters."""

from __future__ import annotations

from functools import lru_cache

from service.people.acronyms import is_acronym
from service.people.parsing import parse_name
from service.people.slips import given_names
from service.text.name_folding import fold_name

_BODY_WORDS = """
organization organisation union party committee ministry department agency council commission office court house
university institute association federation corporation company inc corp ltd group bank times post news press service
government administration parliament congress senate assembly campaign foundation center centre church police army navy
force forces kremlin pentagon embassy treasury bureau board authority league alliance movement coalition club
"""
_BODIES = frozenset(_BODY_WORDS.split())
_MINISTRIES = frozenset({"department", "ministry"})
_AMERICAN = {"organisation": "organization", "defence": "defense", "centre": "center", "labour": "labor", "&": "and"}
_ALSO_SURNAMES = frozenset({"church", "house", "court", "post", "bank", "league"})


@lru_cache(maxsize=1 << 14)
def is_body(name: str) -> bool:
    """Whether a name is a body's: a word for a body in it, behind any title, or one word of capitals only."""
    plain = name.replace(".", "")
    if plain.isupper() and " " not in plain and len(plain) > 1:
        return True
    person = parse_name(name)
    words = [fold_name(word) for word in (person.full or name).split()]
    is_somebody = person.folded_surname in _ALSO_SURNAMES and person.folded_given in given_names()  # Frank Church
    return any(word in _BODIES for word in words) and not is_somebody


def is_same_body(one: str, other: str) -> bool:
    """Whether two names of bodies are one body's."""
    left, right = _words(one), _words(other)
    if left == right or _as_ministry(left) == _as_ministry(right):
        return True
    return is_acronym("".join(left), other) or is_acronym("".join(right), one)


def _words(name: str) -> list[str]:
    """The words of `name` folded and spelt the American way, without "the" before them."""
    words = [_AMERICAN.get(word, word) for word in map(fold_name, name.split())]
    return words[1:] if words[:1] == ["the"] else words


def _as_ministry(words: list[str]) -> list[str]:
    """The words of a ministry's name in one order: Department of Defense, Defense Department. Others as they are."""
    return sorted(word for word in words if word != "of") if _MINISTRIES & set(words) else words
