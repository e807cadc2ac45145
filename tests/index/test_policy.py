"""The policy asks for the rarest terms first, and for more only when they leave it in doubt what is meant."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from service.index.memory.inverted import InvertedIndex, MemoryRanking
from service.index.policy import Policy
from service.index.terms import PAIRS, TRIGRAMS, WORDS, Field, documents, pairs
from service.index.tuning import PolicyTuning
from service.text.normalise import normalise

SAID = "The lake froze over before the ferry could leave the harbour"
COMMON = [f"The ferry and the lake are number {number}" for number in range(2, 30)]


class NotedIndex(InvertedIndex):
    """An index that notes which terms of which field it was asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self.rankings: list[tuple[Field, Sequence[str]]] = []
        for id, text in enumerate(texts, start=1):
            self.add(id, documents(text))

    def ranking(self, field: Field, terms: Sequence[str]) -> MemoryRanking:
        self.rankings.append((field, terms))
        return super().ranking(field, terms)

    def fields(self) -> list[Field]:
        return [field for field, _ in self.rankings]


@pytest.fixture
def index() -> NotedIndex:
    return NotedIndex([SAID, *COMMON, "Ready for harbour"])


def propose(index: NotedIndex, text: str, tuning: PolicyTuning | None = None) -> list[int]:
    return Policy(tuning).candidates(index, normalise(text), 5, near_best=True)


def test_pairs_alone_are_asked_for_when_one_quote_holds_them(index: NotedIndex) -> None:
    assert propose(index, SAID)[0] == 1
    assert index.fields() == [PAIRS]


def test_words_too_are_asked_for_when_pairs_leave_it_in_doubt(index: NotedIndex) -> None:
    assert propose(index, "One harbour or another froze, whether or not a lake could be seen there")[0] == 1
    assert index.fields() == [WORDS]  # no pair of these is known


def test_trigrams_too_are_asked_for_a_short_candidate(index: NotedIndex) -> None:
    assert propose(index, "redy harbuor")[0] == len(COMMON) + 2
    assert index.fields() == [TRIGRAMS]


def test_nothing_is_asked_for_a_candidate_without_words(index: NotedIndex) -> None:
    assert propose(index, "...") == []
    assert index.rankings == []


def test_the_rarest_pairs_are_asked_for_the_rarest_first(index: NotedIndex) -> None:
    propose(index, SAID, PolicyTuning(most_pairs=4))
    [(_, terms), *_] = index.rankings
    words = normalise(SAID).words
    frequencies = index.frequencies(PAIRS, pairs(words))
    assert len(terms) == 4
    assert [frequencies[term] for term in terms] == sorted(frequencies.values())[:4]


def test_common_terms_are_asked_for_only_as_far_as_reading_them_is_quick(index: NotedIndex) -> None:
    quick = PolicyTuning(least_terms=1, most_postings=2)
    propose(index, "Before anybody asked, the lake and the ferry had frozen over", quick)
    [*_, (field, terms)] = index.rankings
    assert (field, "the" in terms) == (WORDS, False)


def test_of_a_long_candidate_a_few_passages_are_asked_for(index: NotedIndex) -> None:
    long = " ".join(f"word{number} of {number}" for number in range(2_000))
    few = NotedIndex([long])
    propose(few, long, PolicyTuning(most_pairs=3, most_passages=2))
    [(_, terms), *_] = few.rankings
    assert len(terms) == 6


def test_the_lowest_ids_of_those_alike_are_proposed() -> None:
    alike = NotedIndex([f"{SAID} {number}" for number in range(200)])
    assert propose(alike, SAID) == [1, 2, 3, 4, 5]
