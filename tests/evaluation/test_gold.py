"""What the corpus is read as, on a corpus of two articles written for this test."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.gold import CorpusUnreadable, GoldArticle, GoldSpan, quoted_spans, read_corpus
from service.domain import Span

TINY = Path(__file__).parent / "tiny"


def articles(speakers: Path | None = TINY / "speakers.jsonl") -> dict[str, GoldArticle]:
    return {article.name: article for article in read_corpus(TINY, "dev", speakers)}


def said(article: GoldArticle, words: str) -> GoldSpan:
    return next(one for one in article.spans if article.text[one.span.start : one.span.end] == words)


def who(article: GoldArticle, words: str) -> list[str]:
    attribution = said(article, words).attribution
    return [article.text[piece.start : piece.end] for piece in attribution.who] if attribution else []


def test_articles_come_in_order_of_name() -> None:
    assert list(articles()) == ["harbour_2020-01-01_ferry", "valley_2020-02-02_school"]


def test_a_span_has_the_source_of_the_attribution_whose_content_holds_it() -> None:
    ferry = articles()["harbour_2020-01-01_ferry"]
    assert who(ferry, "a mess") == ["Brandt"]


def test_a_content_in_pieces_holds_each_quote_of_it() -> None:
    ferry = articles()["harbour_2020-01-01_ferry"]
    assert who(ferry, "Every single one.") == ["Mara Olsen, a spokeswoman for Jon Brandt"]


def test_of_speech_within_speech_the_inner_source_counts() -> None:
    school = articles()["valley_2020-02-02_school"]
    assert who(school, "The rain came in,") == ["a pupil"]


def test_a_title_is_said_by_nobody() -> None:
    title = said(articles()["harbour_2020-01-01_ferry"], "Tides and Timetables")
    assert title.attribution is None
    assert title.spoken is not None
    assert title.spoken.by_nobody


def test_without_a_file_of_speakers_the_double_marks_of_each_line_say_what_is_a_span() -> None:
    school = articles(None)["valley_2020-02-02_school"]
    words = [school.text[one.span.start : one.span.end] for one in school.spans]
    assert words == ["The rain came in,", "They can go back on Monday,", "Closed."]
    assert {one.spoken for one in school.spans} == {None}


def test_double_marks_pair_within_a_line_only() -> None:
    assert quoted_spans('a "b" c "d\ne" f “g" h') == [Span(3, 4), Span(17, 18)]


def test_a_folder_that_is_no_corpus_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(CorpusUnreadable, match="give the folder that holds the parts"):
        list(read_corpus(tmp_path, "dev", None))


def test_a_broken_line_of_speakers_is_named(tmp_path: Path) -> None:
    speakers = tmp_path / "speakers.jsonl"
    speakers.write_text('{"article": "a", "start": 1}\n', encoding="utf-8")
    with pytest.raises(CorpusUnreadable, match="line 1"):
        list(read_corpus(TINY, "dev", speakers))
