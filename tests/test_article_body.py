"""The body of an article: checked field by field, then an article; every shape of an article has every field."""

from __future__ import annotations

from dataclasses import fields

import pytest

from service.api.schemas.articles import ArticleRequest, ArticleSummaryAnswer
from service.article_body import CONTENTS, ArticleBody, article_of, body_of, json_of_line, parse_body
from service.domain import FIELD_NAMES, Article, ArticleFields, PublishedAt
from service.errors import InvalidArticle, UnreadableDocument
from service.storage.schema.tables import ArticleRow
from tests.article_bodies import BAD, GOOD, in_words

PUBLISHED = PublishedAt.parse("2024-05-06")
SENT = {"url": "https://a.example/1", "title": "T", "byline": "By B", "language": "en"}


@pytest.mark.parametrize(("body", "faults"), BAD.values(), ids=BAD.keys())
def test_a_bad_body_is_refused_with_every_field_at_fault(body: object, faults: dict[str, list[str]]) -> None:
    with pytest.raises(InvalidArticle) as refusal:
        parse_body(body)
    assert refusal.value.faults == faults
    assert str(refusal.value) == in_words(faults)


def test_a_good_body_is_an_article() -> None:
    body = parse_body(GOOD | SENT | {"published_at": "2024-05-06"})
    assert body == ArticleBody(outlet="A", text="T", published_at=PUBLISHED, **SENT)
    assert article_of(body) == Article("A", "T", published_at=PUBLISHED, **SENT)


def test_null_is_as_good_as_leaving_a_field_out() -> None:
    assert parse_body(GOOD | dict.fromkeys([*SENT, "published_at"])) == parse_body(GOOD)


def test_the_body_of_an_article_that_was_read_elsewhere_is_that_article() -> None:
    article = Article("A", "T", published_at=PUBLISHED, **SENT)
    assert article_of(parse_body(body_of(article.outlet, article.text, article))) == article
    assert body_of(None, "T", ArticleFields()) == {"text": "T"}


def test_every_shape_of_an_article_has_every_field() -> None:
    senders = {*FIELD_NAMES} - {"evidence"}
    assert {field.name for field in fields(ArticleBody)} == {*FIELD_NAMES, "outlet", *CONTENTS}
    assert {*ArticleRequest().fields} == {*senders, "outlet", *CONTENTS}
    assert {*ArticleSummaryAnswer().fields} == {*FIELD_NAMES, "id", "outlet"}
    assert {*FIELD_NAMES} <= {*ArticleRow.__table__.columns.keys()}
    assert parse_body(GOOD | dict.fromkeys(senders))


@pytest.mark.parametrize(
    ("content", "fault"),
    [(b"{", "not JSON"), (b'{"a": "\xff"}', "not UTF-8"), (b"[" * 100_000, "not JSON"), (b"9" * 5_000, "not JSON")],
    ids=["half an object", "bytes that are no text", "nested deeply", "a long number"],
)
def test_what_is_no_json_says_so(content: bytes, fault: str) -> None:
    with pytest.raises(UnreadableDocument, match=fault):
        json_of_line(content)


def test_a_byte_order_mark_is_no_fault() -> None:
    assert json_of_line(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


def test_a_page_says_what_its_sender_left_out() -> None:
    page = "<html><head><title>Bridge</title></head><body><article><p>“It will stand,” she said.</p></article></body>"
    article = article_of(parse_body({"outlet": "A", "html": page, "title": None, "language": None}))
    assert (article.outlet, article.title) == ("A", "Bridge")


@pytest.mark.parametrize(
    ("address", "is_good"),
    [
        ("https://a.example", True),
        ("http://a.example:8080/b?c=d&e=f#g", True),
        ("https://münchen.example/straße", True),
        ("https://[2001:db8::1]/x", True),
        ("https://a.example/@writer/o'brien(1)", True),
        ("https://a.example/b\nInjected: header", False),
        ("https://a.example/'\"><script>alert(1)</script>", False),
        ("https://user@host.example/", False),
        ("https://host.example:65535/", True),
        ("https://host.example:65536/", False),
        ("https://host.example:99999/", False),
        ("https://user:password@host.example/", False),
        ("https://a.example\\@b.example/", False),
        ("https://a.example/b c", False),
        ("https://a.example/\u202egnp.exe", False),
        ("https://a.example/\u200b", False),
        ("https://a.example:port/", False),
        ("https:///nowhere", False),
        ("javascript:alert(1)", False),
        ("https://a.example/" + "a" * 2_048, False),
    ],
)
def test_an_address_is_checked_as_a_whole(address: str, is_good: bool) -> None:
    body = {"outlet": "The Post", "text": "Nobody spoke.", "url": address}
    if is_good:
        assert parse_body(body).url == address
    else:
        with pytest.raises(InvalidArticle, match="url"):
            parse_body(body)


def test_an_address_that_a_page_gives_itself_is_left_out_when_nobody_could_send_it() -> None:
    page = (
        "<html><head><title>A bridge</title><meta property='og:url' content='https://user@evil.example/x'>"
        "<link rel='canonical' href='https://user@evil.example/x'></head><body><article>"
        + "<p>“The bridge will stand for another hundred years,” said Mayor Ada Harbour on Monday.</p>" * 3
        + "</article></body></html>"
    )
    assert article_of(parse_body({"outlet": "The Post", "html": page})).url is None
