"""What an outlet says was not said: in verifications, in checks of drafts, and for those who browse."""

from __future__ import annotations

import pytest

from service.browsing import QuoteSearch, find_quotes, quote_with_variants
from service.checking import CheckedQuote, Draft, SpeakerHint, Trouble, check
from service.domain import Article, AttributionVerdict, OccurrenceFilter, Stance, Verdict, VerifyQuery
from service.index.open import in_memory
from service.index.protocol import CandidateIndex
from service.ingestion import ingest
from service.storage.store import Store
from service.verification import Verification, verify

EVERYWHERE = OccurrenceFilter()
HARBOUR = "The harbour belongs to the rich"
DENIED = Article("Fact Desk", "Mayor Lena Orth never said “the harbour belongs to the rich.” The post is a fake.")
SAID = Article("Bay Times", "“The harbour belongs to the rich,” Lena Orth said.")
SAID_BY_ANOTHER = Article("Quay News", "“The harbour belongs to the rich,” Bo Lind said.")
DOUBTED = Article("Pier Post", "A doctored video shows Lena Orth saying “the harbour belongs to the rich.”")


class Desk:
    """A store with its index, and what is asked of both."""

    def __init__(self, store: Store, index: CandidateIndex) -> None:
        self.store, self.index = store, index

    def take(self, *articles: Article) -> Desk:
        for article in articles:
            ingest(article, self.store, self.index)
        return self

    def verify(self, speaker: str | None = None, filter: OccurrenceFilter = EVERYWHERE) -> Verification:
        return verify(VerifyQuery(HARBOUR, speaker, filter=filter), self.store, self.index)

    def check(self, text: str, *hints: SpeakerHint) -> CheckedQuote:
        [quote] = check(Draft(text, hints), self.store, self.index, 500).quotes
        return quote


@pytest.fixture
def desk(store: Store) -> Desk:
    """An empty store and its index."""
    return Desk(store, in_memory())


@pytest.mark.parametrize("claimed", ["Lena Orth", "Mayor Lena Orth", "Orth"])
@pytest.mark.parametrize("article", [DENIED, DOUBTED], ids=["denied", "doubted"])
def test_who_is_recorded_only_as_not_having_said_it_is_denied(desk: Desk, article: Article, claimed: str) -> None:
    answer = desk.take(article).verify(claimed)
    assert (answer.verdict, answer.attribution) == (Verdict.VERBATIM, AttributionVerdict.DENIED)
    [match] = answer.matches
    assert (match.speaker, match.speakers, match.is_disputed) == (None, (), False)
    assert [(denial.about.name, denial.outlet) for denial in match.denied_by if denial.about] == [
        ("Lena Orth", article.outlet)
    ]
    assert "Lena Orth" in answer.explanation
    assert answer.explanation == match.comparison.explanation


def test_where_others_record_it_as_said_both_are_shown(desk: Desk) -> None:
    answer = desk.take(DENIED, SAID).verify("Lena Orth")
    [match] = answer.matches
    assert (answer.attribution, match.is_disputed) == (AttributionVerdict.CONFIRMED, True)
    assert [speaker.name for speaker in match.speakers] == ["Lena Orth"]
    assert [denial.outlet for denial in match.denied_by] == ["Fact Desk"]
    assert {occurrence.stance for occurrence in match.carried_by} == {Stance.SAID, Stance.DENIED}
    assert "According to Fact Desk, Lena Orth did not say this." in answer.explanation


def test_where_somebody_else_is_the_speaker_the_claim_is_contradicted(desk: Desk) -> None:
    answer = desk.take(DENIED, SAID_BY_ANOTHER).verify("Lena Orth")
    assert answer.attribution is AttributionVerdict.CONTRADICTED
    assert not answer.matches[0].is_disputed
    assert desk.verify("Bo Lind").attribution is AttributionVerdict.CONFIRMED


def test_who_is_neither_is_unattributed(desk: Desk) -> None:
    assert desk.take(DENIED).verify("Bo Lind").attribution is AttributionVerdict.UNATTRIBUTED


