"""Each edit makes what its name says, whatever the dice say; the same dice make the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from random import Random

import pytest

from evaluation.verification.edits import letters, parts, sense, spelling, words
from evaluation.verification.edits.vocabulary import Vocabulary
from evaluation.verification.query import Edited, Passage
from service.domain import ChangeKind, Verdict
from service.text.normalise import normalise

LONG = (
    "We have not repaired the northern pillar in twenty years, and I think the council of Velde should pay 12 percent "
    "of the costs before another winter makes the damage worse; the people will remember it"
)
KNOWN = Vocabulary(plain=("orchard", "violins", "umbrella"), names=("Kowalski", "Tarnowitz"))
ROUNDS = range(40)


def made(edit: Callable[[Passage, Random], Edited | None], passage: Passage) -> Iterator[Edited]:
    for seed in ROUNDS:
        if edited := edit(passage, Random(seed)):  # noqa: S311
            yield edited


@pytest.fixture
def long(passage: Callable[[str], Passage]) -> Passage:
    return passage(LONG)


@pytest.mark.parametrize("edit", [letters.typography, letters.case], ids=["typography", "case"])
def test_the_same_words_stay_when_only_signs_change(
    long: Passage, edit: Callable[[Passage, Random], Edited | None]
) -> None:
    results = list(made(edit, long))
    assert results
    assert all(one.verdicts == {Verdict.VERBATIM} and one.text != LONG for one in results)
    assert {normalise(one.text).key for one in results} == {long.quote.key}


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (letters.one_letter, 1),
        (letters.two_letters, 1),
        (letters.two_words, 2),
        (partial(words.substitution, vocabulary=KNOWN), 1),
        (partial(words.two_substitutions, vocabulary=KNOWN), 2),
    ],
    ids=["one letter", "two letters", "two words misspelt", "substitution", "two substitutions"],
)
def test_so_many_words_are_replaced_and_no_other(
    long: Passage, edit: Callable[[Passage, Random], Edited | None], changed: int
) -> None:
    results = list(made(edit, long))
    assert results
    for one in results:
        after = normalise(one.text).norms
        assert len(after) == len(long.norms)
        assert sum(left != right for left, right in zip(after, long.norms, strict=True)) == changed


def test_a_word_is_left_out_inside(long: Passage) -> None:
    for one in made(words.deletion, long):
        after = list(normalise(one.text).norms)
        assert len(after) == len(long.norms) - 1
        assert (after[0], after[-1]) == (long.norms[0], long.norms[-1])


def test_a_word_is_put_in(long: Passage) -> None:
    for one in made(partial(words.insertion, vocabulary=KNOWN), long):
        assert len(normalise(one.text).norms) == len(long.norms) + 1


@pytest.mark.parametrize("length", [3, 6, 12])
def test_a_fragment_is_one_run_of_so_many_words(long: Passage, length: int) -> None:
    results = list(made(partial(parts.fragment, length=length), long))
    assert results
    for one in results:
        assert len(normalise(one.text).words) == length
        assert one.text in LONG


def test_common_words_only_hold_no_word_of_content(passage: Callable[[str], Passage]) -> None:
    texts = {one.text for one in made(parts.common_words, passage("There is that of which they have spoken"))}
    assert texts
    assert not any("spoken" in text for text in texts)


@pytest.mark.parametrize(
    ("edit", "count", "least"),
    [
        (parts.spliced_silently, 2, 3),
        (parts.spliced_with_ellipsis, 2, 1),
        (parts.three_parts, 3, 1),
    ],
    ids=["silent", "ellipsis", "three parts"],
)
def test_a_splice_is_made_of_parts_in_order_with_words_between(
    long: Passage, edit: Callable[[Passage, Random], Edited | None], count: int, least: int
) -> None:
    results = list(made(edit, long))
    assert results
    for one in results:
        assert one.runs is not None
        assert len(one.runs) == count
        places = [" ".join(long.norms).index(" ".join(run)) for run in one.runs]
        assert places == sorted(places)
        used = sum(map(len, one.runs))
        assert len(normalise(one.text).words) == used <= len(long.norms) - least * (count - 1)


def test_clauses_are_reordered_without_losing_a_word(long: Passage) -> None:
    results = list(made(parts.reordered, long))
    assert results
    for one in results:
        after = normalise(one.text).norms
        assert sorted(after) == sorted(long.norms)
        assert after != long.norms


def test_a_negation_is_put_in_or_taken_out(passage: Callable[[str], Passage], long: Passage) -> None:
    said = passage("The northern pillar of that bridge was built by careful engineers")
    assert {one.text for one in made(sense.negated, said)} == {
        f"The northern pillar of that bridge {was} built by careful engineers"
        for was in ("was not", "was never", "wasn't")
    }
    assert {one.text for one in made(sense.affirmed, long)} == {LONG.replace("have not", "have")}


@pytest.mark.parametrize(
    ("edit", "kind"),
    [(sense.number, ChangeKind.NUMBER), (partial(sense.name, vocabulary=KNOWN), ChangeKind.NAME)],
    ids=["number", "name"],
)
def test_a_number_or_a_name_is_another(
    long: Passage, edit: Callable[[Passage, Random], Edited | None], kind: ChangeKind
) -> None:
    results = list(made(edit, long))
    assert results
    for one in results:
        changed = [
            (before, after)
            for before, after in zip(long.norms, normalise(one.text).norms, strict=True)
            if before != after
        ]
        assert len(changed) == 1
        assert changed[0][0] in ({"twenty", "12"} if kind is ChangeKind.NUMBER else {"velde"})
        assert one.kinds == {kind}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We've lost the defence minister", {"We have lost the defence minister", "We've lost the defense minister"}),
        ("The U.S. lost forty percent", {"The United States lost forty percent", "The U.S. lost forty per cent"}),
        ("That is what neighbors say daily", {"That's what neighbors say daily", "That is what neighbours say daily"}),
    ],
    ids=["contraction", "abbreviation", "British"],
)  # fmt: skip
def test_the_same_words_are_spelt_otherwise(passage: Callable[[str], Passage], text: str, expected: set[str]) -> None:
    assert {one.text for one in made(spelling.variant, passage(text))} == expected


def test_a_short_quote_is_misspelt_only_in_a_word_that_stays_recognisable(passage: Callable[[str], Passage]) -> None:
    assert list(made(letters.one_letter, passage("no way"))) == []


def test_the_same_dice_make_the_same(long: Passage) -> None:
    assert list(made(letters.one_letter, long)) == list(made(letters.one_letter, long))
