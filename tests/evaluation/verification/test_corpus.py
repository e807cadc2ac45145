"""What the harness takes from a folder of texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.gold import CorpusUnreadable
from evaluation.verification.corpus import Corpus, read_corpus


def test_a_wording_that_two_outlets_print_is_one_quote(small: Corpus) -> None:
    twice = [quote for quote in small.quotes.values() if quote.text.startswith("I don't believe the mayor")]
    assert [(quote.outlets, quote.speakers) for quote in twice] == [(frozenset({"courier", "herald"}), ("Otto Falk",))]


def test_every_article_of_every_part_is_read(small: Corpus) -> None:
    assert sorted(read.article.outlet for read in small.articles) == [
        "courier", "courier", "herald", "herald", "observer", "observer",
    ]  # fmt: skip


def test_a_part_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusUnreadable, match="holds no text"):
        read_corpus(tmp_path, ("dev",))


def test_the_order_that_quotes_are_drawn_in_depends_on_the_name_only(small: Corpus) -> None:
    one, other = list(small.quotes.values())[:2]
    assert one.draw("typo") == one.draw("typo")
    assert len({one.draw("typo"), one.draw("case"), other.draw("typo")}) == 3
