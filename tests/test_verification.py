"""The use case of verification on a store of a few articles: which matches, whose words, in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from service.domain import (
    Article,
    AttributionVerdict,
    OccurrenceFilter,
    PublishedAt,
    Severity,
    Verdict,
    VerifyQuery,
)
from service.errors import InvalidQuery
from service.index.kept import EngineIndex
from service.index.memory.engine import MemoryEngine, MemoryPlace
from service.index.open import in_memory
from service.indexing import catch_up
from service.ingestion import ingest
from service.storage.contents.searched import Keeping, SearchedCounts
from service.storage.store import Store
from service.text.normalise import Wording
from service.verification import Verification, verify, verify_all
from tests.statements import statements_sent

BRIDGE = "“The bridge will stand for a hundred years,” said {}."
ARTICLES = [
    Article("The Post", BRIDGE.format("Ada Harbour"), published_at=PublishedAt.parse("2024-05-06")),
    Article("The Herald", BRIDGE.format("Ada Harbour"), published_at=PublishedAt.parse("2024-05-05")),
    Article("The Courier", BRIDGE.format("Bea Valley")),
    Article("The Courier", "“Nobody asked the fishermen about the tunnel,” said Carl Shore."),
    Article(
        "The Courier",
        "“The ferry sails at dawn for the islands,” said Dora Quay. “The keeper waves from the northern rocks.”",
    ),
    Article("The Wire", "The banner on the tunnel read “Nobody pays for the second tunnel but us”."),
]


@pytest.fixture(scope="module")
def ask(module_store: Store) -> Callable[..., Verification]:
    """Ask the store of the articles above."""
    index = in_memory()
    for article in ARTICLES:
        ingest(article, module_store, index)

    def ask(quote: str, speaker: str | None = None, **options: object) -> Verification:
        return verify(VerifyQuery(quote, speaker, **options), module_store, index)  # type: ignore[arg-type]

    return ask


def test_a_quote_recorded_from_two_speakers_is_disputed(ask: Callable[..., Verification]) -> None:
    [match] = ask("The bridge will stand for a hundred years").matches
    assert match.is_disputed
    assert [speaker.name for speaker in match.speakers] == ["Ada Harbour", "Bea Valley"]
    assert match.speaker == match.speakers[0]


@pytest.mark.parametrize("claimed", ["Ada Harbour", "Bea Valley"])
def test_either_of_them_is_disputed_and_shown(ask: Callable[..., Verification], claimed: str) -> None:
    answer = ask("The bridge will stand for a hundred years", claimed)
    assert answer.attribution is AttributionVerdict.DISPUTED
    assert answer.matches[0].speaker is not None
    assert answer.matches[0].speaker.name == claimed


def test_somebody_else_is_contradicted(ask: Callable[..., Verification]) -> None:
    answer = ask("The bridge will stand for a hundred years", "Carl Shore")
    assert (answer.verdict, answer.attribution) == (Verdict.VERBATIM, AttributionVerdict.CONTRADICTED)


def test_outlets_come_earliest_first_and_those_without_a_date_last(ask: Callable[..., Verification]) -> None:
    [match] = ask("The bridge will stand for a hundred years").matches
    assert [use.outlet for use in match.outlets] == ["The Herald", "The Post", "The Courier"]
    assert [occurrence.article.outlet for occurrence in match.carried_by] == ["The Herald", "The Post", "The Courier"]


def test_a_filter_leaves_only_the_speakers_that_it_lets_through(ask: Callable[..., Verification]) -> None:
    answer = ask(
        "The bridge will stand for a hundred years", "Ada Harbour", filter=OccurrenceFilter(outlet="The Courier")
    )
    assert [speaker.name for speaker in answer.matches[0].speakers] == ["Bea Valley"]
    assert answer.attribution is AttributionVerdict.CONTRADICTED


def test_words_that_nobody_is_said_to_have_said_are_unattributed(ask: Callable[..., Verification]) -> None:
    answer = ask("Nobody pays for the second tunnel but us", "Carl Shore")
    assert (answer.verdict, answer.attribution) == (Verdict.VERBATIM, AttributionVerdict.UNATTRIBUTED)
    assert answer.matches[0].speaker is None


def test_a_claim_about_what_is_not_found_is_neither_confirmed_nor_contradicted(
    ask: Callable[..., Verification],
) -> None:
    answer = ask("Taxes on window glass are the root of all evil in this valley", "Ada Harbour")
    assert (answer.verdict, answer.attribution, answer.matches) == (
        Verdict.NOT_FOUND,
        AttributionVerdict.UNATTRIBUTED,
        (),
    )


def test_a_candidate_that_joins_two_peoples_words_says_so(ask: Callable[..., Verification]) -> None:
    quote = "The bridge will stand for a hundred years … nobody asked the fishermen about the tunnel"
    answer = ask(quote, "Ada Harbour")
    assert answer.verdict is not Verdict.VERBATIM
    assert [quote[part.candidate.start : part.candidate.end] for part in answer.joined] == [
        "The bridge will stand for a hundred years",
        "nobody asked the fishermen about the tunnel",
    ]
    assert [part.speakers[0].name for part in answer.joined] == ["Ada Harbour", "Carl Shore"]
    assert "2 different recorded quotes, of 2 speakers (Ada Harbour, Carl Shore)" in answer.explanation


BROKEN_OFF = {
    "as printed": ("The ferry sails at dawn for the islands. The keeper waves from the northern rocks.", True),
    "with an ellipsis": ("The ferry sails at dawn for the islands … The keeper waves from the northern rocks", True),
    "turned round": ("The keeper waves from the northern rocks. The ferry sails at dawn for the islands.", False),
    "words left out between": ("The ferry sails at dawn … The keeper waves from the northern rocks", False),
    "a word put in": ("The ferry sails at dawn for the islands and the keeper waves from the northern rocks", False),
}


@pytest.mark.parametrize(("quote", "is_style"), BROKEN_OFF.values(), ids=BROKEN_OFF)
def test_a_quote_that_is_broken_off_to_say_who_speaks_was_said_at_once(
    ask: Callable[..., Verification], quote: str, is_style: bool
) -> None:
    answer = ask(quote, "Dora Quay")
    assert len(answer.joined) == 2
    assert answer.severity is (Severity.STYLE if is_style else Severity.WORDING)
    whole = "As quoted, but not in one piece: 2 quotes of Dora Quay, one after the other in The Courier."
    assert (answer.headline == whole) is is_style
    assert ("one after the other" in answer.explanation) is is_style


@pytest.mark.parametrize("is_turned", [False, True])
def test_what_is_joined_is_struck_out_in_no_match_and_does_not_depend_on_the_order(
    ask: Callable[..., Verification], is_turned: bool
) -> None:
    parts = ["the bridge will stand for a hundred years", "nobody asked the fishermen about the tunnel"]
    answer = ask(" and ".join(parts[::-1] if is_turned else parts))
    assert {part.candidate.text: [speaker.name for speaker in part.speakers] for part in answer.joined} == {
        parts[0]: ["Ada Harbour", "Bea Valley"],
        parts[1]: ["Carl Shore"],
    }
    assert answer.severity is Severity.SENSE
    struck_out = " ".join(change.candidate.text for match in answer.matches for change in match.comparison.changes)
    assert "fishermen" not in struck_out
    assert "hundred" not in struck_out


def test_the_users_threshold_replaces_ours(ask: Callable[..., Verification]) -> None:
    quote = "The bridge will stand for a thousand years"
    assert ask(quote).matches
    assert ask(quote, threshold=0.99).matches == ()


def test_a_candidate_without_words_cannot_be_asked(ask: Callable[..., Verification]) -> None:
    with pytest.raises(InvalidQuery, match="holds no word"):
        ask("—“…”—")


def test_an_outlet_left_out_takes_its_speakers_with_it(ask: Callable[..., Verification]) -> None:
    quote = "The bridge will stand for a hundred years"
    [match] = ask(quote, filter=OccurrenceFilter(not_outlet="The Courier")).matches
    assert [speaker.name for speaker in match.speakers] == ["Ada Harbour"]
    assert [use.outlet for use in match.outlets] == ["The Herald", "The Post"]
    assert match.carried_by_total == 2


def test_an_article_left_out_is_as_if_it_were_not_there(ask: Callable[..., Verification]) -> None:
    quote = "Nobody asked the fishermen about the tunnel"
    [occurrence] = ask(quote).matches[0].carried_by
    left = OccurrenceFilter(not_article=occurrence.article.id)
    assert ask(quote, filter=left).verdict is Verdict.NOT_FOUND
    [match] = ask("The bridge will stand for a hundred years", filter=left).matches
    assert match.carried_by_total == 3


def test_fewer_places_can_be_shown_than_are_counted(ask: Callable[..., Verification]) -> None:
    [match] = ask("The bridge will stand for a hundred years", occurrences=1).matches
    assert [occurrence.article.outlet for occurrence in match.carried_by] == ["The Herald"]
    assert (match.carried_by_total, len(match.outlets), len(match.speakers)) == (3, 3, 2)


def test_many_are_answered_as_each_alone(module_store: Store, ask: Callable[..., Verification]) -> None:
    index = in_memory()
    catch_up(module_store, index)
    queries = [
        VerifyQuery("The bridge will stand for a hundred years", "Ada Harbour"),
        VerifyQuery("The bridge will stand for a hundred years", filter=OccurrenceFilter(outlet="The Courier")),
        VerifyQuery("Nobody asked the fishermen about the bridge"),
        VerifyQuery("The bridge will stand for a hundred years … nobody asked the fishermen about the tunnel"),
        VerifyQuery("Cabbages were never mentioned here"),
        VerifyQuery("Nobody asked the fishermen about the tunnel", limit=1),
    ]
    alone = [verify(query, module_store, index) for query in queries]
    assert verify_all(queries, module_store, index) == alone
    assert len({answer.verdict for answer in alone}) > 2
    assert verify_all([], module_store, index) == []


def test_the_index_is_asked_once_for_all_without_a_filter(
    module_store: Store, ask: Callable[..., Verification]
) -> None:
    rounds: list[int] = []

    class Counted(EngineIndex):
        def candidates_all(self, wordings: Sequence[Wording], *args: int, **options: bool) -> list[list[int]]:
            rounds.append(len(wordings))
            return super().candidates_all(wordings, *args, **options)

    index = Counted(MemoryEngine(MemoryPlace(), lambda: "store"))
    catch_up(module_store, index)
    quote = "The bridge will stand for a hundred years"
    verify_all([VerifyQuery(quote), VerifyQuery("Nobody asked the fishermen about the tunnel")], module_store, index)
    assert rounds == [2]
    verify_all([VerifyQuery(quote, filter=OccurrenceFilter(outlet="The Courier"))], module_store, index)
    assert rounds == [2, 1]


def test_many_are_read_at_once(module_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module_store, "_counts", SearchedCounts(lambda: 0, Keeping(pause=600)))  # counted once
    index = in_memory()
    catch_up(module_store, index)
    queries = [VerifyQuery("The bridge will stand for a hundred years", limit=limit) for limit in range(1, 31)]
    with statements_sent() as reads:
        verify_all(queries[:1], module_store, index)
        alone = len(reads)
        verify_all(queries, module_store, index)
    assert 0 < len(reads) - alone <= alone
