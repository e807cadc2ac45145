"""When the mention and the name that are given agree with those of a corpus: its own rule for each."""

from __future__ import annotations

import re
from typing import Protocol

from evaluation.gold import GoldSpan
from evaluation.mentions import names_same, overlaps
from service.domain import Attribution, Span, TextSpan
from service.language.language import DEFAULT, language
from service.text.name_folding import fold_name

_NICKNAME = re.compile(r"[\"“‘]([^\"“”‘’]{1,40})[\"”’]")
_TITLES = language(DEFAULT).titles.words
_UNSAID = frozenset({"the", "jr", "sr"})
_WORD = re.compile(r"[\w'-]+")


class Agreement(Protocol):
    """The rules of one corpus. `recorded` is the name of who spoke."""

    def mention(self, text: str, gold: GoldSpan, attribution: Attribution | None) -> bool | None:
        """Whether the mention names the annotated speaker; None where nobody is annotated."""

    def name(self, attribution: Attribution | None, recorded: str) -> bool:
        """Whether the speaker's name is the recorded one."""


class StrictAgreement:
    """PolNeAR's: a mention shares a head word with the annotated source, a name is the recorded one word for word."""

    def mention(self, text: str, gold: GoldSpan, attribution: Attribution | None) -> bool | None:
        """See `evaluation.mentions`."""
        who = gold.attribution.who if gold.attribution else ()
        return names_same(text, pieces(attribution), who) if who else None

    def name(self, attribution: Attribution | None, recorded: str) -> bool:
        """Whether nothing but titles, initials, "the", accents and case is different.

        Of joint speakers ("Ann Lee; Bo Dunn") one is enough, and a nickname does for the name it stands beside.
        """
        if attribution is None or attribution.speaker is None:
            return False
        name = _plain(_NICKNAME.sub(" ", attribution.speaker.name))
        speakers = recorded.split(";")
        return any(name in (_plain(_NICKNAME.sub(" ", speaker)), _by_nickname(speaker)) for speaker in speakers)


class LenientAgreement:
    """The Canadian articles': names agree when the last ones do, or one holds the other's words; a mention also when
    it overlaps the annotated words, or names who spoke."""

    def mention(self, text: str, gold: GoldSpan, attribution: Attribution | None) -> bool | None:  # noqa: ARG002
        """Whether the mention overlaps the annotated words, agrees with them, or with the name."""
        who = gold.attribution.who if gold.attribution else ()
        spoken = gold.spoken
        if not who and not (spoken and spoken.words):
            return None
        if attribution is None or attribution.mention is None:
            return False
        if overlaps(pieces(attribution), who) or (spoken and _agree(attribution.mention.text, spoken.words)):
            return True
        return bool(spoken and spoken.speaker and self.name(attribution, spoken.speaker))

    def name(self, attribution: Attribution | None, recorded: str) -> bool:
        """Whether the last names agree, or one name holds the other's words."""
        speaker = attribution.speaker if attribution else None
        return speaker is not None and _agree(speaker.name, recorded)


STRICT, LENIENT = StrictAgreement(), LenientAgreement()


def pieces(attribution: Attribution | None) -> tuple[Span, ...]:
    """Where the mention stands; nothing when there is none."""
    mention: TextSpan | None = attribution.mention if attribution else None
    return (Span(mention.start, mention.end),) if mention else ()


def _agree(name: str, other: str) -> bool:
    left, right = (_WORD.findall(text.lower().replace("’", "'")) for text in (name, other))
    if not left or not right:
        return False
    return left[-1] == right[-1] or set(left) <= set(right) or set(right) <= set(left)


def _by_nickname(name: str) -> list[str]:
    """`Robert C. "Bob" Lee` as `Bob Lee`."""
    nickname = _NICKNAME.search(name)
    return _plain(f"{nickname[1]}{name[nickname.end() :]}") if nickname else _plain(name)


def _plain(name: str) -> list[str]:
    words = [fold_name(word) for word in name.replace("-", " ").split()]
    kept = [word for word in words if len(word) > 1 and word not in _UNSAID]
    while len(kept) > 1 and kept[0] in _TITLES:
        kept.pop(0)
    return kept or words