def test_without_a_claim_nothing_is_shown_as_said(desk: Desk) -> None:
    answer = desk.take(DENIED).verify()
    assert answer.attribution is AttributionVerdict.NOT_CLAIMED
    assert answer.matches[0].speaker is None
    assert answer.explanation.endswith("According to Fact Desk, Lena Orth did not say this.")
    answer = desk.take(SAID).verify()
    assert (answer.attribution, answer.matches[0].is_disputed) == (AttributionVerdict.NOT_CLAIMED, True)


def test_a_filter_takes_the_denial_with_its_outlet(desk: Desk) -> None:
    answer = desk.take(DENIED, SAID).verify("Lena Orth", OccurrenceFilter(not_outlet="Fact Desk"))
    assert (answer.attribution, answer.matches[0].is_disputed) == (AttributionVerdict.CONFIRMED, False)
    assert "Fact Desk" not in answer.explanation
    answer = desk.verify("Lena Orth", OccurrenceFilter(outlet="Fact Desk"))
    assert answer.attribution is AttributionVerdict.DENIED


def test_a_draft_that_repeats_it_as_said_is_in_trouble(desk: Desk) -> None:
    quote = desk.take(DENIED).check("“The harbour belongs to the rich,” Lena Orth said on Monday.")
    assert (quote.finding.attribution, quote.trouble) == (AttributionVerdict.DENIED, (Trouble.DENIED,))
    assert "Fact Desk" in quote.finding.explanation


def test_a_draft_is_in_trouble_though_others_record_it_as_said(desk: Desk) -> None:
    quote = desk.take(DENIED, SAID).check("“The harbour belongs to the rich,” Lena Orth said on Monday.")
    assert (quote.finding.attribution, quote.trouble) == (AttributionVerdict.CONFIRMED, (Trouble.DENIED,))


def test_what_others_only_doubt_is_no_trouble_where_it_is_recorded(desk: Desk) -> None:
    quote = desk.take(DOUBTED, SAID).check("“The harbour belongs to the rich,” Lena Orth said on Monday.")
    assert (quote.finding.attribution, quote.trouble) == (AttributionVerdict.CONFIRMED, ())


@pytest.mark.parametrize(
    ("draft", "hints"),
    [
        pytest.param("“The harbour belongs to the rich,” Bo Lind said.", (), id="somebody else is claimed"),
        pytest.param("Lena Orth never said “the harbour belongs to the rich.”", (), id="the draft denies it"),
        pytest.param(
            "Lena Orth never said “the harbour belongs to the rich.”",
            (SpeakerHint("Lena Orth", name="Lena Orth"),),
            id="the draft denies it, and a hint gives the name",
        ),
    ],
)
def test_a_draft_that_claims_nothing_of_the_kind_is_in_no_trouble(
    desk: Desk, draft: str, hints: tuple[SpeakerHint, ...]
) -> None:
    assert desk.take(DENIED).check(draft, *hints).trouble == ()


def test_a_hint_on_the_place_claims_it_all_the_same(desk: Desk) -> None:
    draft = "She told us: “The harbour belongs to the rich.”"
    quote = desk.take(DENIED).check(draft, SpeakerHint("Lena Orth", start=15))
    assert quote.trouble == (Trouble.DENIED,)


def test_who_browses_is_shown_no_quote_of_theirs(desk: Desk) -> None:
    desk.take(DENIED)
    assert find_quotes(QuoteSearch(speaker="Lena Orth"), 10, None, desk.store, desk.index).items == ()
    [overview] = find_quotes(QuoteSearch(words="harbour"), 10, None, desk.store, desk.index).items
    assert overview.speakers == ()
    detail = quote_with_variants(overview.id, desk.store, desk.index)
    assert detail.speakers == ()
    assert [(one.stance, one.about.name) for one in detail.occurrences if one.about] == [(Stance.DENIED, "Lena Orth")]
