"""Who "I" is outside the quotes: the article's writer, by its byline or by the note on the author at its end."""

from __future__ import annotations

import re

from service.attribution.cast.cast import Cast
from service.attribution.cast.mention import MentionType
from service.attribution.choice.article_view import Reading
from service.language.lexicon import Sort, lexicon

_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;/|&]|\band\b", re.IGNORECASE)
_LAST_PARAGRAPHS, _LEAST_PARAGRAPHS = 2, 5
_LEAST_WORDS, _MOST_WORDS = 2, 5
_NOTE = "is"
_NO_NAME = Sort.BODY | Sort.BODY_WORD | Sort.PERSON | Sort.DOCUMENT | Sort.DETERMINER | Sort.PREPOSITION
_GIVEN = Sort.MAN | Sort.WOMAN


def find_author(reading: Reading, cast: Cast, byline: str | None) -> int:
    """Number of the cast member who writes, or -1 when nobody, or more than one, is said to.

    A byline of one full name says so; else a last paragraph like "Ann Lee is a columnist.", of somebody whom the
    article names nowhere else.
    """
    name = _BY.sub("", byline or "").strip()
    if name:
        return cast.person(" ".join(name.split())) if _is_of_one_person(name) else -1
    return _noted(reading, cast)


def _is_of_one_person(byline: str) -> bool:
    """Whether the byline is a full name and nothing else: "Staff Writer" and "The Avon Press" are nobody's."""
    words = byline.lower().split()
    sorts = lexicon().sorts
    is_name = not any(sorts.get(word, 0) & _NO_NAME and not sorts[word] & _GIVEN for word in words)
    return is_name and not _SEVERAL.search(byline) and _LEAST_WORDS <= len(words) <= _MOST_WORDS


def _noted(reading: Reading, cast: Cast) -> int:
    """The member of a note on the author, or -1."""
    narration = reading.narration
    last = narration.paragraph[-1] if narration.paragraph else -1
    if last + 1 < _LEAST_PARAGRAPHS:
        return -1
    for number in range(len(reading.mentions) - 1, -1, -1):
        mention = reading.mentions[number]
        if last - narration.paragraph[mention.sentence] >= _LAST_PARAGRAPHS:
            break
        is_name = mention.type is MentionType.NAME and not mention.sorts & (Sort.BODY | Sort.PLACE)
        opens = mention.head == narration.sentence_starts[mention.sentence] and reading.opens_paragraph(
            mention.sentence
        )
        if is_name and opens and narration.lowers[mention.last : mention.last + 1] == [_NOTE]:
            member = cast.members[mention.member]
            return mention.member if member.parsed.given and member.tokens[0] == mention.head else -1
    return -1
