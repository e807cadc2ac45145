"""Articles stored at once are stored as one after the other: the same ids, quotes and speakers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from service.domain import Article, CastMember, OccurrenceFilter
from service.storage.recording.preparation import Prepared, prepare
from service.storage.store import Store
from tests.storage.conftest import identify, quoted

SPEAKERS = ("Anthony Marlow", "Antony Marlow", "Marlow", "Evelyn Marlow", "NATO", "Antony J. Marlow")


def some_articles() -> list[Prepared]:
    """Articles that share wordings, outlets and speakers; one is there twice."""
    found = []
    for number in range(40):
        text = f"“open” {number} “number {number % 7}” and “shut”"
        name = SPEAKERS[number * 5 % 6]
        cast = [CastMember(name, (name, name.split()[-1])), SPEAKERS[number % 6], None]
        article = Article(f"Outlet {number % 3}", text)
        found.append(prepare(article, quoted(text, *cast)))
    return [*found, found[7]]


def everything(store: Store) -> list[object]:
    articles = store.articles(OccurrenceFilter(), 100).items
    speakers = store.speakers(100).items
    changes = replace(store.changes_after(0, 1000), token=0)  # random, so that no two stores have the same
    found: list[object] = [*articles, *speakers, *store.list_quotes(limit=100).items, changes]
    found += [occurrence for article in articles for occurrence in store.occurrences_of_article(article.id)]
    return [*found, *(store.speaker(one.id) for one in speakers)]


def test_at_once_is_as_one_after_the_other(store: Store, tmp_path: Path) -> None:
    other = Store(f"sqlite:///{tmp_path / 'other.db'}")
    other.migrate()
    at_once = store.add_articles(some_articles(), identify)
    in_turn = [one for article in some_articles() for one in other.add_articles([article], identify)]
    assert at_once == in_turn
    assert [one.is_new for one in at_once] == [True] * 40 + [False]
    assert at_once[40].article_id == at_once[7].article_id
    assert everything(store) == everything(other)
    other.close()


def test_many_articles_take_as_many_statements_as_one(store: Store, statements: list[str]) -> None:
    articles = some_articles()
    store.add_articles(articles[:6], identify)
    statements.clear()
    store.add_articles(articles[6:9], identify)
    few = len(statements)
    statements.clear()
    store.add_articles(articles[9:], identify)
    assert len(statements) <= few + 1


def test_all_or_none_are_stored(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("service.storage.recording.recording.as_row", fail)
    with pytest.raises(ZeroDivisionError):
        store.add_articles(some_articles(), identify)
    assert (store.outlets(), store.head()) == ([], 0)


def test_no_articles_are_no_trouble(store: Store) -> None:
    assert store.add_articles([], identify) == []
