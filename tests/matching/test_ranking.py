"""Recorded quotes are ordered by how well they answer, and those that do not answer are left out."""

from collections.abc import Sequence

import pytest

from service.domain import Comparison, Verdict
from service.language.language import DEFAULT, language
from service.matching import ranking
from service.matching.compare import compare_sides
from service.matching.ranking import rank
from service.matching.sides import Side
from service.text.normalise import normalise

ENGLISH = language(DEFAULT)

SHORT = "The ball is in their court,"
LONG = "Right now, the document is with them, and the ball is in their court,"
ALTERED = "The ball is in our court."
OTHER = "We call on everybody to return to the table."


def test_the_whole_quote_comes_before_the_longer_and_the_changed_one() -> None:
    ranked = rank(normalise(SHORT), {7: OTHER, 5: LONG, 9: ALTERED, 8: SHORT}, ENGLISH, 5, None)
    assert [(id, comparison.verdict) for id, comparison in ranked] == [
        (8, Verdict.VERBATIM),
        (5, Verdict.FRAGMENT),
        (9, Verdict.ALTERED),
    ]


def test_equal_answers_are_ordered_by_id() -> None:
    alike = {9: SHORT, 3: SHORT, 5: SHORT}
    assert [id for id, _ in rank(normalise("ball is in their court"), alike, ENGLISH, 5, None)] == [3, 5, 9]


def test_no_more_than_wanted() -> None:
    assert len(rank(normalise(SHORT), dict.fromkeys(range(1, 9), SHORT), ENGLISH, 2, None)) == 2


def test_the_threshold_is_kept() -> None:
    assert [id for id, _ in rank(normalise(SHORT), {9: ALTERED, 8: SHORT}, ENGLISH, 5, 0.95)] == [8]


def test_the_right_quote_is_found_among_hundreds_that_share_its_words() -> None:
    crowd = {
        number: f"The ball {number} is in their other court and the game {number} goes on" for number in range(500)
    }
    ranked = rank(normalise("the ball is in their court, is it not"), {**crowd, 900: SHORT}, ENGLISH, 1, None)
    assert [id for id, _ in ranked] == [900]


def test_a_quote_whose_every_word_is_misspelt_is_compared_when_the_index_puts_it_first() -> None:
    crowd = {number: f"number {number}" for number in range(100)}
    ranked = rank(normalise("colective secrity"), {900: "collective security", **crowd}, ENGLISH, 1, None)
    assert [id for id, _ in ranked] == [900]


def test_a_quote_most_of_whose_words_are_misspelt_is_found_among_others_that_share_more() -> None:
    mistyped = "Thw commjttee aproved tge plann and the mayor thankd everyboddy."
    crowd = {number: f"They thanked the mayor {number} times and the game went on" for number in range(30)}
    said = "The committee approved the plan and the mayor thanked everybody."
    [(found, comparison)] = rank(normalise(mistyped), {**crowd, 900: said}, ENGLISH, 5, None)
    assert (found, comparison.verdict) == (900, Verdict.ALTERED)


def test_signs_that_are_read_as_words_are_compared_among_many() -> None:
    crowd = {number: f"number {number}" for number in range(100)}
    ranked = rank(normalise("%"), {**crowd, 900: "%"}, ENGLISH, 1, None)
    assert [(id, comparison.verdict) for id, comparison in ranked] == [(900, Verdict.VERBATIM)]


def test_passages_that_have_the_words_scattered_are_not_compared_beside_a_sure_match(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = "The mayor will open the new ferry to the island on Monday"
    scattered = "On the island the ferry was new to Monday, and will the mayor not open it? " * 4
    changed = (
        "So I say the mayor will open the old ferry to the island on Monday. Thank you, and good night to all. " * 2
    )
    compared = []

    def counting(candidate: Sequence[Side], quote: Sequence[Side], threshold: float | None) -> Comparison:
        compared.append(quote[0].text)
        return compare_sides(candidate, quote, threshold)

    monkeypatch.setattr(ranking, "compare_sides", counting)
    quotes = {1: asked, 2: scattered, 3: changed}
    ranked = ranking.rank_with_nearest(normalise(asked), quotes, ENGLISH, 5, None, {2: 20, 3: 30})
    assert [id for id, _ in ranked.matches] == [1, 3]
    assert compared == [asked, changed]
