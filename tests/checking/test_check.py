"""Checking a draft: who is claimed, what is trouble, and what cannot be told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.checking import MOST_QUOTES, CheckedDraft, CheckedQuote, Draft, Reason, SpeakerHint, Trouble, check
from service.domain import Article, AttributionVerdict, OccurrenceFilter, QuoteKind, Stance, Verdict
from service.errors import InvalidQuery
from service.index.open import in_memory
from service.ingestion import ingest
from service.storage.store import Store
from tests.timing import assert_linear

RECORDED = [
    "“The bridge will stand for a hundred years and it is very good,” said Ada Harbour.",
    "“It is very good indeed to see the old ferry,” said Carl Shore.",
    "“We will never sell the harbour to anybody,” said Bea Valley. “We will never sell the harbour,” said Carl Shore.",
]
LONGEST = 500

Checked = Callable[..., CheckedDraft]


@pytest.fixture(scope="module")
def checked(module_store: Store) -> Checked:
    """Check a draft against the articles above."""
    index = in_memory()
    for text in RECORDED:
        ingest(Article("The Post", text), module_store, index)
    return lambda text, *hints: check(Draft(text, hints), module_store, index, LONGEST)


def only(draft: CheckedDraft) -> CheckedQuote:
    [quote] = draft.quotes
    return quote


@pytest.mark.parametrize(
    ("text", "kind", "reason", "trouble"),
    [
        pytest.param(
            "“Our ladders shall be painted green before the winter comes,” said Ada Harbour.",
            QuoteKind.DIRECT,
            Reason.NOT_RECORDED,
            (Trouble.NOT_FOUND,),
            id="a sentence",
        ),
        pytest.param(
            "Ada Harbour called the plan “a great green mistake” on Monday.",
            QuoteKind.PARTIAL,
            Reason.TOO_SHORT,
            (),
            id="a phrase of few words",
        ),
        pytest.param(
            "Ada Harbour said they were “not all there” yet.", QuoteKind.PARTIAL, Reason.TOO_COMMON, (), id="common"
        ),
        pytest.param(
            f"“{'Ladders are green today. ' * 40}” said Ada Harbour.",
            QuoteKind.DIRECT,
            Reason.TOO_LONG,
            (Trouble.NOT_FOUND,),
            id="longer than can be verified",
        ),
    ],
)
def test_what_is_not_found_says_why(
    checked: Checked, text: str, kind: QuoteKind, reason: Reason, trouble: tuple[Trouble, ...]
) -> None:
    quote = only(checked(text))
    assert (quote.kind, quote.finding.verdict, quote.finding.reason, quote.trouble) == (
        kind,
        Verdict.NOT_FOUND,
        reason,
        trouble,
    )
    assert quote.finding.explanation


def test_what_nobody_is_said_to_have_said_is_not_judged_where_it_is_not_recorded(checked: Checked) -> None:
    draft = checked("The novel “Seven Green Ladders Before the Winter” lay on the desk.")
    quote = only(draft)
    assert (quote.kind, quote.trouble, quote.is_judged) == (QuoteKind.UNSPOKEN, (), False)
    assert (draft.summary.trouble, draft.summary.not_judged) == (0, 1)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "“The bridge will fall for a hundred years and it is good”\n\nThe harbour was busy.", id="a headline"
        ),
        pytest.param(
            "The novel “The bridge will fall for a hundred years and it is good” lay on the desk.", id="a title"
        ),
    ],
)
def test_what_comes_close_to_a_recorded_quote_is_trouble_whatever_it_is(checked: Checked, text: str) -> None:
    quote = only(checked(text))
    assert (quote.kind, quote.trouble, quote.is_judged) == (QuoteKind.UNSPOKEN, (Trouble.ALTERED,), True)


def test_a_recorded_quote_in_a_headline_is_no_trouble(checked: Checked) -> None:
    quote = only(checked("“The bridge will stand for a hundred years”\n\nThe harbour was busy on Monday."))
    assert (quote.trouble, quote.is_judged) == ((), True)


def test_a_statement_of_common_words_that_is_not_recorded_is_trouble(checked: Checked) -> None:
    quote = only(checked("“And so will they all,” said Ada Harbour."))
    assert (quote.finding.reason, quote.trouble, quote.is_judged) == (
        Reason.NOT_RECORDED,
        (Trouble.NOT_FOUND,),
        True,
    )


def test_two_common_words_are_not_judged(checked: Checked) -> None:
    quote = only(checked("“It is,” said Ada Harbour."))
    assert (quote.trouble, quote.is_judged) == ((), False)


def test_a_hint_makes_a_title_a_quote_that_is_judged(checked: Checked) -> None:
    text = "“Ladders of the old harbour shall be painted green before winter”\n\nThe harbour was busy on Monday."
    assert only(checked(text)).trouble == ()
    assert only(checked(text, SpeakerHint("Ada Harbour", start=3))).trouble == (Trouble.NOT_FOUND,)


def test_a_phrase_of_another_language_is_not_judged_where_it_is_not_recorded(checked: Checked) -> None:
    draft = checked(
        "Sie nannte den Plan einen „grünen Irrtum der alten Hafenmeister von gestern“ und ging. „Die alte Brücke wird "
        "noch vor dem Winter grün gestrichen“, sagte Ada Hafen."
    )
    assert draft.language == "de"
    assert [(quote.is_judged, quote.trouble) for quote in draft.quotes] == [(False, ()), (True, (Trouble.NOT_FOUND,))]


def test_another_speaker_is_trouble_and_is_told(checked: Checked) -> None:
    quote = only(checked("“It is very good indeed to see the old ferry,” said Ada Harbour."))
    assert quote.trouble == (Trouble.CONTRADICTED,)
    assert quote.finding.explanation.endswith("It is recorded from Carl Shore, not from Ada Harbour.")


def test_anybodys_words_do_not_contradict_a_speaker(checked: Checked) -> None:
    quote = only(checked("Bea Valley called the soup “very good indeed to see” on Monday."))
    assert quote.finding.attribution is AttributionVerdict.CONTRADICTED
    assert (quote.finding.is_anybodys, quote.trouble) == (True, ())


def test_a_phrase_of_anybody_does_not_contradict_a_speaker(checked: Checked) -> None:
    quote = only(checked("Bea Valley called the soup “very good” on Monday."))
    assert quote.finding.attribution is AttributionVerdict.CONTRADICTED
    assert (quote.finding.is_anybodys, quote.trouble) == (True, ())


@pytest.mark.parametrize("speaker", ["Bea Valley", "Carl Shore"])
def test_of_records_just_as_similar_the_claimed_speakers_counts(checked: Checked, speaker: str) -> None:
    quote = only(checked(f"“We will never sell the harbour,” said {speaker}."))
    assert (quote.finding.attribution, quote.trouble) == (AttributionVerdict.CONFIRMED, ())


def test_a_place_goes_before_words_and_words_before_a_name(checked: Checked) -> None:
    text = "“The bridge will stand,” he said. “The bridge will stand,” the mayor said. “I saw it,” the mayor said."
    found = checked(
        text,
        SpeakerHint("Ada Harbour", name="The Mayor"),
        SpeakerHint("Bea Valley", quote="the bridge will stand"),
        SpeakerHint("Carl Shore", start=text.index("bridge")),
    )
    assert [quote.speaker and quote.speaker.name for quote in found.quotes] == [
        "Carl Shore",
        "Bea Valley",
        "Ada Harbour",
    ]


@pytest.mark.parametrize(
    "hint",
    [
        pytest.param(SpeakerHint("A"), id="on nothing"),
        pytest.param(SpeakerHint("A", start=1, name="b"), id="on two things"),
        pytest.param(SpeakerHint("A", start=30), id="behind the quote"),
        pytest.param(SpeakerHint("A", quote="other words"), id="on other words"),
    ],
)
def test_a_hint_that_fits_nothing_is_an_error(checked: Checked, hint: SpeakerHint) -> None:
    with pytest.raises(InvalidQuery, match="speaker hint"):
        checked("“The bridge will stand,” said he.", hint)


def test_a_draft_of_too_many_quotes_is_refused(checked: Checked) -> None:
    with pytest.raises(InvalidQuery, match="check it in parts"):
        checked("“yes” and " * (MOST_QUOTES + 1))


def test_time_is_linear_in_the_number_of_quotes(checked: Checked) -> None:
    lines = [f"“The bridge number {n} will stand for {n} years,” said Ada Harbour.\n\n" for n in range(400)]
    large = assert_linear(lambda: checked("".join(lines[:50])), lambda: checked("".join(lines)), 8)
    assert len(large.quotes) == 400


def test_what_comes_closest_is_named_where_nothing_matches(checked: Checked) -> None:
    quote = only(
        checked("“Nobody believes that such a bridge will stand there for more than a year,” said Ada Harbour.")
    )
    [near, *_] = quote.finding.nearest
    assert near.quote.text.startswith("The bridge will stand for a hundred years")
    assert near.comparison.verdict is Verdict.NOT_FOUND
    assert only(checked("“We will never sell the harbour,” said Carl Shore.")).finding.nearest == ()


@pytest.mark.parametrize(
    ("text", "trouble", "headline"),
    [
        pytest.param(
            "“The bridge will stand for a hundred years and it is very good,” said Ada Harbour.",
            (),
            "As quoted, by Ada Harbour.",
            id="as it is recorded",
        ),
        pytest.param(
            "“It is very good indeed to see the old ferry,” said Ada Harbour.",
            (Trouble.CONTRADICTED,),
            "As quoted, but not by Ada Harbour: Carl Shore said it.",
            id="of somebody else",
        ),
        pytest.param(
            "Bea Valley called the soup “very good indeed to see” on Monday.",
            (),
            "Words that anybody may use: they stand in a recorded quote of Carl Shore.",
            id="words of anybody",
        ),
        pytest.param(
            "“Our ladders shall be painted green before the winter comes,” said Ada Harbour.",
            (Trouble.NOT_FOUND,),
            "Not on record.",
            id="not recorded",
        ),
        pytest.param(
            "Ada Harbour said they were “not all there” yet.",
            (),
            "These are common words or none, which stand anywhere: whether they were said cannot be told.",
            id="nothing to tell",
        ),
        pytest.param(
            "Ada Harbour never said “the bridge will stand for a hundred years and it is very good”.",
            (Trouble.RECORDED,),
            "The draft says that Ada Harbour did not say this, but it is on record from Ada Harbour.",
            id="denied and on record",
        ),
        pytest.param(
            "Bea Valley never said “the bridge will stand for a hundred years and it is very good”.",
            (),
            "The draft says that Bea Valley did not say this, and it is on record from Ada Harbour.",
            id="denied and of somebody else",
        ),
        pytest.param(
            "Ada Harbour never said “the bridge will fall within a hundred years and it is very good”.",
            (),
            "The draft says that Ada Harbour did not say this; Ada Harbour said “stand for”.",
            id="denied and otherwise on record",
        ),
        pytest.param(
            "Ada Harbour never said “our ladders shall be painted green before the winter comes”.",
            (),
            "The draft says that Ada Harbour did not say this, and it is not on record.",
            id="denied and not on record",
        ),
    ],
)
def test_one_sentence_says_the_whole_of_a_quote(
    checked: Checked, text: str, trouble: tuple[Trouble, ...], headline: str
) -> None:
    quote = only(checked(text))
    assert (quote.trouble, quote.finding.headline) == (trouble, headline)


def test_a_quote_that_the_draft_denies_is_told_with_whom_it_means_and_claims_nobody(checked: Checked) -> None:
    text = "Ada Harbour never said “the bridge will stand for a hundred years and it is very good”."
    quote = only(checked(text))
    assert (quote.stance, quote.about, quote.speaker) == (Stance.DENIED, "Ada Harbour", None)
    assert quote.finding.attribution is AttributionVerdict.NOT_CLAIMED
    assert quote.finding.match is not None
    assert quote.finding.match.attribution is AttributionVerdict.NOT_CLAIMED
    hinted = only(checked(text, SpeakerHint("Ada Harbour", start=text.index("bridge"))))
    assert (hinted.stance, hinted.finding.attribution) == (Stance.SAID, AttributionVerdict.CONFIRMED)


def test_what_was_searched_is_counted_without_what_does_not_count(module_store: Store, checked: Checked) -> None:
    draft = checked("“It is,” said Ada Harbour.")
    assert (draft.searched.articles, draft.searched.quotes, draft.searched.outlets) == (3, 4, 1)
    left_out = Draft("No quote.", filter=OccurrenceFilter(not_outlet="The Post"))
    assert check(left_out, module_store, in_memory(), LONGEST).searched.quotes == 0
