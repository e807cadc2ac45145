"""Articles go in once and come out as they came."""

from __future__ import annotations

import pytest

from service.domain import Article, OccurrenceFilter, PublishedAt
from service.errors import ArticleNotFound
from service.storage.recording.preparation import identity
from service.storage.records import Stored
from service.storage.store import Store

EVERYTHING = OccurrenceFilter()


def add(store: Store, article: Article) -> int:
    return store.add_article(article, [], lambda _name, _recorded: False)[0].id


def test_an_article_comes_back_with_every_field(store: Store) -> None:
    article = Article(
        outlet="The Courier",
        text="Nothing happened.",
        url="https://courier.example/1",
        title="A quiet day",
        byline="Ann Lee",
        published_at=PublishedAt.parse("2022-01-27T11:30:00+04:00"),
        language="en",
        evidence="stated in the text",
    )
    summary, text = store.article(add(store, article))
    assert text == article.text
    for name in ("outlet", "url", "title", "byline", "published_at", "language", "evidence"):
        assert getattr(summary, name) == getattr(article, name), name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("one\r\ntwo\rthree\nfour\u2028five\u2029six\x0b\x0c", id="every line end"),
        pytest.param("\ufeff  spaces at both ends \t\n", id="byte order mark and spaces"),
        pytest.param("e\u0301 and \u00e9 and \ufb01", id="combining marks are not composed"),
        pytest.param("\u202eright to left\u202c \u200b\u200d", id="bidirectional controls and zero width"),
        pytest.param("\U0001f468\u200d\U0001f469 \U00010348 \U0010ffff \ufffe\uffff", id="beyond the basic plane"),
        pytest.param("\x01\x1f\x7f\x85\xa0", id="control characters"),
        pytest.param("'; DROP TABLE article; -- %s :x ? \\", id="SQL"),
    ],
)
def test_every_text_comes_back_byte_for_byte(store: Store, text: str) -> None:
    stored = store.article(add(store, Article("The Courier " + text, text, title=text, byline=text, evidence=text)))
    assert stored[1].encode() == text.encode()
    assert (stored[0].outlet, stored[0].title, stored[0].byline) == ("The Courier " + text, text, text)


def test_the_same_outlet_and_text_is_the_same_article(store: Store) -> None:
    first, created = store.add_article(Article("The Courier", "Text.", title="One"), [], lambda *_: False)
    again, created_again = store.add_article(Article("The Courier", "Text.", title="Two"), [], lambda *_: False)
    assert (created, created_again) == (True, False)
    assert again == first


def test_another_outlet_or_another_text_is_another_article(store: Store) -> None:
    ids = {add(store, Article(*key)) for key in [("A", "Text."), ("B", "Text."), ("A", "Text. "), ("a", "Text.")]}
    assert len(ids) == 4


def test_an_article_is_found_by_outlet_and_text(store: Store) -> None:
    id = add(store, Article("The Courier", "Text."))
    found = store.find_article("The Courier", "Text.")
    assert found is not None
    assert found.id == id
    assert store.find_article("The Courier", "Another text.") is None
    assert store.find_article("The Post", "Text.") is None


@pytest.mark.parametrize("id", [0, -1, 99, 2**63, 10**30])
def test_an_id_that_is_not_there_is_not_found(store: Store, id: int) -> None:
    with pytest.raises(ArticleNotFound, match=str(id)):
        store.article(id)
    with pytest.raises(ArticleNotFound):
        store.delete_article(id)


def test_articles_are_paged_by_id(store: Store) -> None:
    ids = [add(store, Article("The Courier", f"Text {number}.")) for number in range(5)]
    first = store.articles(EVERYTHING, 2)
    second = store.articles(EVERYTHING, 2, first.next_after)
    third = store.articles(EVERYTHING, 2, second.next_after)
    assert [one.id for page in (first, second, third) for one in page.items] == ids
    assert third.next_after is None


def test_a_page_that_ends_with_the_last_article_has_no_next(store: Store) -> None:
    add(store, Article("The Courier", "Text."))
    assert store.articles(EVERYTHING, 1).next_after is None


def test_articles_are_listed_by_outlet_and_publication(store: Store) -> None:
    for outlet, day in [("A", "2022-01-26"), ("A", "2022-01-27"), ("B", "2022-01-27"), ("A", None)]:
        published = PublishedAt.parse(day) if day else None
        add(store, Article(outlet, f"{outlet} of {day}.", published_at=published))
    wanted = OccurrenceFilter("A", PublishedAt.parse("2022-01-27"))
    assert [one.published_at for one in store.articles(wanted, 10).items] == [PublishedAt.parse("2022-01-27")]


def test_outlets_are_counted_and_sorted_by_name(store: Store, carry) -> None:
    carry("She said “one” and “two” and “one”.", outlet="The Post")
    carry("He said “one”.", outlet="The Post")
    carry("Nothing was said.", outlet="A Paper")
    found = [(one.outlet, one.articles, one.quotes) for one in store.outlets()]
    assert found == [("A Paper", 1, 0), ("The Post", 2, 2)]


def test_an_outlet_without_articles_is_not_listed(store: Store, carry) -> None:
    store.delete_article(carry("Nothing was said.", outlet="The Post").id)
    assert store.outlets() == []


def test_which_of_many_articles_are_known(store: Store, carry) -> None:
    ids = [carry("“open”", outlet="A").id, carry("“shut”", outlet="B").id]
    asked = [
        Article("A", "“open”"),
        Article("A", "“shut”"),
        Article("B", "“shut”"),
        Article("C", ""),
        Article("A", "\0"),
    ]
    known = store.known_articles(asked)
    assert known == {identity(asked[0]): Stored(ids[0], False, 1), identity(asked[2]): Stored(ids[1], False, 1)}
    assert store.known_articles([]) == {}
