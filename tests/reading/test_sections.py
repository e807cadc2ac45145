"""Captions and posts are read by themselves; what they name completes names elsewhere, and speaks nowhere else."""

from __future__ import annotations

from service.article_body import article_of_page
from service.domain import Article, AttributedSpan, Overrides
from service.reading import read
from tests.reading.test_read import speakers

START = (
    "<article><h1>Quay</h1><p>The town of Easthaven wants a new quay, and the council has talked about it all day.</p>"
)


def of_page(body: str) -> tuple[Article, tuple[AttributedSpan, ...]]:
    article = article_of_page(f"{START}{body}</article>", Overrides("The Lantern"))
    return article, read(article)


def test_a_caption_puts_nobody_to_the_fore() -> None:
    caption = "<figure><figcaption>Mayor Tilda Brink looks at the quay on Monday.</figcaption></figure>"
    _, spans = of_page(f"{caption}<p>The smith Lena Aske shook her head. “It will sink again,” she said.</p>{caption}")
    assert speakers(spans) == ["Lena Aske"]
    _, spans = of_page(f"{caption}<p>“It will sink again,” she said.</p>")
    assert speakers(spans) == [None]


def test_a_credit_is_no_speaker() -> None:
    credit = "<figure><figcaption>The quay. Photo: Dina Holt/Coast Wire</figcaption></figure>"
    _, spans = of_page(f"<p>“It will sink again before the year is over.”</p>{credit}")
    assert speakers(spans) == [None]


def test_a_quote_in_a_caption_is_its_persons() -> None:
    _, spans = of_page(
        "<p>Nobody spoke.</p><figure><figcaption>“We are proud,” said Mayor Tilda Brink.</figcaption></figure>"
    )
    assert speakers(spans) == ["Tilda Brink"]


def test_places_count_in_the_whole_text() -> None:
    article, spans = of_page(
        "<p>“It sinks,” said Lena Aske.</p>"
        "<figure><figcaption>“We are proud,” said Mayor Tilda Brink.</figcaption></figure>"
    )
    for span in spans:
        assert span.attribution is not None
        for piece in (span.attribution.mention, span.attribution.cue):
            assert piece is not None
            assert article.text[piece.start : piece.end] == piece.text
