"""Passages: every window of words of a long text stands whole in one of them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from service.language.language import language_of
from service.text.passages import LONGEST, OVERLAP, passages

RULES = language_of(None).sentences
SENTENCES = st.lists(st.integers(3, 120).map(lambda size: f"{'word ' * size}end."), min_size=1, max_size=30)


@given(SENTENCES)
def test_passages_cover_the_text_and_overlap(sentences: list[str]) -> None:
    text = " ".join(sentences)
    spans = passages(text, RULES)
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
    assert all(span.end - span.start <= LONGEST for span in spans) or len(spans) == 1
    for before, after in pairwise(spans):
        assert before.start < after.start <= before.end
        assert before.end < after.end


def test_a_candidate_of_fifty_words_stands_whole_in_a_passage() -> None:
    text = " ".join(f"{'word ' * 14}w{number}." for number in range(80))
    spans = passages(text, RULES)
    for start in range(0, len(text) - OVERLAP, 40):
        assert any(span.start <= start and start + OVERLAP - 60 <= span.end for span in spans)
