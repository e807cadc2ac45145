"""One person or body of an article, under all its names, and when two names can be one person's."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.attribution.ids import TokenIndex
from service.domain import CastMember
from service.language.language import Language
from service.people.given_names import is_short_form
from service.people.parsing import PersonName
from service.people.persons import endings_agree

_LEAST_INITIALS = 3


@dataclass(slots=True)
class Member:
    """One person or body of the article.

    `name` is the fullest that the article has, `aliases` counts every name it uses, `tokens` are where they stand.
    `gender` is "m", "f", or "" when nothing tells. `full_mentions` counts the mentions that can mean nobody else of the
    same surname: by a full name, or by a title that tells the gender.
    """

    name: str
    parsed: PersonName
    is_body: bool
    gender: str = ""
    aliases: dict[str, int] = field(default_factory=dict)
    tokens: list[TokenIndex] = field(default_factory=list)
    full_mentions: int = 0
    unambiguous_tokens: int = 0
    """While the cast is gathered: how many of `tokens`, from the first, are in order and of mentions that can mean
    nobody else. Those behind them are of single words."""
    is_place: bool = False
    is_person: bool = False
    """Whether a title, a listed given name, or how the article writes of them says so."""
    is_ambiguous: bool = False
    """Whether it stands for a name that may be one of several members'."""
    is_thing: bool = False
    """Whether it is named as where something is, and nothing says that it is a person."""

    @property
    def as_cast_member(self) -> CastMember:
        """The value that leaves this part."""
        return CastMember(self.name, tuple(alias for alias in self.aliases if alias != self.name))

    @property
    def has_own_name(self) -> bool:
        """Whether a given name, or a title, tells the member from others of the same surname."""
        return bool(self.parsed.given or self.full_mentions)


def are_compatible(one: PersonName, other: PersonName, language: Language) -> bool:
    """Whether two names with the same surname can be one person's: given names and initials agree, and no "Jr." tells
    father and son apart."""
    if not endings_agree(one, other, language):
        return False
    if not one.folded_given or not other.folded_given:
        return True
    if is_short_form(one.folded_given, other.folded_given, language):
        return True
    if not _agree(one.folded_given, other.folded_given):
        return False
    return all(_agree(left, right) for left, right in zip(one.folded_middle, other.folded_middle, strict=False))


def _agree(left: str, right: str) -> bool:
    if left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    return bool(shorter) and (len(shorter) == 1 or len(shorter) >= _LEAST_INITIALS) and longer.startswith(shorter)
