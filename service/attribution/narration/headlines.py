"""Finds headlines and titles: paragraphs of one sentence with a headline's capitals, or without a full stop."""

from __future__ import annotations

from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import Narration

_CAPITAL_SHARE = 0.88
_LEAST_WORDS, _LEAST_LETTERS = 4, 4
_LONGEST_NAME = 5
_STOPS = frozenset(".!?:…,")

SortsOfNames = dict[tuple[str, ...], int]
"""The words of each name, with what the name can be (see `Sort`)."""


def find_headlines(narration: Narration) -> frozenset[int]:
    """Numbers of the sentences with a headline's capitals, each a paragraph by itself."""
    return frozenset(
        sentence
        for sentence in _sentences_alone(narration)
        if _has_capitals(narration, *narration.sentence_range(sentence))
    )


def find_titles(narration: Narration) -> frozenset[int]:
    """Numbers of the sentences that are a paragraph by themselves and end without a full stop: titles, captions."""
    return frozenset(
        sentence
        for sentence in _sentences_alone(narration)
        if _ends_open(narration, *narration.sentence_range(sentence))
    )


def names_in_headline(narration: Narration, sentence: int, sorts_of_names: SortsOfNames) -> list[Mention]:
    """The mentions of a headline: the names that the rest of the article has."""
    first, last = narration.sentence_range(sentence)
    mentions: list[Mention] = []
    at = first
    while at < last:
        for end in range(min(last, at + _LONGEST_NAME), at, -1):
            sorts = sorts_of_names.get(tuple(narration.words[at:end]))
            if sorts is not None:
                mentions.append(Mention.of(MentionType.NAME, (at, at, end), sentence, sorts))
                at = end - 1
                break
        at += 1
    return mentions


def sorts_of_names(narration: Narration, mentions: list[Mention]) -> SortsOfNames:
    """The names among `mentions`, in all lengths that end with their last word, with what they can be."""
    sorts: SortsOfNames = {}
    for mention in mentions:
        if mention.type is MentionType.NAME:
            words = tuple(narration.words[mention.head : mention.last])
            for start in range(len(words)):
                sorts.setdefault(words[start:], mention.sorts)
    return sorts


def _sentences_alone(narration: Narration) -> list[int]:
    """Sentences that are a paragraph by themselves."""
    paragraph = [-1, *narration.paragraph, -1]
    return [
        number - 1
        for number in range(1, len(paragraph) - 1)
        if paragraph[number - 1] != paragraph[number] != paragraph[number + 1]
    ]


def _has_capitals(narration: Narration, first: int, last: int) -> bool:
    words = [word for word in narration.words[first:last] if len(word) >= _LEAST_LETTERS and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= _LEAST_WORDS and capital > _CAPITAL_SHARE * len(words)


def _ends_open(narration: Narration, first: int, last: int) -> bool:
    if narration.quotes[first] is not None or narration.words[last - 1] in _STOPS:
        return False
    return narration.quotes[last - 1] is None or narration.text[narration.ends[last - 1] - 1] not in _STOPS
