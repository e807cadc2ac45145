"""The page of misses: what went wrong, in its surroundings, safe to open."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from evaluation.brat import Annotated
from evaluation.gold import GoldArticle, GoldSpan, Spoken
from evaluation.misses import misses_page
from evaluation.polnear import evaluate
from service.domain import AttributedSpan, Attribution, CastMember, QuoteKind, Span, TextSpan
from service.extraction import extract
from service.language.language import DEFAULT, language

ENGLISH = language(DEFAULT)

TEXT = 'Moen & <b>Brandt</b> met. "We go," said Brandt. "A sign."'
MOEN, BRANDT = TEXT.index("Moen"), TEXT.rindex("Brandt")


def wrong_reader(text: str) -> Sequence[AttributedSpan]:
    mention = TextSpan("Moen", MOEN, MOEN + 4)
    wrong = Attribution(CastMember("Ida <Moen>"), mention, None, "nearest name", 0.51)
    return [AttributedSpan(span, QuoteKind.DIRECT, wrong) for span in extract(text, ENGLISH)]


@pytest.fixture
def page() -> str:
    quote = Span(TEXT.index("We go"), TEXT.index("We go") + 6)
    sign = Span(TEXT.index("A sign"), TEXT.index("A sign") + 7)
    attributed = Annotated((Span(BRANDT, BRANDT + 6),), (), (quote,))
    article = GoldArticle(
        "harbour",
        TEXT,
        (
            GoldSpan(quote, attributed, Spoken("Jon Brandt", "person", "speech")),
            GoldSpan(sign, None, Spoken(None, "none", "sign_or_text")),
            GoldSpan(Span(0, 4), None, None),
        ),
    )
    return misses_page(evaluate([article], "dev", wrong_reader))


def section(page: str, title: str) -> str:
    return page.split(f">{title}: ", 1)[1].split("<h2", 1)[0]


def test_a_wrong_mention_stands_beside_the_gold_one(page: str) -> None:
    wrong = section(page, "Wrong mention")
    assert "we say: Moen" in wrong
    assert "nearest name, 0.51" in wrong
    assert "gold: Brandt → Jon Brandt (speech)" in wrong


def test_the_quote_is_marked_and_the_source_underlined(page: str) -> None:
    wrong = section(page, "Wrong mention")
    assert "<mark>We go,</mark>" in wrong
    assert "<u>Brandt</u>" in wrong


def test_what_nobody_said_is_listed_where_it_got_a_speaker(page: str) -> None:
    assert "<mark>A sign.</mark>" in section(page, "Speaker given to what nobody said")


def test_a_span_that_was_not_found_is_listed(page: str) -> None:
    assert "<mark>Moen</mark>" in section(page, "Spans missed")


def test_the_words_of_articles_cannot_become_markup(page: str) -> None:
    assert "&lt;b&gt;Brandt&lt;/b&gt;" in page
    assert "<b>" not in page
    assert "Ida &lt;Moen&gt;" in page
