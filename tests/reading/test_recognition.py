"""An article has the language that is given for it, written in one way, or the one that its text is in."""

import pytest

from service.domain import Article
from service.reading import with_language

GERMAN = "„Der Deich hält noch“, sagte die Bürgermeisterin am Abend, als das Wasser schon stieg."


@pytest.mark.parametrize(
    ("given", "language"),
    [(None, "de"), ("", "de"), ("und", "de"), ("en-GB", "en-GB"), ("EN_us", "en-US"), ("fre", "fr")],
)
def test_a_given_language_goes_first(given: str | None, language: str) -> None:
    assert with_language(Article("Der Bote", GERMAN, language=given)).language == language


def test_nothing_else_of_the_article_changes() -> None:
    article = Article("Der Bote", GERMAN, title="Der Deich", byline="Von Uwe Sand")
    assert with_language(article) == Article(
        "Der Bote", GERMAN, title="Der Deich", byline="Von Uwe Sand", language="de"
    )
