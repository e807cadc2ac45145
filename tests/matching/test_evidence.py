"""What shared words prove is weighed by how rare they are, in any language, whatever is recorded."""

from __future__ import annotations

import pytest

from service.domain import Comparison, Verdict
from service.language.language import DEFAULT, language
from service.matching.compare import compare
from service.matching.evidence import calibrated, evidence_of_wording
from service.matching.verdict import LEAST_EVIDENCE, LEAST_EVIDENCE_OF_EXPECTED
from service.text.normalise import normalise

ENGLISH = language(DEFAULT)


def compared(candidate: str, quote: str) -> Comparison:
    return compare(normalise(candidate), normalise(quote), ENGLISH)


def bits(text: str) -> float:
    return evidence_of_wording(normalise(text))


@pytest.mark.parametrize(
    "phrase",
    [
        "back on the table",
        "I fell in love with",
        "at the end of the day",
        "a lot of people",
        "I am looking forward",
        "je ne sais pas",
        "ich weiß es nicht",
    ],
)
def test_a_phrase_that_anybody_may_say_proves_too_little(phrase: str) -> None:
    assert bits(phrase) < LEAST_EVIDENCE
    assert compared(phrase, f"And so it came that {phrase}, where nobody looked for it").evidence < LEAST_EVIDENCE


@pytest.mark.parametrize(
    "phrase",
    [
        "all the nets were against us that year",
        "we have got to go with the only",
        "nobody had asked for any of this before",
        "and that is the way it was",
        "nous garderons le pont ouvert toute la nuit",
    ],
)
def test_a_longer_run_of_common_words_proves_enough(phrase: str) -> None:
    comparison = compared(phrase, f"Well, I said, {phrase}, and he left")
    assert (comparison.verdict, comparison.is_slight) == (Verdict.FRAGMENT, False)


def test_more_words_prove_more_and_each_a_little_less() -> None:
    one, two, three = calibrated(20), calibrated(40), calibrated(60)
    assert 0 < three - two < two - one < one


def test_words_in_one_run_prove_more_than_the_same_words_in_two() -> None:
    quote = "The harbour master opened every gate before the flood reached the lower town"
    whole = compared("harbour master opened every gate before the flood", quote)
    broken = compared("harbour master opened no gate before the flood", quote)
    assert whole.evidence > broken.evidence > LEAST_EVIDENCE


def test_a_misspelt_word_proves_what_the_word_does() -> None:
    quote = "The harbour master opened every gate before the flood reached the lower town"
    right, slip = (compared(f"the harbour master opened every {word} before", quote) for word in ("gate", "gaet"))
    assert slip.verdict is Verdict.ALTERED
    assert slip.evidence == pytest.approx(right.evidence)


@pytest.mark.parametrize(
    ("candidate", "quote"),
    [
        (
            "The harbour isn't just for them. It's for some of us",
            "The harbour isn’t just for them. It’s for all of us.",
        ),
        ("closing the mill as we know it", "I would have to say that it would close the mill as we know it."),
    ],
)
def test_one_common_word_changed_among_common_words_is_an_alteration(candidate: str, quote: str) -> None:
    assert compared(candidate, quote).verdict is Verdict.ALTERED


def test_a_stock_phrase_with_another_word_in_it_is_no_alteration() -> None:
    quote = "I would have to think that it would raise the price of bread."
    assert compared("I would like to think that", quote).verdict is Verdict.NOT_FOUND


def test_a_part_of_little_evidence_is_left_to_who_knows_the_speakers() -> None:
    comparison = compared("My brother told me", "My brother told me never to sell the mill, and I did not")
    assert comparison.verdict is Verdict.FRAGMENT
    assert comparison.is_slight
    assert LEAST_EVIDENCE_OF_EXPECTED <= comparison.evidence < LEAST_EVIDENCE
