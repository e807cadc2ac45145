"""Long turns are looked up and compared by passages: the answer is that of the whole."""

from __future__ import annotations

from random import Random

import pytest

from service.domain import Article, ArticleKind, OccurrenceFilter, PublishedAt, Verdict, VerifyQuery
from service.index.open import in_memory
from service.index.protocol import CandidateIndex
from service.ingestion import ingest
from service.storage.store import Store
from service.text.normalise import normalise
from service.verification import verify
from service.withdrawal import withdraw

SAID = "The weir was rotten for ten years, and nobody in this town had the courage to say so."
NEXT = "I said it in May, I said it in June, and I will go on saying it until the last stone is laid."
FAR = "My grandmother sold eels from that very step, and she never once asked the harbour for a penny."

WORDS = [
    "river",
    "market",
    "window",
    "evening",
    "letter",
    "garden",
    "people",
    "summer",
    "morning",
    "village",
    "kitchen",
]


def filler(seed: int, count: int) -> str:
    """Sentences of common words that say nothing that is asked for."""
    random = Random(seed)  # noqa: S311  # made-up words, no secrets
    return " ".join(f"{' '.join(random.choices(WORDS, k=12)).capitalize()}." for _ in range(count))


def speech(paragraphs: int = 24) -> str:
    """A turn of some twenty thousand code points with what is asked for far apart in it."""
    early, late = filler(1, paragraphs // 2 * 10), filler(2, paragraphs // 2 * 10)
    before = f"ADA QUILL: {early}\n\n{SAID}\n\n(APPLAUSE)\n\nTOM FELL: Right."
    return f"{before}\n\nADA QUILL: {NEXT} {late}\n\n{FAR} {filler(3, 20)}"


@pytest.fixture
def recorded(store: Store) -> tuple[Store, CandidateIndex, int]:
    index = in_memory()
    moment = PublishedAt.parse("2026-03-02")
    article = Article("Record", speech(), kind=ArticleKind.TRANSCRIPT, language="en", published_at=moment)
    return store, index, ingest(article, store, index).article.id


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        (SAID, Verdict.FRAGMENT),
        (f"{SAID} {NEXT}", Verdict.FRAGMENT),
        ("The weir was rotten for twelve years, and nobody in this town had the courage to say so.", Verdict.ALTERED),
        (FAR, Verdict.FRAGMENT),
        (f"{filler(2, 30)}", Verdict.FRAGMENT),
    ],
    ids=["a sentence", "over an interjection", "a number changed", "near the end", "longer than a passage"],
)
def test_words_are_found_wherever_they_stand_in_a_long_turn(
    recorded: tuple[Store, CandidateIndex, int], asked: str, verdict: Verdict
) -> None:
    store, index, _ = recorded
    answer = verify(VerifyQuery(asked, "Ada Quill"), store, index)
    assert answer.verdict is verdict
    assert answer.attribution.value == "confirmed"
    assert len({match.quote.id for match in answer.matches}) == len(answer.matches)
    assert len(answer.matches[0].quote.text) < 4 * max(len(asked), 400)


def test_the_words_of_the_other_are_no_part_of_the_turn(recorded: tuple[Store, CandidateIndex, int]) -> None:
    store, index, _ = recorded
    best = verify(VerifyQuery(SAID), store, index).matches[0]
    assert ("Right" in best.quote.text, "APPLAUSE" in best.quote.text) == (False, False)


def test_a_withdrawn_transcript_leaves_nothing_in_the_index(recorded: tuple[Store, CandidateIndex, int]) -> None:
    store, index, article_id = recorded
    withdraw(article_id, store, index)
    assert verify(VerifyQuery(SAID), store, index).matches == ()
    assert index.candidates(normalise(SAID), 10) == []


def test_a_filter_looks_at_passages_too(recorded: tuple[Store, CandidateIndex, int]) -> None:
    store, index, _ = recorded
    assert verify(VerifyQuery(FAR, filter=OccurrenceFilter(outlet="Record")), store, index).verdict is Verdict.FRAGMENT
    assert verify(VerifyQuery(FAR, filter=OccurrenceFilter(outlet="Post")), store, index).verdict is Verdict.NOT_FOUND
