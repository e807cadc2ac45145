"""A comparison says what a candidate is to a recorded quote, and exactly what differs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain import ChangeKind, Comparison, Verdict
from service.language.language import DEFAULT, language
from service.matching.compare import compare
from service.text.normalise import normalise
from tests.timing import assert_within

ENGLISH = language(DEFAULT)

SEED_QUOTES = sorted(
    {
        json.loads(line)["text"]
        for line in (Path(__file__).parents[1] / "golden" / "seeds_quotes.jsonl").read_text("utf-8").splitlines()
    }
)
LONG_SEED_QUOTES = [text for text in SEED_QUOTES if len(text.split()) >= 12]
ROADS = "We will rebuild the old bridge before the winter and nobody will be left without a road."
BRIDGE = "We will rebuild the old bridge at Mostar before the winter comes, and nobody will be left without a road."


def verify(candidate: str, quote: str, threshold: float | None = None) -> Comparison:
    return compare(normalise(candidate), normalise(quote), ENGLISH, threshold=threshold)


def told(comparison: Comparison) -> list[tuple[str, str, str, str]]:
    return [
        (change.op.value, change.kind.value, change.candidate.text, change.quote.text) for change in comparison.changes
    ]


VERBATIM = {
    "the same": (BRIDGE, BRIDGE),
    "capitals": (BRIDGE.upper(), BRIDGE),
    "without marks": ("we will rebuild the old bridge", "“We will rebuild the old bridge,”"),
    "curly apostrophe": ("We’ve won", "We've won"),
    "with brackets": ("possible [to make] agreements", "possible [to make] agreements"),
    "without the brackets": ("possible to make agreements", "possible [to make] agreements"),
    "without the words in brackets": ("possible agreements", "possible [to make] agreements"),
    "brackets in the candidate": ("possible [to make] agreements", "possible agreements"),
    "a capital put in brackets": ("[T]he ferry is late", "the ferry is late"),
    "one word": ("Ready.", "ready"),
    "only common words": ("we will", "We will"),
}


@pytest.mark.parametrize(("candidate", "quote"), VERBATIM.values(), ids=VERBATIM)
def test_the_same_words_are_verbatim(candidate: str, quote: str) -> None:
    comparison = verify(candidate, quote)
    assert comparison.verdict is Verdict.VERBATIM
    assert (comparison.similarity, comparison.coverage, comparison.quote_coverage) == (1.0, 1.0, 1.0)
    assert all(change.kind is ChangeKind.EDITORIAL for change in comparison.changes)


MISTYPED_ENDS = [
    "Thw commjttee aproved tge plann and it will stand until the summer.",
    "The committee approved the plan and it wlil stnd unttil thhe sumer.",
]


@pytest.mark.parametrize("candidate", MISTYPED_ENDS)
def test_a_row_of_misspelt_words_at_an_end_is_told_word_by_word(candidate: str) -> None:
    comparison = verify(candidate, "The committee approved the plan and it will stand until the summer.")
    assert comparison.verdict is Verdict.ALTERED
    assert [change.kind for change in comparison.changes] == 5 * [ChangeKind.TYPO]


@pytest.mark.parametrize("quote", SEED_QUOTES)
def test_a_seed_quote_in_other_typography_is_verbatim(quote: str) -> None:
    other = quote.upper().replace("'", "’").replace(",", " ,").replace("-", "—").replace(" ", "\u00a0 ")
    assert verify(f"« {other} »", quote).verdict is Verdict.VERBATIM


@pytest.mark.parametrize("quote", LONG_SEED_QUOTES)
def test_a_part_of_a_seed_quote_is_a_fragment(quote: str) -> None:
    words = quote.split()
    comparison = verify(" ".join(words[3:10]), quote)
    assert comparison.verdict is Verdict.FRAGMENT
    assert comparison.similarity == 1.0
    assert 0.0 < comparison.quote_coverage < 1.0


@pytest.mark.parametrize("quote", LONG_SEED_QUOTES)
def test_two_parts_of_a_seed_quote_joined_by_an_ellipsis_are_spliced(quote: str) -> None:
    words = quote.split()
    comparison = verify(f"{' '.join(words[:5])} … {' '.join(words[-5:])}", quote)
    assert comparison.verdict is Verdict.SPLICED
    cut_condition = {"hedge"} if " if we provide " in quote else set[str]()
    assert {change.kind.value for change in comparison.changes} <= {"editorial"} | cut_condition


@pytest.mark.parametrize("quote", LONG_SEED_QUOTES)
def test_a_changed_word_in_a_seed_quote_is_that_change_alone(quote: str) -> None:
    words = quote.split()
    comparison = verify(" ".join([*words[:6], "umbrella", *words[7:]]), quote)
    assert comparison.verdict is Verdict.ALTERED
    [change] = comparison.changes
    assert (change.op.value, change.candidate.text) == ("replace", "umbrella")
    assert change.quote.text in words[6]


@pytest.mark.parametrize("quote", LONG_SEED_QUOTES)
def test_another_seed_quote_is_not_this_one(quote: str) -> None:
    start = " ".join(quote.split()[:2])
    others = [other for other in LONG_SEED_QUOTES if not other.startswith(start) and "ball" not in other]
    verdicts = {verify(other, quote).verdict for other in others if other != quote}
    assert verdicts == {Verdict.NOT_FOUND}


def test_the_short_form_of_a_quote_is_a_fragment_of_the_long_one_and_the_long_one_goes_beyond_it() -> None:
    short = "The ball is in their court,"
    long = "Right now, the document is with them, and the ball is in their court,"
    assert verify(short, long).verdict is Verdict.FRAGMENT
    assert verify(short, short).verdict is Verdict.VERBATIM
    beyond = verify(long, short)
    assert (beyond.verdict, beyond.quote_coverage) == (Verdict.ALTERED, 1.0)
    assert told(beyond) == [("insert", "wording", "Right now, the document is with them, and", "")]


def test_two_words_dropped_in_silence_are_an_alteration() -> None:
    quote = "the right of states to choose their own security arrangements"
    comparison = verify("the right to choose their own security arrangements", quote)
    assert comparison.verdict is Verdict.ALTERED
    assert told(comparison) == [("delete", "wording", "", "of states")]


CHANGES = {
    "number": ("after 15 days of talks we agreed", "after 16 days of talks we agreed", "replace number 15 16"),
    "number word": (
        "after three days of talks we agreed",
        "after two days of talks we agreed",
        "replace number three two",
    ),
    "per cent put in": ("it grew by 5% over the year", "it grew by 5 over the year", "insert number % "),
    "decimal point": ("it grew by 1.5 points this year", "it grew by 15 points this year", "replace number 1.5 15"),
    "minus": ("it was -5 degrees in the valley", "it was 5 degrees in the valley", "replace number -5 5"),
    "not put in": ("we will not leave the valley", "we will leave the valley", "insert negation not "),
    "never left out": (
        "we will leave the valley today",
        "we will never leave the valley today",
        "delete negation  never",
    ),
    "n't": ("we don't want the valley back", "we do want the valley back", "replace negation don't do"),
    "without": ("peace without the valley is near", "peace with the valley is near", "replace negation without with"),
    "un-": ("unjust peace for the valley is near", "just peace for the valley is near", "replace negation unjust just"),
    "im-": (
        "peace is impossible in the valley",
        "peace is possible in the valley",
        "replace negation impossible possible",
    ),
    "un- before a word that few print": (
        "the unbelievable job was done in the valley",
        "the believable job was done in the valley",
        "replace negation unbelievable believable",
    ),
    "un- before a short word": (
        "he is fit to lead the valley council",
        "he is unfit to lead the valley council",
        "replace negation fit unfit",
    ),
    "name": ("we told China to leave the valley", "we told Russia to leave the valley", "replace name China Russia"),
    "name in small letters": (
        "we told china to leave the valley",
        "We told Russia to leave the valley",
        "replace name china Russia",
    ),
    "names alike": ("we told Iran to leave the valley", "we told Iraq to leave the valley", "replace name Iran Iraq"),
    "typo": (
        "the sovreignty of the valley is sacred",
        "the sovereignty of the valley is sacred",
        "replace typo sovreignty sovereignty",
    ),
    "typo in a name": (
        "we told Stoltenburg to leave the valley",
        "we told Stoltenberg to leave the valley",
        "replace typo Stoltenburg Stoltenberg",
    ),
    "lost apostrophe": (
        "and were acting in the valley now",
        "and we're acting in the valley now",
        "replace typo were we're",
    ),
    "another word one letter off": (
        "we will form the valley council",
        "we will from the valley council",
        "replace wording form from",
    ),
    "British": (
        "the defence of the valley is ours",
        "the defense of the valley is ours",
        "replace spelling defence defense",
    ),
    "abbreviation": (
        "the U.S. left the valley last year",
        "the United States left the valley last year",
        "replace spelling U.S. United States",
    ),
    "capitals": ("the US left the valley last year", "the U.S. left the valley last year", "replace spelling US U.S."),
    "contraction": (
        "we've left the valley for good",
        "we have left the valley for good",
        "replace spelling we've we have",
    ),
    "cannot": (
        "we can't leave the valley for good",
        "we cannot leave the valley for good",
        "replace spelling can't cannot",
    ),
    "digits for words": (
        "after 16 days of talks we agreed",
        "after sixteen days of talks we agreed",
        "replace spelling 16 sixteen",
    ),
    "wording": (
        "we will leave the village for good",
        "we will leave the valley for good",
        "replace wording village valley",
    ),
    "two words": (
        "we will quit this valley for good",
        "we will leave the valley for good",
        "replace wording quit this leave the",
    ),
    "a bracket for a pronoun": (
        "on Monday [the mayor] left the valley for good",
        "on Monday she left the valley for good",
        "replace editorial [the mayor] she",
    ),
    "a pronoun for a bracket": (
        "on Monday she left the valley for good",
        "on Monday [the mayor] left the valley for good",
        "replace editorial she [the mayor]",
    ),
    "a bracket for a negation": (
        "we will [gladly] leave the valley for good",
        "we will not leave the valley for good",
        "replace negation [gladly] not",
    ),
    "a contraction and its negation": (
        "we haven't told the mayor of the harbour anything",
        "we've told the mayor of the harbour anything",
        "replace negation we haven't we've",
    ),
    "a verb and its negation": (
        "they believe that the mayor doesn't know the harbour",
        "they believe that the mayor knows the harbour",
        "replace negation doesn't know knows",
    ),
    "a misspelt country": (
        "we are the oldest bridge in the United Sattes of America",
        "we are the oldest bridge in the United States of America",
        "replace typo Sattes States",
    ),
    "no one for nobody": (
        "in the whole valley no one knows the mayor",
        "in the whole valley nobody knows the mayor",
        "replace wording no one nobody",
    ),
    "an ellipsis put in": (
        "we will … leave the valley for good",
        "we will leave the valley for good",
        "insert editorial … ",
    ),
}


@pytest.mark.parametrize(("candidate", "quote", "change"), CHANGES.values(), ids=CHANGES)
def test_a_change_has_its_kind(candidate: str, quote: str, change: str) -> None:
    assert [" ".join(texts) for texts in told(verify(candidate, quote))] == [change]


@pytest.mark.parametrize(
    ("candidate", "quote", "verdict", "change"),
    [
        (
            "we leave [gladly] the valley",
            "we leave the valley",
            Verdict.VERBATIM,
            ("insert", "editorial", "[gladly]", ""),
        ),
        ("[So] we leave the valley", "we leave the valley", Verdict.VERBATIM, ("insert", "editorial", "[So]", "")),
        (
            "leave the valley",
            "we leave [all of] the valley",
            Verdict.FRAGMENT,
            ("delete", "editorial", "", "[all of]"),
        ),
    ],
    ids=["put in", "put in at the beginning", "left out"],
)
def test_an_editors_brackets_are_told_and_change_nothing(
    candidate: str, quote: str, verdict: Verdict, change: tuple[str, ...]
) -> None:
    comparison = verify(candidate, quote)
    assert comparison.verdict is verdict
    assert told(comparison) == [change]


SPLICED = {
    "in silence": "We will rebuild the old bridge and nobody will be left without a road",
    "in another order": "Nobody will be left without a road: we will rebuild the old bridge at Mostar",
    "three parts": "We will rebuild … before the winter … nobody will be left without a road",
    "a short part beside an ellipsis": "We will rebuild the old bridge at Mostar … a road",
}


@pytest.mark.parametrize("candidate", SPLICED.values(), ids=SPLICED)
def test_parts_joined_are_spliced(candidate: str) -> None:
    comparison = verify(candidate, BRIDGE)
    assert comparison.verdict is Verdict.SPLICED
    assert 0.5 < comparison.similarity < 1.0


@pytest.mark.parametrize(
    ("candidate", "quote"),
    [
        ("Nobody will be left without a road and we will rebuild the old bridge before the winter", ROADS),
        ("we will stay until noon and we are tired of it", "we are tired of it and we will stay until noon"),
        (
            "we will rebuild the road and we will rebuild the bridge",
            "we will rebuild the bridge and we will rebuild the road",
        ),
    ],
    ids=["clauses", "clauses that begin alike", "clauses that end otherwise"],
)
def test_two_clauses_turned_round_about_their_conjunction_are_spliced(candidate: str, quote: str) -> None:
    comparison = verify(candidate, quote)
    assert comparison.verdict is Verdict.SPLICED
    assert comparison.coverage == 1.0
    assert comparison.explanation.startswith("2 parts of the recorded quote")
    assert "another order" in comparison.explanation


def test_a_conjunction_that_the_quote_has_elsewhere_does_not_make_a_splice() -> None:
    quote = "we came to the valley and stayed, then the bridge fell into the river"
    assert verify("the bridge fell into the river and we came to the valley", quote).verdict is not Verdict.SPLICED


def test_an_ellipsis_makes_an_omission_cheaper() -> None:
    silent = verify("We will rebuild the old bridge and nobody will be left", BRIDGE)
    owned_up = verify("We will rebuild the old bridge … and nobody will be left", BRIDGE)
    assert silent.similarity < owned_up.similarity < 1.0


def test_a_negation_hidden_by_an_ellipsis_is_told() -> None:
    comparison = verify("we will … leave the old valley", "we will never leave the old valley")
    assert told(comparison) == [("delete", "negation", "", "never")]


def test_words_swapped_for_others_of_the_same_quote_are_no_splice() -> None:
    comparison = verify("We will rebuild the old winter at Mostar before the winter comes", BRIDGE)
    assert comparison.verdict is Verdict.ALTERED
    assert told(comparison) == [("replace", "wording", "winter", "bridge")]


NOT_FOUND = {
    "common words": ("and the", BRIDGE),
    "a common run": ("will be left", "it will be what it will be"),
    "another sentence": ("The committee will publish its report on fishing quotas in June.", BRIDGE),
    "a shared phrase": ("Before the winter comes we must finish harvesting, repair barns and sell our cattle.", BRIDGE),
    "short and only alike": ("serious diplomatic way", "serious diplomatic path"),
    "one word of two": ("still open", "still possible"),
    "a short word alone, one letter off": ("Groan", "grown"),
    "another date": ("May 11, 2016", "May 4, 2016"),
    "a date in digits": ("2016-08-02", "2016-08-23"),
    "a number for a word": ("Farmers 4 Mostar", "Farmers for Mostar"),
    "a number put in": ("Fabulous Five", "fabulous"),
    "one common noun changed": ("in bad faith", "in good faith"),
    "a short quote inside a long text of others": (
        "The mayor, the council, the unions and every last farmer of this region agreed in the coming days to talk.",
        "in the coming days",
    ),
}


@pytest.mark.parametrize(("candidate", "quote"), NOT_FOUND.values(), ids=NOT_FOUND)
def test_it_is_not_found(candidate: str, quote: str) -> None:
    assert verify(candidate, quote).verdict is Verdict.NOT_FOUND


def test_a_candidate_longer_than_the_quote_matches_and_tells_the_surplus() -> None:
    comparison = verify(f"As he put it on Monday in the old town hall, {BRIDGE} Whatever it takes.", BRIDGE)
    assert (comparison.verdict, comparison.quote_coverage) == (Verdict.ALTERED, 1.0)
    assert [change.op.value for change in comparison.changes] == ["insert", "insert"]


def test_a_short_quote_and_its_negation_are_told_apart_not_lost() -> None:
    comparison = verify("we can leave now", "we can't leave now")
    assert comparison.verdict is Verdict.ALTERED
    assert told(comparison) == [("replace", "negation", "can", "can't")]


@pytest.mark.parametrize(
    ("candidate", "quote"),
    [("Of course it's not appropriate", "Of Course"), ("He's not available this week", "This Week.")],
)
def test_a_statement_that_negates_is_not_its_few_common_words_negated(candidate: str, quote: str) -> None:
    assert verify(candidate, quote).verdict is Verdict.NOT_FOUND


def test_of_two_quotes_in_one_candidate_the_longer_is_more_similar() -> None:
    candidate = f"Let me tell you what everybody in this valley knows by heart and has known for years: {ROADS}"
    longer, shorter = verify(candidate, ROADS), verify(candidate, ROADS.removeprefix("We will "))
    assert longer.verdict is shorter.verdict is Verdict.ALTERED
    assert longer.similarity > shorter.similarity


def test_another_number_in_a_short_quote_is_told() -> None:
    comparison = verify("seven broken promises", "nine broken promises")
    assert comparison.verdict is Verdict.ALTERED
    assert told(comparison) == [("replace", "number", "seven", "nine")]


def test_a_short_word_may_be_misspelt_among_common_ones() -> None:
    assert verify("With your heklp we can", "With your help we can").verdict is Verdict.ALTERED


def test_a_bracket_between_two_parts_is_told_once() -> None:
    comparison = verify(
        "we will leave the valley … [she] stays for good", "we will leave the valley. Ida stays for good"
    )
    assert told(comparison) == [("replace", "editorial", "[she]", "Ida")]


def test_a_long_word_alone_may_be_misspelt() -> None:
    assert verify("irresponsable", "irresponsible").verdict is Verdict.ALTERED


def test_spelling_ranks_above_other_alterations() -> None:
    quote = "the defense of the valley is ours alone"
    spelling, typo, word = (
        verify(quote.replace("defense", other), quote) for other in ("defence", "defemse", "offers")
    )
    assert 1.0 > spelling.similarity > typo.similarity > word.similarity


def test_a_threshold_admits_and_keeps_out() -> None:
    candidate = BRIDGE.replace("old", "new")
    assert verify(candidate, BRIDGE, threshold=0.99).verdict is Verdict.NOT_FOUND
    assert verify("serious diplomatic way", "serious diplomatic path", threshold=0.5).verdict is Verdict.ALTERED


def test_a_fragment_without_the_negation_before_it_warns() -> None:
    assert '"We will not" stands before it' in verify("leave the valley", "We will not leave the valley").explanation


@pytest.mark.parametrize(("candidate", "quote"), [("…", BRIDGE), (BRIDGE, "—"), ("", "")])
def test_without_words_nothing_is_found(candidate: str, quote: str) -> None:
    assert verify(candidate, quote).verdict is Verdict.NOT_FOUND


PIECES = (
    "we will never leave the valley U.S. US Russia's 5% twenty five [to make] … don't do not possible impossible "
    "defence defense a a the in-law"
)
SENTENCES = st.lists(
    st.sampled_from(PIECES.split()),
    min_size=1,
    max_size=14,
).map(" ".join)


@given(SENTENCES, SENTENCES)
def test_scores_and_offsets_hold_for_any_two_texts(candidate: str, quote: str) -> None:
    comparison = verify(candidate, quote)
    assert 0.0 <= comparison.similarity <= 1.0
    assert 0.0 <= comparison.coverage <= 1.0
    assert 0.0 <= comparison.quote_coverage <= 1.0
    for change in comparison.changes:
        assert candidate[change.candidate.start : change.candidate.end] == change.candidate.text
        assert quote[change.quote.start : change.quote.end] == change.quote.text
        assert change.candidate.text or change.quote.text
    assert comparison.explanation.endswith(".")


@given(SENTENCES)
def test_a_text_is_verbatim_to_itself(text: str) -> None:
    wording = normalise(text)
    assert not wording.words or compare(wording, wording, ENGLISH).verdict is Verdict.VERBATIM


@pytest.mark.parametrize("word", ["a ", "the cat ", "a b c d e f "])
def test_long_repetitive_texts_are_compared_in_seconds(word: str) -> None:
    candidate, quote = normalise(word * 8_000 + "end of it"), normalise("start of it " + word * 7_000)
    assert_within(8, lambda: compare(candidate, quote, ENGLISH))
