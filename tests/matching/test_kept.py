"""What the sentence around a quote keeps of its sense is read from its words; decided by reading."""

from __future__ import annotations

import pytest

from service.domain import ChangeKind
from service.language.language import DEFAULT, language
from service.matching.compare import compare
from service.matching.kept import kept_around, without_kept
from service.text.normalise import normalise

NOT, DOUBT = ChangeKind.NEGATION, ChangeKind.HEDGE
SENTENCES = {
    "not": ("The clerk said the board is not “allowed to sell the pier.”", {NOT}),
    "never": ("The clerk said the board was never “allowed to sell the pier.”", {NOT}),
    "denied": ("The clerk denied that the board was “allowed to sell the pier.”", {NOT}),
    "plain": ("The clerk said the board is “allowed to sell the pier.”", set()),
    "a sentence before": ("The board does not rest. The clerk said it is “allowed to sell the pier.”", set()),
    "another clause": ("The clerk, who does not sleep, said the board is “allowed to sell the pier.”", set()),
    "another quote": ("It is not “fair,” the clerk said, and “allowed to sell the pier.”", set()),
    "a condition before": ("If the roof can be mended, they “will keep the school open.”", {DOUBT}),
    "a condition behind": ("They “will keep the school open” if the roof is mended.", {DOUBT}),
    "a condition of the next sentence": ("They “will keep the school open.” If they can, they dance.", set()),
    "doubted": ("The union doubted that “the company can pay its workers.”", {NOT, DOUBT}),
    "might": ("The diver said it might “take the crew two years.”", {DOUBT}),
    "would": ("The diver said it would “take the crew two years.”", set()),
    "will": ("The diver said it will “take the crew two years.”", set()),
}


@pytest.mark.parametrize(("sentence", "kept"), SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_keeps_what_it_says_around_the_quote(sentence: str, kept: set[ChangeKind]) -> None:
    start, end = sentence.rindex("“"), sentence.rindex("”") + 1
    assert kept_around(sentence, start, end, language(DEFAULT)) == kept


def test_what_is_kept_is_no_difference() -> None:
    quote = "The harbour board is not allowed to sell the pier before the lease ends."
    cut = compare(normalise("allowed to sell the pier before the lease ends"), normalise(quote), language(DEFAULT))
    assert [change.kind for change in cut.changes] == [NOT]
    kept = without_kept(cut, frozenset({NOT}))
    assert (kept.changes, kept.severity) == ((), None)
    assert without_kept(cut, frozenset({DOUBT})) == cut
