"""An occurrence says all that its article says of the quote."""

from __future__ import annotations

from service.domain import Article, AttributedSpan, Attribution, InnerQuote, QuotedSpan, QuoteKind, Span, TextSpan
from service.storage.store import Store


def store_span(store: Store, text: str, attributed: AttributedSpan):
    article, _ = store.add_article(Article("The Courier", text), [attributed], lambda *_: False)
    [occurrence] = store.occurrences_of_article(article.id)
    return occurrence


def test_an_occurrence_comes_back_whole(store: Store) -> None:
    text = "Ann Lee said: “It is “wide” open. 😀"
    span = QuotedSpan(15, 33, "“", None, (Span(15, 33),), (QuotedSpan(22, 26, "“", "”"),))
    mention, cue = TextSpan("Ann Lee", 0, 7), TextSpan("said", 8, 12)
    found = store_span(
        store, text, AttributedSpan(span, QuoteKind.DIRECT, Attribution(None, mention, cue, "colon", 0.5))
    )
    assert found.text == text[15:33] == "It is “wide” open."
    assert (found.start, found.end, found.kind, found.is_closed) == (15, 33, QuoteKind.DIRECT, False)
    assert (found.mention, found.cue, found.rule, found.confidence) == (mention, cue, "colon", 0.5)
    assert found.speaker is None
    assert found.inner == (InnerQuote(text[22:26], 22, 26),)
    assert found.parts == (Span(15, 33),)
    assert found.article.outlet == "The Courier"


def test_a_quote_over_paragraphs_keeps_its_parts(store: Store) -> None:
    text = "“It is open.\n“It stays open.”"
    parts = (Span(1, 12), Span(14, 28))
    span = QuotedSpan(1, 28, "“", "”", parts)
    found = store_span(store, text, AttributedSpan(span, QuoteKind.DIRECT, None))
    assert found.parts == parts
    assert found.text == text[1:28]
    assert (found.rule, found.confidence, found.mention, found.cue) == (None, None, None, None)


def test_quotes_nested_in_nested_ones_are_kept_in_order(store: Store) -> None:
    text = "“one ‘two “three” four’ ‘five’ six”"
    three = QuotedSpan(11, 16, "“", "”")
    two = QuotedSpan(6, 22, "‘", "’", (), (three,))
    five = QuotedSpan(25, 29, "‘", "’")
    found = store_span(
        store, text, AttributedSpan(QuotedSpan(1, 34, "“", "”", (), (two, five)), QuoteKind.DIRECT, None)
    )
    assert [one.text for one in found.inner] == ["two “three” four", "three", "five"]


def test_the_context_is_32_code_points_on_each_side(store: Store) -> None:
    text = "😀" * 40 + "“Open”" + "é" * 40
    found = store_span(store, text, AttributedSpan(QuotedSpan(41, 45, "“", "”"), QuoteKind.DIRECT, None))
    assert found.prefix == "😀" * 31 + "“"
    assert found.suffix == "”" + "é" * 31


def test_the_context_ends_with_the_article(store: Store) -> None:
    found = store_span(store, "“Open”", AttributedSpan(QuotedSpan(1, 5, "“", "”"), QuoteKind.DIRECT, None))
    assert (found.prefix, found.suffix) == ("“", "”")


def test_occurrences_are_in_order_of_start(store: Store, carry) -> None:
    article = carry("“one” “two” “three”")
    assert [one.text for one in store.occurrences_of_article(article.id)] == ["one", "two", "three"]


def test_an_article_that_is_gone_has_no_occurrences(store: Store, carry) -> None:
    article = carry("“one”")
    store.delete_article(article.id)
    assert store.occurrences_of_article(article.id) == []
