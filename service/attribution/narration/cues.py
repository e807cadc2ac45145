"""Reporting verbs of the narration, and "according to", each with the mention that speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.attribution.ids import MentionId, TokenIndex
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import Narration
from service.attribution.narration.subjects import Subjects
from service.language.lexicon import Sort, lexicon, words

_STRONG = words(
    """say tell write add tweet continue explain state reply note argue declare respond ask insist conclude quip remark
    report announce recall warn claim acknowledge admit exclaim opine observe counter assert shout yell joke stress"""
)
_SUBJECT_LINKS = words("direct inverted appositive phrase")
_POSSESSIVES = words("’s 's ’")
_RECENT = 4

ACCORDING = "according"
"""The lemma of the cue "according to", and of "per"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb (or "according to") at token `at`, and how its speaker is joined to it.

    `subject` is the mention that speaks, None when no subject was recognised. `link` says how it was recognised: direct
    ("Ann Lee said"), inverted ("said Ann Lee"), phrase ("the mayor of Avon said"), appositive ("Ann Lee, a lawyer,
    said"), absolute ("with Ann Lee saying"), relative ("who said"), participle, infinitive and coordinate (the subject
    of the sentence), distant (the same, further off), according.
    """

    at: TokenIndex
    lemma: str
    sentence: int
    subject: MentionId | None
    link: str


def is_strong(lemma: str) -> bool:
    """Whether the verb nearly always reports speech."""
    return lemma in _STRONG


def find_cues(narration: Narration, mentions: Sequence[Mention]) -> list[Cue]:
    """The cues in order of their tokens; `mentions` are those of the same narration."""
    subjects = Subjects(narration, mentions)
    nouns = {
        token
        for mention in mentions
        if mention.type is not MentionType.PRONOUN
        for token in range(mention.head, mention.last)
    }
    lemmas = lexicon().lemmas
    cues: list[Cue] = []
    for at, sort in enumerate(narration.sorts):
        if sort & Sort.CUE and at not in nouns and not _is_noun(narration, at):
            subject, link = subjects.of(at, _recent_subject(narration, at, cues))
            cues.append(Cue(TokenIndex(at), lemmas[narration.lowers[at]], narration.sentence[at], subject, link))
        elif length := _length_of_according_to(narration, at):
            subject = subjects.starting_near(at + length)
            cues.append(Cue(TokenIndex(at), ACCORDING, narration.sentence[at], subject, "according"))
    return cues


def _length_of_according_to(narration: Narration, at: int) -> int:
    """How many tokens "according to", or "per" right behind a quote, has at `at`; 0 when it is neither."""
    if narration.lowers[at] == "according" and narration.lowers[at + 1 : at + 2] == ["to"]:
        return 2
    return 1 if narration.lowers[at] == "per" and _stands_behind_quote(narration, at) else 0


def _stands_behind_quote(narration: Narration, at: int) -> bool:
    """Whether a quote stands right before token `at`, or before its comma: "“…,” per the club's rules"."""
    has_comma = at > 0 and narration.words[at - 1] == ","
    return narration.follows_quote(at - has_comma)


def _recent_subject(narration: Narration, at: int, earlier: list[Cue]) -> MentionId | None:
    """The mention that spoke last in the sentence of token `at`."""
    for cue in reversed(earlier[-_RECENT:]):
        if cue.sentence == narration.sentence[at] and cue.subject is not None and cue.link in _SUBJECT_LINKS:
            return cue.subject
    return None


def _is_noun(narration: Narration, at: int) -> bool:
    """Whether the verb's form is a noun or a name here: "a report", "his claims"."""
    if at == 0:
        return False
    if narration.words[at][0].isupper() and narration.sentence[at] == narration.sentence[at - 1]:
        return True
    if narration.lowers[at].endswith("ed"):
        return False
    before = narration.sorts[at - 1]
    is_determined = before & Sort.DETERMINER and not before & (Sort.PERSON | Sort.RELATIVE)
    return bool(is_determined) or narration.words[at - 1] in _POSSESSIVES
