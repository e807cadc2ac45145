"""Words that were cut out of a recorded quote, as what may turn their sense looks at them."""

from __future__ import annotations

import re
from typing import NamedTuple

from service.domain import ChangeKind
from service.language.word_classes import Sort
from service.matching.sides import Side

SENTENCE_END = re.compile(r"[.!?;:()\"“”…—–]|\s-|-\s")


class Frame(NamedTuple):
    """Words `[first, last)` of a quote that belong to the sense of those beside them, and how they do."""

    kind: ChangeKind
    first: int
    last: int


class Passage:
    """Words `[start, end)` of a quote, that were cut out of it."""

    def __init__(self, quote: Side, start: int, end: int) -> None:
        self.quote, self.start, self.end = quote, start, end
        self.language = quote.language

    def sort(self, at: int) -> int:
        """What word `at` of the quote can be, as it begins to be read: "we'll" can be what "we" can."""
        return self.language.word_classes.sorts.get(self.spoken(at)[0], 0)

    def spoken(self, at: int) -> tuple[str, ...]:
        """Word `at` of the quote as it is read."""
        return self.language.spelling.read_word(self.quote.norms[at])

    @property
    def may_be_clause(self) -> bool:
        """Whether it begins with a subject, or as a clause does: "we lose the bridge" has a verb that is not known."""
        return self.begins_with_subject or self.begins_clause

    @property
    def begins_with_subject(self) -> bool:
        """Whether its first word is a pronoun that a clause begins with."""
        return self.spoken(self.start)[0] in self.language.framing.subjects

    @property
    def may_begin_with_subject(self) -> bool:
        """The same, or with an article or a name; so begins a clause whose verb is not known, but a thing as well."""
        is_name = self.quote.text[self.quote.words[self.start].start].isupper()
        return is_name or self.begins_with_subject or bool(self.sort(self.start) & Sort.DETERMINER)

    @property
    def begins_clause(self) -> bool:
        """Whether it begins as a clause does, with a subject, and has a verb that can be recognised."""
        begins = self.begins_with_subject or bool(self.sort(self.start) & Sort.DETERMINER)
        return begins and self.has_verb

    @property
    def has_verb(self) -> bool:
        """Whether a verb that can be recognised is among the words of its first sentence."""
        sorts = self.language.word_classes.sorts
        verbs = Sort.AUXILIARY | Sort.MODAL
        for at in range(self.start, self.end):
            if at > self.start and SENTENCE_END.search(self.gap(at)):
                return False
            if any(sorts.get(word, 0) & verbs for word in self.spoken(at)):
                return True
        return False

    @property
    def begins_infinitive(self) -> bool:
        """Whether it begins with "to" and a verb, or, behind a "to", with what may be one: not "to the", "to going"."""
        at = self.start
        if self.spoken(at)[0] == self.language.framing.infinitive:
            at += 1
        elif not at or self.spoken(at - 1)[-1] != self.language.framing.infinitive:
            return False
        if at >= self.end or self.quote.norms[at].endswith(self.language.word_classes.lists.participle_ending or " "):
            return False
        is_name = self.quote.text[self.quote.words[at].start].isupper()
        return not is_name and not self.sort(at) & (Sort.DETERMINER | Sort.PRONOUN)

    def gap(self, at: int) -> str:
        """What stands between word `at` of the quote and the one before it."""
        words = self.quote.words
        return self.quote.text[words[at - 1].end : words[at].start] if at else ""
