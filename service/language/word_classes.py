"""What single words of a language can be: a set of flags for each word form, and the lemmas of its reporting verbs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from service.language.given_names import GivenNames
from service.language.names import Names
from service.language.titles import Titles
from service.language.word_lists import WordLists


class Sort:
    """What a word can be; a word may be several things. Plain integers, or-ed: an enum's costs half the time."""

    PERSON = 1
    BODY = 2
    DOCUMENT = 4
    CUE = 8
    DETERMINER = 16
    UNNAMED = 32
    PLACE = 64
    MAN = 128
    WOMAN = 256
    BODY_WORD = 512
    TITLE = 1024
    PREPOSITION = 2048
    AUXILIARY = 4096
    ADVERB = 8192
    PRONOUN = 16384
    PLURAL = 32768
    PARTICIPLE = 65536
    CONJUNCTION = 131072
    PARTICLE = 262144
    RELATIVE = 524288
    MODAL = 1048576


PREDICATE = Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB
"""What stands behind the subject of a verb."""


@dataclass(frozen=True, eq=False)
class WordClasses:
    """The flags of every listed word, made from a language's word lists, titles and names."""

    lists: WordLists
    titles: Titles
    names: Names = field(default_factory=Names)
    given_names: GivenNames = field(default_factory=GivenNames)

    @cached_property
    def sorts(self) -> dict[str, int]:
        """The flags (Sort) of each lower-case word form; a word that is not there is none of these."""
        sorts: dict[str, int] = {}
        for flag, words in self._flagged():
            for word in words:
                sorts[word] = sorts.get(word, 0) | flag
        return sorts

    @cached_property
    def lemmas(self) -> dict[str, str]:
        """The lemma of each form of a reporting verb."""
        forms: dict[str, str] = {}
        for first, *others in self.lists.reporting_verbs:
            if others and first.endswith(":"):
                lemma = first.removesuffix(":")
                forms.update(dict.fromkeys([lemma, *others], lemma))
            else:
                for verb in (first.removesuffix(":"), *others):
                    forms.update(dict.fromkeys([verb, *inflected(verb, self.lists.verb_endings)], verb))
        return forms

    @cached_property
    def joining(self) -> frozenset[str]:
        """Words that join two clauses, which may go round with them: "A and B" as "B and A"."""
        return frozenset((*self.lists.conjunctions, *self.lists.subordinators))

    @property
    def is_title(self) -> Callable[[str], bool]:
        """Whether a word ("Sen.", "Secretary", "President-elect") stands before names as a title."""
        return self.titles.is_title

    def _flagged(self) -> Iterator[tuple[int, Iterable[str]]]:
        lists = self.lists
        yield Sort.PERSON | Sort.PLURAL, lists.irregular_people
        yield Sort.DETERMINER, lists.determiners
        yield Sort.UNNAMED, lists.unnamed
        yield Sort.PLACE, lists.places
        yield Sort.BODY_WORD, self.names.body_words
        yield Sort.BODY_WORD, self.names.last_body_words
        yield Sort.MAN, self.given_names.of_men_in_text
        yield Sort.WOMAN, self.given_names.of_women_in_text
        for flag, nouns in ((Sort.PERSON, lists.people), (Sort.BODY, lists.bodies), (Sort.DOCUMENT, lists.documents)):
            yield flag, nouns
            yield flag | Sort.PLURAL, [plural for noun in nouns for plural in inflected(noun, lists.plural_endings)]
        yield Sort.PREPOSITION, lists.prepositions
        yield Sort.AUXILIARY, lists.auxiliaries
        yield Sort.MODAL, lists.modals
        yield Sort.ADVERB, (*lists.adverbs, *lists.days)
        yield Sort.PRONOUN, lists.pronouns
        yield Sort.CONJUNCTION, lists.conjunctions
        yield Sort.PARTICLE, self.names.particles_in_text
        yield Sort.RELATIVE, lists.relatives
        yield Sort.TITLE, self.titles.words
        yield Sort.CUE, self.lemmas
        ending = lists.participle_ending
        yield Sort.PARTICIPLE, [form for form in self.lemmas if ending and form.endswith(ending)]


def inflected(word: str, endings: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The forms of `word` by the first of `endings` whose pattern fits: each ending for what the pattern matched."""
    for pattern, replacements in endings.items():
        if re.search(pattern, word):
            return [re.sub(pattern, replacement, word, count=1) for replacement in replacements]
    return []
