"""Headlines and titles: sentences whose capitals, or whose missing full stop, set them apart from the story."""

from __future__ import annotations

from service.attribution.cast.mention import Mention, MentionType
from service.attribution.narration.narration import Narration

_CAPITAL_SHARE = 0.88
_LEAST_WORDS, _LEAST_LETTERS = 4, 4
_LONGEST_NAME = 5
_STOPS = frozenset(".!?:…,")


def find_headlines(narration: Narration) -> frozenset[int]:
    """Numbers of the sentences with a headline's capitals, each a paragraph by itself."""
    return frozenset(one for one in _alone(narration) if _has_capitals(narration, *narration.sentence_range(one)))


def find_titles(narration: Narration) -> frozenset[int]:
    """Numbers of the sentences that are a paragraph by themselves and end without a full stop: titles, captions."""
    return frozenset(one for one in _alone(narration) if _ends_open(narration, *narration.sentence_range(one)))


def names_in_headline(narration: Narration, sentence: int, known: dict[tuple[str, ...], int]) -> list[Mention]:
    """The mentions of a headline: the names that the rest of the article has (`known`: words to what they can be)."""
    first, last = narration.sentence_range(sentence)
    found: list[Mention] = []
    at = first
    while at < last:
        for end in range(min(last, at + _LONGEST_NAME), at, -1):
            sorts = known.get(tuple(narration.words[at:end]))
            if sorts is not None:
                found.append(Mention(MentionType.NAME, at, at, end, sentence, sorts))
                at = end - 1
                break
        at += 1
    return found


def known_names(narration: Narration, mentions: list[Mention]) -> dict[tuple[str, ...], int]:
    """The names among `mentions`, in all lengths that end with their last word, with what they can be."""
    known: dict[tuple[str, ...], int] = {}
    for mention in mentions:
        if mention.type is MentionType.NAME:
            words = tuple(narration.words[mention.head : mention.last])
            for start in range(len(words)):
                known.setdefault(words[start:], mention.sorts)
    return known


def _alone(narration: Narration) -> list[int]:
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
    if narration.quote[first] >= 0 or narration.words[last - 1] in _STOPS:
        return False
    return narration.quote[last - 1] < 0 or narration.text[narration.ends[last - 1] - 1] not in _STOPS
