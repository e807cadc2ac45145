"""The one verb of this part: an article in, its quotes with who said them, out, by the reader of its kind.

To add a kind of source, such as a transcript: a module beside this one with its reader, a member of ArticleKind, and a
line in READERS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from service import deadline
from service.domain import Article, ArticleKind, AttributedSpan
from service.language.language import Language, known_language, language_of
from service.reading.article import read_news_article
from service.reading.cost import seconds_of_reading, seconds_of_recording
from service.reading.limits import Limits
from service.reading.transcript import read_post, read_statement, read_transcript
from service.reading.unread import read_unread_language
from service.steps import step

Reader = Callable[[Article, Language, Limits], tuple[AttributedSpan, ...]]
"""Finds the quotes of an article of one kind in its language, and says of each who said it. Raises what `read`
raises."""

READERS: Mapping[ArticleKind, Reader] = {
    ArticleKind.ARTICLE: read_news_article,
    ArticleKind.TRANSCRIPT: read_transcript,
    ArticleKind.STATEMENT: read_statement,
    ArticleKind.POST: read_post,
}

DEFAULT_LIMITS = Limits()


def read(article: Article, limits: Limits = DEFAULT_LIMITS) -> tuple[AttributedSpan, ...]:
    """The quotes of `article` in order of start, each with its kind and, where there is evidence, its speaker.

    Offsets count in `article.text`. What matters of an article is its text, title, byline, language and kind; its
    outlet may be empty. One without a language is read as in the default language (`with_language` says which it is
    in); in a language that nothing is known of, nobody is named. Time is linear in the length of the text. Raises
    TooManyQuotes and InvalidText when the article goes beyond `limits`, TooCostly when its length alone says that there
    is not time enough for it, or for keeping what it says.
    """
    deadline.expect(seconds_of_reading(article.text))
    language = known_language(article.language)
    with step("read", code_points=len(article.text)):
        if language is None and article.kind is ArticleKind.ARTICLE:
            return read_unread_language(article, limits)
        language = language or language_of(None)  # labels are read in any language
        spans = READERS[article.kind](article, language, limits)
    deadline.expect(seconds_of_recording(article.text, spans))
    return spans
