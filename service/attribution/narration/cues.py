"""Finds the reporting verbs of the narration, and "according to", each with the mention that speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service import deadline
from service.attribution.ids import MentionId, TokenIndex
from service.attribution.narration.link import Link
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import Narration
from service.attribution.narration.subjects import Subjects
from service.language.cues import CuePhrase
from service.language.word_classes import Sort

_SUBJECT_LINKS: frozenset[Link] = frozenset({"direct", "inverted", "appositive", "phrase"})
_TOKENS_A_CHECK = 1_024
"""Tokens between two looks at the deadline: some thousandths of a second."""
_RECENT = 4

ACCORDING = "according"
"""The lemma of the cue "according to", and of "per"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb (or "according to") of `length` tokens at token `at`, and how its speaker is joined to it.

    `subject` is the mention that speaks, None when no subject was recognised; `link` says how it was recognised.
    `is_strong` says whether the verb nearly always reports speech.
    """

    at: TokenIndex
    lemma: str
    sentence: int
    subject: MentionId | None
    link: Link
    is_strong: bool
    length: int = 1


def find_cues(narration: Narration, mentions: Sequence[Mention]) -> list[Cue]:
    """The cues in order of their tokens; `mentions` are those of the same narration."""
    subjects = Subjects(narration, mentions)
    nouns = {
        token
        for mention in mentions
        if mention.type is not MentionType.PRONOUN
        for token in range(mention.head, mention.last)
    }
    lemmas, strong = narration.language.word_classes.lemmas, narration.language.cues.strong
    phrases = narration.language.cues.phrases_by_first_word
    lowers = narration.lowers
    cues: list[Cue] = []
    for at, sort in enumerate(narration.sorts):
        if at % _TOKENS_A_CHECK == 0:
            deadline.check()
        if sort & Sort.CUE and at not in nouns and not _is_noun(narration, at):
            lemma = lemmas[lowers[at]]
            subject, link = subjects.of(at, _recent_subject(narration, at, cues))
            cues.append(Cue(TokenIndex(at), lemma, narration.sentence[at], subject, link, lemma in strong))
        elif lowers[at] in phrases and (length := _length_of_phrase(narration, at, phrases[lowers[at]])):
            subject = subjects.starting_near(at + length)
            sentence = narration.sentence[at]
            cues.append(Cue(TokenIndex(at), ACCORDING, sentence, subject, "according", is_strong=False, length=length))
    return cues


def _length_of_phrase(narration: Narration, at: int, phrase: CuePhrase) -> int:
    """How many tokens the phrase ("according to") has, which may begin at `at`; 0 when it does not stand there."""
    length = len(phrase.words)
    if narration.lowers[at : at + length] != list(phrase.words):
        return 0
    return 0 if phrase.is_behind_quote and not _stands_behind_quote(narration, at) else length


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
    if narration.lowers[at].endswith(narration.language.grammar.past_endings):
        return False
    if narration.lowers[at - 1] in narration.language.grammar.together and narration.words[max(0, at - 2)][0].isupper():
        return False  # "Lee and Roe both said"
    before = narration.sorts[at - 1]
    is_determined = before & Sort.DETERMINER and not before & (Sort.PERSON | Sort.RELATIVE)
    return bool(is_determined) or narration.words[at - 1] in narration.language.grammar.possessives
