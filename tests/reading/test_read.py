"""The one way from an article to its quotes: by the reader of its kind, within limits, with all that is known of it."""

from __future__ import annotations

import pytest

from service.domain import Article, ArticleKind, AttributedSpan, QuoteKind
from service.errors import InvalidText, TooManyQuotes
from service.language.language import Language
from service.reading import Limits, read
from service.reading.read import READERS


def speakers(spans: tuple[AttributedSpan, ...]) -> list[str | None]:
    return [span.attribution.speaker.name if span.attribution and span.attribution.speaker else None for span in spans]


def test_each_kind_of_article_has_a_reader() -> None:
    assert set(READERS) == set(ArticleKind)


def test_quotes_are_read_in_order_with_who_said_them() -> None:
    text = "“The door stays open,” Ann Marlow said. Bob Ray disagreed: “It was always shut.”"
    spans = read(Article("The Courier", text))
    assert [text[span.span.start : span.span.end] for span in spans] == ["The door stays open,", "It was always shut."]
    assert speakers(spans) == ["Ann Marlow", "Bob Ray"]


def test_quotes_within_quotes_are_read_too() -> None:
    text = "“I said to the council, ‘You are wrong about this bridge,’” Mayor Ada Harbour recalled on Monday."
    [outer] = read(Article("The Post", text))
    assert speakers(outer.inner) == ["Ada Harbour"]


def test_a_name_that_stands_in_full_only_in_the_title_is_completed() -> None:
    text = "“Yes, we will build it,” Harbour said."
    assert speakers(read(Article("The Post", text))) == ["Harbour"]
    assert speakers(read(Article("The Post", text, title="Ada Harbour promises a bridge"))) == ["Ada Harbour"]


def test_i_outside_the_quotes_is_the_author_of_the_byline() -> None:
    text = "I said to the mayor, “Your bridge will not stand.” He laughed."
    assert speakers(read(Article("The Post", text, byline="By Ann Lee"))) == ["Ann Lee"]


def test_an_article_needs_no_outlet_to_be_read() -> None:
    assert speakers(read(Article("", "“Yes, we will,” Ada Harbour said."))) == ["Ada Harbour"]


def test_an_article_of_more_quotes_than_the_limit_is_not_read() -> None:
    article = Article("The Post", "“Yes,” he said. " * 4)
    assert len(read(article, Limits(most_quotes=4))) == 4
    with pytest.raises(TooManyQuotes, match=r"^holds 4 quotes; give at most 3$"):
        read(article, Limits(most_quotes=3))


def test_an_article_with_a_longer_quote_than_the_limit_is_not_read() -> None:
    article = Article("The Post", "He said: “Yes.” She said: “Never again.”")
    assert len(read(article, Limits(longest_quote=12))) == 2
    with pytest.raises(InvalidText, match="the quote at 27 has 12 code points; give at most 11, or close its mark"):
        read(article, Limits(longest_quote=11))


def test_without_limits_everything_is_read() -> None:
    with pytest.raises(TooManyQuotes, match="holds 5,001 quotes"):
        read(Article("The Post", "“Yes,” he said. " * 5_001))
    article = Article("The Post", f"“{'word ' * 11_000}” " + "“Yes,” he said. " * 20)
    with pytest.raises(TooManyQuotes, match="holds 21 quotes"):
        read(article, Limits(most_quotes=20))
    assert len(read(article, Limits(most_quotes=None, longest_quote=None))) == 21


@pytest.mark.parametrize("tag", [None, "en", "en-GB", "EN", "EN_us", "eng"])
def test_the_language_is_the_articles_own_or_the_default(tag: str | None) -> None:
    article = Article("The Post", "“Yes, we will,” Ada Harbour said.", language=tag)
    assert speakers(read(article)) == ["Ada Harbour"]


@pytest.mark.parametrize("tag", ["xx", "de", "fr-CA", "pt_BR", "ger"])
def test_nobody_is_named_in_a_language_that_is_not_known(tag: str) -> None:
    article = Article(
        "The Post", "“Yes, we will,” Ada Harbour said. Anna Lee: “Not I.” A “way out” it was.", language=tag
    )
    spans = read(article)
    assert [span.attribution for span in spans] == [None, None, None]
    assert [span.kind for span in spans] == [QuoteKind.DIRECT, QuoteKind.DIRECT, QuoteKind.PARTIAL]


def test_quotes_within_quotes_of_a_language_that_is_not_known_are_kept() -> None:
    [outer] = read(Article("Der Bote", "„Er rief ‚Halt, wer da‘ und lief davon“, sagte Ada Hafen.", language="de"))
    assert [(span.kind, span.attribution) for span in outer.inner] == [(QuoteKind.PARTIAL, None)]


def test_the_reader_is_that_of_the_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    transcript = Article("The Post", "ADA HARBOUR: Yes, we will.", language="en-GB", kind=ArticleKind.ARTICLE)
    calls: list[tuple[Article, str, Limits]] = []

    def read_transcript(article: Article, language: Language, limits: Limits) -> tuple[AttributedSpan, ...]:
        calls.append((article, language.code, limits))
        return ()

    monkeypatch.setitem(READERS, ArticleKind.ARTICLE, read_transcript)
    limits = Limits(most_quotes=1)
    assert read(transcript, limits) == ()
    assert calls == [(transcript, "en", limits)]
