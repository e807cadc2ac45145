"""What an article prints beside what was said: compared where it is the same speaker's, of a few days before."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from service.browsing import quote_with_variants
from service.candidates import TUNING
from service.domain import (
    Article,
    ArticleKind,
    Occurrence,
    OccurrenceFilter,
    PublishedAt,
    Severity,
    Verdict,
    VerifyQuery,
)
from service.index.open import in_memory
from service.ingestion import ingest
from service.storage.store import Store
from service.verification import verify

SAID = (
    "MIRA TOLL: Will the lantern be lit?\n\nJON AUBER: We shall, you know, light the northern lantern before the first "
    "frost, and every keeper will have dry boots. {}Thank you very much.\n\nMIRA TOLL: When?"
)
LONGER = "The oil has come by barge and the wicks are trimmed, so nobody need stumble on the quay. " * 12
EXACT, CLEANED, TURNED = (
    "and every keeper will have dry boots",
    "We shall light the northern lantern before the first frost",
    "We shall light the southern lantern before the first frost",
)


def transcript(day: str = "2026-05-04", more: str = "", text: str = SAID) -> Article:
    moment = PublishedAt.parse(day)
    kind = ArticleKind.TRANSCRIPT
    return Article("Record", text.format(more), kind=kind, language="en", title="On the lantern", published_at=moment)


def printed(words: str, day: str = "2026-05-05", speaker: str = "Jon Auber", outlet: str = "Post") -> Article:
    text = f"“{words},” {speaker} told the council of the harbour."
    return Article(outlet, text, language="en", published_at=PublishedAt.parse(day))


def places_of(articles: Sequence[Article], words: str, *, days: int = 7) -> list[Occurrence]:
    """The places of the quote of `words`, as its page shows them."""
    store, index = Store.in_memory(), in_memory()
    for article in articles:
        ingest(article, store, index)
    [quote] = [each for each in store.list_quotes(limit=50).items if each.text.strip(" ,.") == words]
    return list(quote_with_variants(quote.id, store, index, days).occurrences)


@pytest.mark.parametrize("more", ["", LONGER], ids=["a short turn", "a passage of a long turn"])
@pytest.mark.parametrize(
    ("words", "verdict", "severity"),
    [
        (EXACT, Verdict.FRAGMENT, None),
        (CLEANED, Verdict.ALTERED, Severity.STYLE),
        (TURNED, Verdict.ALTERED, Severity.WORDING),
    ],
    ids=["word for word", "without a filler", "with another word"],
)
def test_a_printed_place_is_compared_with_what_was_said(
    words: str, verdict: Verdict, severity: Severity | None, more: str
) -> None:
    [place] = places_of([transcript(more=more), printed(words)], words)
    against = place.against_source
    assert against is not None
    assert (against.comparison.verdict, against.comparison.severity) == (verdict, severity)
    assert (against.source.article.outlet, against.source.speaker and against.source.speaker.name) == (
        "Record",
        "Jon Auber",
    )
    for change in against.comparison.changes:
        assert place.text[change.candidate.start : change.candidate.end] == change.candidate.text
        assert against.source.text[change.quote.start : change.quote.end] == change.quote.text


@pytest.mark.parametrize(
    "articles",
    [
        [printed(TURNED)],
        [transcript("2026-04-20"), printed(TURNED)],
        [transcript("2026-05-20"), printed(TURNED)],
        [transcript(), printed(TURNED, speaker="Lena Moss")],
        [transcript(), printed("Thank you very much"), printed(TURNED, "2026-08-01")],
    ],
    ids=["no source", "long before", "after it was printed", "another speaker", "printed long after"],
)
def test_another_saying_is_not_what_was_printed(articles: list[Article]) -> None:
    assert [place.against_source for place in places_of(articles, TURNED)] == [None]


@pytest.mark.parametrize(
    ("words", "is_saying"),
    [("Thank you very much", False), ("check out", False), ("the caulked planks", True)],
    ids=["everyday's words", "two that are in many mouths", "two of their own"],
)
def test_words_that_anybody_says_prove_no_saying(words: str, is_saying: bool) -> None:
    said = transcript(more="Do check out the caulked planks. ")
    assert [place.against_source is not None for place in places_of([said, printed(words)], words)] == [is_saying]


def test_the_days_are_a_setting() -> None:
    articles = [transcript("2026-04-20"), printed(TURNED)]
    assert places_of(articles, TURNED, days=15)[0].against_source is not None


def test_an_answer_compares_its_printed_places_and_takes_kinds_apart() -> None:
    store, index = Store.in_memory(), in_memory()
    for article in (transcript(more=LONGER), printed(TURNED), printed(TURNED, outlet="Herald", speaker="Lena Moss")):
        ingest(article, store, index)
    answer = verify(VerifyQuery(TURNED), store, index, TUNING)
    compared = {
        place.article.outlet: place.against_source and place.against_source.comparison.severity
        for match in answer.matches
        for place in match.carried_by
    }
    assert compared == {"Post": Severity.WORDING, "Herald": None}
    for kind, found in ((ArticleKind.ARTICLE, (0, 2)), (ArticleKind.TRANSCRIPT, (1, 0)), (ArticleKind.POST, (0, 0))):
        within = verify(VerifyQuery(TURNED, filter=OccurrenceFilter(kinds=(kind,))), store, index)
        assert (len(within.said_in), sum(len(match.carried_by) for match in within.matches)) == found
