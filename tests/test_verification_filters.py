"""A narrow filter still finds the best match, though thousands of quotes outside it look more alike."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from service.candidates import TUNING, VerificationTuning
from service.domain import (
    Article,
    AttributedSpan,
    OccurrenceFilter,
    PublishedAt,
    QuotedSpan,
    QuoteKind,
    Verdict,
    VerifyQuery,
)
from service.index.open import in_memory
from service.indexing import catch_up
from service.storage.recording.preparation import Prepared, prepare
from service.storage.store import Store
from service.verification import Verification, verify

CROWD = "We will keep the northern gate number {} open to every trader until the winter ends"
HIDDEN = "We will keep the southern gate open to any trader until the winter ends"
ASKED = CROWD.format(1500)
SMALL_TALK = "The {} ladders of hall {} were painted green again"

Ask = Callable[..., Verification]


def carrying(outlet: str, published_at: str, wordings: list[str]) -> Prepared:
    text = " ".join(f"“{wording}”" for wording in wordings)
    spans = [
        AttributedSpan(QuotedSpan(*found.span(1), "“", "”"), QuoteKind.DIRECT, None)
        for found in re.finditer("“([^”]*)”", text)
    ]
    return prepare(Article(outlet, text, published_at=PublishedAt.parse(published_at)), spans)


@pytest.fixture(scope="module")
def ask(module_store: Store) -> Ask:
    """Ask a store in which 3,000 wordings of one outlet hide the one of another."""
    index = in_memory()
    articles = [
        carrying("The Crowd", "2024-05-06", [CROWD.format(number) for number in range(3_000)]),
        carrying("The Gazette", "2024-05-07", [SMALL_TALK.format(number, number % 7) for number in range(150)]),
        carrying("The Gazette", "2024-05-09", [HIDDEN]),
    ]
    module_store.add_articles(articles, lambda *_: False)
    catch_up(module_store, index)

    def ask(tuning: VerificationTuning = TUNING, **filter: object) -> Verification:
        query = VerifyQuery(ASKED, filter=OccurrenceFilter(**filter))  # type: ignore[arg-type]
        return verify(query, module_store, index, tuning)

    return ask


FILTERS = [
    pytest.param({"outlet": "The Gazette"}, id="an outlet"),
    pytest.param({"published_from": PublishedAt.parse("2024-05-09")}, id="from a day on"),
    pytest.param(
        {"published_from": PublishedAt.parse("2024-05-07"), "published_to": PublishedAt.parse("2024-05-09")},
        id="a few days",
    ),
    pytest.param({"outlet": "The Gazette", "published_to": PublishedAt.parse("2024-05-09")}, id="both"),
]


@pytest.mark.parametrize("filter", FILTERS)
def test_the_hidden_quote_is_found_by_looking_at_all_within_the_filter(ask: Ask, filter: dict[str, object]) -> None:
    found = ask(**filter)
    assert [match.quote.text for match in found.matches] == [HIDDEN]
    assert found.verdict is Verdict.ALTERED
    assert [use.outlet for use in found.matches[0].outlets] == ["The Gazette"]


@pytest.mark.parametrize("filter", FILTERS)
def test_the_hidden_quote_is_found_by_asking_the_index_for_more(ask: Ask, filter: dict[str, object]) -> None:
    assert [match.quote.text for match in ask(VerificationTuning(few=0), **filter).matches] == [HIDDEN]


def test_without_a_filter_the_crowd_is_the_answer(ask: Ask) -> None:
    found = ask()
    assert (found.verdict, found.matches[0].quote.text) == (Verdict.VERBATIM, ASKED)


def test_a_filter_that_nothing_meets_finds_nothing(ask: Ask) -> None:
    assert ask(outlet="The Nobody").verdict is Verdict.NOT_FOUND
    assert ask(published_to=PublishedAt.parse("1999-01-01")).matches == ()


@pytest.mark.parametrize(
    ("filter", "text"),
    [
        pytest.param({"not_outlet": "The Crowd"}, HIDDEN, id="an outlet"),
        pytest.param({"not_article": 1}, HIDDEN, id="an article"),
        pytest.param({"not_article": 3, "not_outlet": "The Nobody"}, ASKED, id="what does not stand before it"),
        pytest.param({"not_outlet": "The Crowd", "published_from": PublishedAt.parse("2024-05-09")}, HIDDEN, id="both"),
    ],
)
def test_what_is_left_out_does_not_hide_what_is_left(ask: Ask, filter: dict[str, object], text: str) -> None:
    found = ask(**filter)
    assert found.matches[0].quote.text == text
    assert all(use.outlet != filter.get("not_outlet") for match in found.matches for use in match.outlets)


def test_leaving_everything_out_finds_nothing(ask: Ask) -> None:
    assert ask(not_outlet="The Crowd", outlet="The Crowd").verdict is Verdict.NOT_FOUND


def test_a_filter_that_only_leaves_out_says_so() -> None:
    assert OccurrenceFilter(not_article=1).only_leaves_out
    assert not OccurrenceFilter(not_outlet="The Crowd").is_empty
    assert not OccurrenceFilter(outlet="The Crowd", not_article=1).only_leaves_out
