"""Finds the article's writer, who is "I" outside the quotes: by its byline, or by a note on the author at its end."""

from __future__ import annotations

from service.attribution.article_view import ArticleView
from service.attribution.ids import MemberId
from service.attribution.narration.mention import Mention, MentionType
from service.language.language import Language
from service.language.word_classes import Sort

_LAST_PARAGRAPHS, _LEAST_PARAGRAPHS = 2, 5
_LEAST_WORDS, _MOST_WORDS = 2, 5
_NO_NAME = Sort.BODY | Sort.BODY_WORD | Sort.PERSON | Sort.DOCUMENT | Sort.DETERMINER | Sort.PREPOSITION
_GIVEN = Sort.MAN | Sort.WOMAN


def find_author(article: ArticleView, byline: str | None) -> MemberId | None:
    """The cast member who writes; None when nobody, or more than one, is said to.

    A byline of one full name says so; else a last paragraph like "Ann Lee is a columnist.", of somebody whom the
    article names nowhere else.
    """
    language = article.narration.language
    name = language.naming.byline_opener.sub("", byline or "").strip()
    if name:
        return article.cast.person(" ".join(name.split())) if _is_of_one_person(name, language) else None
    return _author_by_note(article)


def _is_of_one_person(byline: str, language: Language) -> bool:
    """Whether the byline is a full name and nothing else: "Staff Writer" and "The Avon Press" are nobody's."""
    words = byline.lower().split()
    sorts = language.word_classes.sorts
    is_name = not any(sorts.get(word, 0) & _NO_NAME and not sorts[word] & _GIVEN for word in words)
    return is_name and not language.naming.byline_divider.search(byline) and _LEAST_WORDS <= len(words) <= _MOST_WORDS


def _author_by_note(article: ArticleView) -> MemberId | None:
    """The member whom a note at the end says to be the author."""
    narration = article.narration
    copulas = narration.language.grammar.copulas
    last = narration.paragraph[-1] if narration.paragraph else -1
    if last + 1 < _LEAST_PARAGRAPHS:
        return None
    for mention in reversed(article.mentions):
        if last - narration.paragraph[mention.sentence] >= _LAST_PARAGRAPHS:
            break
        is_name = mention.type is MentionType.NAME and not mention.sorts & (Sort.BODY | Sort.PLACE)
        opens = mention.head == narration.sentence_starts[mention.sentence] and article.opens_paragraph(
            mention.sentence
        )
        if is_name and opens and narration.lower_at(mention.last) in copulas:
            return mention.member if _is_only_in_note(article, mention) else None
    return None


def _is_only_in_note(article: ArticleView, mention: Mention) -> bool:
    """Whether the mention is a full name, and the first of its bearer."""
    if mention.member is None:
        return False
    member = article.cast.members[mention.member]
    return bool(member.parsed.given) and member.tokens[0] == mention.head
