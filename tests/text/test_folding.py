"""Folding a word keeps its sense and forgets its typography."""

import pytest

from service.text.folding import fold_word

FOLDED = {
    "Path": "path",
    "won’t": "won't",
    "'twas'": "twas",
    "Strauß": "strauss",
    "Ørsted": "orsted",
    "Łódź": "lodz",
    "Þórr": "thorr",
    "İstanbul": "istanbul",
    "ﬁrst": "first",
    "ＮＡＴＯ": "nato",
    "10²": "10²",
    "край": "край",
    "हिन्दी": "हिन्दी",
}


@pytest.mark.parametrize(("word", "folded"), FOLDED.items(), ids=FOLDED)
def test_a_word_folds_to(word: str, folded: str) -> None:
    assert fold_word(word) == folded


def test_a_very_long_word_folds_like_a_short_one() -> None:
    assert fold_word("É" * 100_000) == "e" * 100_000
