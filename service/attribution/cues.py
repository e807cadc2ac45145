"""Reporting verbs of the narration, and the mentions that are their subjects: "Ann Lee, a lawyer, also said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.attribution.lexicon import Sort, lexicon
from service.attribution.mentions import Mention, MentionType
from service.attribution.narration import QUOTE, Narration

_SKIPPED = (Sort.ADVERB | Sort.AUXILIARY | Sort.MODAL)
_NOUNS = (Sort.PERSON | Sort.BODY | Sort.DOCUMENT)
_LONGEST_APPOSITIVE = 30
_LONGEST_BRACKET = 12
_MOST_STEPS = 3
_STRONG = frozenset(
    """say tell write add tweet continue explain state reply note argue declare respond ask insist conclude quip remark
    report announce recall warn claim acknowledge admit exclaim opine observe counter assert shout yell joke""".split()  # noqa: SIM905
)


@dataclass(slots=True)
class Cue:
    """A reporting verb (or "according to") at token `at`, with the mention that speaks and how they are joined."""

    at: int
    lemma: str
    sentence: int
    subject: int
    """Number of the mention, -1 when none was found."""
    link: str


def is_strong(lemma: str) -> bool:
    """Whether the verb nearly always reports speech."""
    return lemma in _STRONG


class CueFinder:
    """Finds the cues of a narration; `mentions` are those of the same narration."""

    def __init__(self, narration: Narration, mentions: Sequence[Mention]) -> None:
        self._narration = narration
        self._mentions = mentions
        self._ending = {mention.last: number for number, mention in enumerate(mentions)}
        self._starting = {mention.first: number for number, mention in enumerate(mentions)}
        self._covered = {
            token
            for mention in mentions
            if mention.type is not MentionType.PRONOUN
            for token in range(mention.head, mention.last)
        }
        self._lemmas = lexicon().lemmas

    def find(self) -> list[Cue]:
        """The cues in order of their tokens."""
        found: list[Cue] = []
        narration = self._narration
        for at, sort in enumerate(narration.sorts):
            if sort & Sort.CUE and at not in self._covered and not self._is_noun(at):
                found.append(self._cue(at, found))
            elif narration.lowers[at] == "according" and narration.lowers[at + 1 : at + 2] == ["to"]:
                subject = self._starting_near(at + 2)
                found.append(Cue(at, "according", narration.sentence[at], subject, "according"))
        return found

    def _is_noun(self, at: int) -> bool:
        """Whether the word is a noun or a name here: "a report", "his claims"."""
        narration = self._narration
        if narration.words[at][0].isupper() and at > 0 and narration.sentence[at] == narration.sentence[at - 1]:
            return True
        if at == 0 or narration.lowers[at].endswith("ed"):
            return False
        before = narration.sorts[at - 1]
        if before & Sort.DETERMINER and not before & (Sort.PERSON | Sort.RELATIVE):
            return True
        return narration.words[at - 1] in {"’s", "'s", "’"}

    def _starting_near(self, at: int) -> int:
        """The mention that starts at `at`, or right after a determiner or an adjective there."""
        limit = min(at + 4, len(self._narration))
        for start in range(at, limit):
            if start in self._starting:
                return self._starting[start]
            if not self._narration.words[start][0].isalnum():
                break
        return -1

    def _cue(self, at: int, earlier: list[Cue]) -> Cue:
        narration = self._narration
        sentence = narration.sentence[at]
        lemma = self._lemmas[narration.lowers[at]]
        if self._follows_quote(at):
            subject = self._starting_near(at + 1)
            if subject >= 0 and self._mentions[subject].sentence == sentence:
                return Cue(at, lemma, sentence, subject, "inverted")
        subject, link = self._subject(at, sentence, earlier)
        return Cue(at, lemma, sentence, subject, link)

    def _follows_quote(self, at: int) -> bool:
        before = at - 1
        narration = self._narration
        while before >= 0 and (
            narration.words[before] in {",", "—", "–", "-", "."} or narration.sorts[before] & Sort.ADVERB
        ):
            before -= 1
        return before >= 0 and narration.quote[before] >= 0

    def _subject(self, at: int, sentence: int, earlier: list[Cue]) -> tuple[int, str]:
        narration = self._narration
        first = narration.sentence_starts[sentence]
        if narration.sorts[at] & Sort.PARTICIPLE and not self._has_auxiliary(at, first):
            return self._main_subject(at, first, earlier), "participle"
        before = at - 1
        while before >= first and (
            (narration.sorts[before] & _SKIPPED and before + 1 not in self._ending)
            or narration.lowers[before].endswith("ly")
        ):
            before -= 1
        if before < first:
            return -1, "none"
        return self._joined(before, first, at, earlier)

    def _has_auxiliary(self, at: int, first: int) -> bool:
        before = at - 1
        while before >= first and self._narration.sorts[before] & Sort.ADVERB:
            before -= 1
        return before >= first and bool(self._narration.sorts[before] & Sort.AUXILIARY)

    def _joined(self, before: int, first: int, at: int, earlier: list[Cue]) -> tuple[int, str]:
        """The subject whose noun phrase ends at or before token `before`, and by what it is joined to the verb."""
        narration = self._narration
        if before + 1 in self._ending:
            return self._head_of_phrase(self._ending[before + 1], first)
        word, sort = narration.words[before], narration.sorts[before]
        if sort & Sort.RELATIVE:
            return self._nearest_before(before, first, 2), "relative"
        if word in {",", ")", "—", "–"}:
            return self._before_insertion(before, first), "appositive"
        if sort & Sort.CONJUNCTION or narration.lowers[before] == "to":
            return self._main_subject(at, first, earlier), "coordinate" if sort & Sort.CONJUNCTION else "infinitive"
        return self._main_subject(at, first, earlier), "distant"

    def _head_of_phrase(self, number: int, first: int) -> tuple[int, str]:
        """Step from "Avon" in "the mayor of Avon said" to "the mayor"."""
        narration = self._narration
        mention = self._mentions[number]
        steps = 0
        while steps < _MOST_STEPS:
            before = mention.first - 1
            before -= before > first and bool(narration.sorts[before] & Sort.DETERMINER)
            outer = self._ending.get(before, -1)
            if before < first or outer < 0 or not narration.sorts[before] & Sort.PREPOSITION:
                break
            number, mention, steps = outer, self._mentions[outer], steps + 1
        host = self._mentions[number].host
        number = number if host < 0 else host
        return number, "direct" if not steps else "phrase"

    def _nearest_before(self, at: int, first: int, reach: int) -> int:
        for end in range(at, max(first, at - reach) - 1, -1):
            if end in self._ending:
                return self._head_of_phrase(self._ending[end], first)[0]
        return -1

    def _before_insertion(self, close: int, first: int) -> int:
        """The mention before "…, a lawyer for the city," whose last comma (bracket, dash) is token `close`."""
        narration = self._narration
        opening = {")": "(", "—": "—", "–": "–"}.get(narration.words[close], ",")
        for at in range(close - 1, max(first, close - _LONGEST_APPOSITIVE), -1):
            if narration.words[at] == opening:
                end = self._before_bracket(at, first)
                if end in self._ending:
                    return self._head_of_phrase(self._ending[end], first)[0]
        return self._main_subject(close, first, [])

    def _before_bracket(self, at: int, first: int) -> int:
        """`at`, or where the bracket in front of it opens: "Lee (D-N.Y.), who"."""
        words = self._narration.words
        if at > first and words[at - 1] == ")":
            for start in range(at - 2, max(first, at - _LONGEST_BRACKET), -1):
                if words[start] == "(":
                    return start
        return at

    def _main_subject(self, at: int, first: int, earlier: list[Cue]) -> int:
        """The subject of the sentence's nearest earlier cue, else its first mention outside a prepositional phrase."""
        sentence = self._narration.sentence[at]
        for cue in reversed(earlier[-4:]):
            if (
                cue.sentence == sentence
                and cue.subject >= 0
                and cue.link in {"direct", "inverted", "appositive", "phrase"}
            ):
                return self._antecedent(cue.subject)
        for start in range(first, at):
            number = self._starting.get(start, -1)
            if number >= 0 and self._mentions[number].last <= at and not self._is_oblique(number, first):
                return number
        return -1

    def _antecedent(self, number: int) -> int:
        """The mention in front of "who" or "which", else `number` itself."""
        mention = self._mentions[number]
        if number and self._narration.sorts[mention.first] & Sort.RELATIVE and mention.type is MentionType.PRONOUN:
            return number - 1
        return number

    def _is_oblique(self, number: int, first: int) -> bool:
        start = self._mentions[number].first
        return (start > first and bool(self._narration.sorts[start - 1] & Sort.PREPOSITION)) or self._narration.words[
            self._mentions[number].last : self._mentions[number].last + 1
        ] in (["’s"], ["'s"], ["’"], [QUOTE])
