"""The words of the narration that can name a speaker: names, pronouns, and nouns for people, bodies and documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from service.attribution.lexicon import Sort, is_title
from service.attribution.narration import QUOTE, Narration

_NOUNS = (Sort.PERSON | Sort.BODY | Sort.DOCUMENT)
_NOT_IN_NOUN_PHRASE = int(
    Sort.PREPOSITION | Sort.AUXILIARY | Sort.MODAL | Sort.PRONOUN | Sort.CONJUNCTION | Sort.ADVERB | Sort.RELATIVE
)
_FOLLOWS_COUNT = (Sort.PREPOSITION | Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB | Sort.RELATIVE)
_GIVEN = (Sort.MAN | Sort.WOMAN)
_SPEAKING_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "i", "we", "you", "who", "which", "his", "her", "their", "its"]
)
_AGE = re.compile(r"(\d+|[a-z]+)-year-old$")
_COURTESIES = frozenset(["mr", "mrs", "ms", "mx", "dr", "miss"])
_LONGEST_NAME = 12
_LONGEST_HEADLINE_NAME = 5
_LONGEST_NOUN_PHRASE = 7
_HEADLINE_SHARE = 0.88
_LEAST_HEADLINE_WORDS = 4
_LEAST_WORD = 4
_MOST_ACRONYM = 6


class MentionType(StrEnum):
    """What kind of words name somebody."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOUN = "noun"


@dataclass(slots=True)
class Mention:
    """Tokens `[first, last)` that name somebody; `head` is where the name itself starts, after titles.

    `sorts` says what the head noun or name can be; `member` is the number of the cast member, -1 while unknown.
    """

    type: MentionType
    first: int
    head: int
    last: int
    sentence: int
    sorts: int
    member: int = -1
    host: int = -1
    """Number of the mention that this one only explains: "Ann Lee" for "a lawyer" in "Ann Lee, a lawyer, said"."""


def find_mentions(narration: Narration) -> list[Mention]:
    """Every mention in order of its first token.

    A headline's capitals tell nothing, so its names are those that the rest of the article has.
    """
    context = _Context(
        {lower for word, lower in zip(narration.words, narration.lowers, strict=True) if word == lower},
        _capitals_within_sentences(narration),
        _surnames_like_words(narration),
    )
    found: list[Mention] = []
    headlines = find_headlines(narration)
    for sentence in range(len(narration.paragraph)):
        if sentence not in headlines:
            _scan(narration, sentence, context, found)
    if headlines:
        known = _known_names(narration, found)
        for sentence in sorted(headlines):
            _scan_headline(narration, sentence, known, found)
        found.sort(key=lambda mention: (mention.first, mention.head))
    _mark_appositions(narration, found)
    return found


def _mark_appositions(narration: Narration, found: list[Mention]) -> None:
    _mark_qualifiers(found)
    ending = {
        mention.last: number
        for number, mention in enumerate(found)
        if mention.type is MentionType.NAME and not mention.sorts & Sort.PLACE
    }
    for mention in found:
        before = mention.first - 1
        if mention.host < 0 and mention.type is MentionType.NOUN and before > 0 and narration.words[before] == ",":
            after = narration.sorts[mention.last] if mention.last < len(narration) else 0
            if not after & (Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB):
                mention.host = ending.get(before, -1)


@dataclass(frozen=True, slots=True)
class _Context:
    seen_lower: set[str]
    seen_capital: set[str]
    surnames: set[str]


def _mark_qualifiers(found: list[Mention]) -> None:
    """A name inside a longer noun phrase for a person or body speaks for nobody: "Lee" in "Lee's campaign manager"."""
    for number, mention in enumerate(found):
        if mention.head == mention.first or not mention.sorts & (Sort.PERSON | Sort.BODY):
            continue
        for other in reversed(found[max(0, number - 4) : number]):
            if mention.first <= other.first and other.last <= mention.head:
                other.host = number


def _capitals_within_sentences(narration: Narration) -> set[str]:
    """Words with a capital where no sentence starts: a name at the start of a sentence is one of these, most often."""
    words, sentence = narration.words, narration.sentence
    return {
        words[at]
        for at in range(1, len(words))
        if words[at][0].isupper() and sentence[at] == sentence[at - 1] and not _opens_clause(words[at - 1])
    }


def _surnames_like_words(narration: Narration) -> set[str]:
    """Surnames that are common words too, known by the given name in front of them: "George Will"."""
    sorts, words = narration.sorts, narration.words
    return {
        narration.lowers[at]
        for at in range(1, len(words))
        if sorts[at] & Sort.UNNAMED
        and sorts[at - 1] & _GIVEN
        and words[at][0].isupper()
        and words[at - 1][0].isupper()
        and len(words[at]) > 1
    }


def _known_names(narration: Narration, found: list[Mention]) -> dict[tuple[str, ...], int]:
    """The names found so far, in all lengths that end with the last word, with what they can be."""
    known: dict[tuple[str, ...], int] = {}
    for mention in found:
        if mention.type is MentionType.NAME:
            words = tuple(narration.words[mention.head : mention.last])
            for start in range(len(words)):
                known.setdefault(words[start:], mention.sorts)
    return known


def _scan_headline(
    narration: Narration, sentence: int, known: dict[tuple[str, ...], int], found: list[Mention]
) -> None:
    first, last = narration.sentence_range(sentence)
    at = first
    while at < last:
        for end in range(min(last, at + _LONGEST_HEADLINE_NAME), at, -1):
            sorts = known.get(tuple(narration.words[at:end]))
            if sorts is not None:
                found.append(Mention(MentionType.NAME, at, at, end, sentence, sorts))
                at = end - 1
                break
        at += 1


def find_headlines(narration: Narration) -> frozenset[int]:
    """The sentences with a headline's capitals, each a paragraph by itself."""
    return frozenset(
        sentence
        for sentence in range(len(narration.paragraph))
        if _is_alone(narration, sentence) and _is_headline(narration, *narration.sentence_range(sentence))
    )


def find_titles(narration: Narration) -> frozenset[int]:
    """The sentences that are a paragraph by themselves and end without a full stop: titles and captions."""
    return frozenset(
        sentence
        for sentence in range(len(narration.paragraph))
        if _is_alone(narration, sentence) and _ends_open(narration, *narration.sentence_range(sentence))
    )


def _ends_open(narration: Narration, first: int, last: int) -> bool:
    if narration.quote[first] >= 0 or narration.words[last - 1] in {".", "!", "?", ":", "…", ","}:
        return False
    return narration.quote[last - 1] < 0 or narration.text[narration.ends[last - 1] - 1] not in ".!?…,"


def _is_alone(narration: Narration, sentence: int) -> bool:
    """Whether the sentence is a paragraph by itself."""
    paragraph = narration.paragraph
    own = paragraph[sentence]
    after = sentence + 1 >= len(paragraph) or paragraph[sentence + 1] != own
    return after and (sentence == 0 or paragraph[sentence - 1] != own)


def _is_headline(narration: Narration, first: int, last: int) -> bool:
    words = [word for word in narration.words[first:last] if len(word) >= _LEAST_WORD and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= _LEAST_HEADLINE_WORDS and capital > _HEADLINE_SHARE * len(words)


def _scan(narration: Narration, sentence: int, context: _Context, found: list[Mention]) -> None:
    first, last = narration.sentence_range(sentence)
    words, lowers, sorts = narration.words, narration.lowers, narration.sorts
    at = first
    while at < last:
        word, sort = words[at], sorts[at]
        if word[0].isupper() and _can_start_name(narration, at, first, last, context):
            end = _name_end(narration, at, last)
            found.append(_name(narration, at, end, sentence, first))
            at = end
            continue
        if lowers[at] in _SPEAKING_PRONOUNS and (word != "US"):
            found.append(Mention(MentionType.PRONOUN, at, at, at + 1, sentence, sort))
        elif sort & _NOUNS or (_AGE.match(lowers[at]) and not _is_noun_next(narration, at, last)):
            noun = _noun(narration, at, first, last)
            if noun is not None:
                noun.sentence = sentence
                found.append(noun)
        elif not sort and at + 1 < last and sorts[at + 1] & Sort.CUE and word.isalpha() and not word.endswith("ly"):
            start = _phrase_start(narration, at, first)
            if start < at and sorts[start] & Sort.DETERMINER and not sorts[at + 1] & Sort.PARTICIPLE:
                found.append(Mention(MentionType.NOUN, start, at, at + 1, sentence, 0))
        at += 1


def _is_noun_next(narration: Narration, at: int, last: int) -> bool:
    return at + 1 < last and bool(narration.sorts[at + 1] & _NOUNS)


def _can_start_name(narration: Narration, at: int, first: int, last: int, context: _Context) -> bool:
    word, sort = narration.words[at], narration.sorts[at]
    following = narration.words[at + 1] if at + 1 < last else ""
    if sort & Sort.UNNAMED:
        if narration.lowers[at] in context.surnames and (
            at > first or narration.sorts[at + 1 : at + 2] == [(Sort.CUE)]
        ):
            return not following.islower() or bool(narration.sorts[at + 1] & (Sort.CUE | Sort.AUXILIARY | Sort.ADVERB))
        return bool(sort & _GIVEN) and _is_name_word(narration, at + 1, last)
    if not narration.lowers[at][0].isalpha():
        return False
    if at > first and not _opens_clause(narration.words[at - 1]):
        return True
    if following[:1].isupper() and following != QUOTE:
        return True
    if sort & (_NOUNS | Sort.CUE | Sort.PREPOSITION) and not sort & _GIVEN:
        return False
    if word in context.seen_capital or word.isupper():
        return True
    after = narration.sorts[at + 1] if at + 1 < last else 0
    is_subject = bool(after & (Sort.CUE | Sort.AUXILIARY | Sort.MODAL)) or following in {":", ","}
    return is_subject and narration.lowers[at] not in context.seen_lower and not word.endswith(("ed", "ing", "ly"))


def _opens_clause(word: str) -> bool:
    return word in {":", "—", "–", "•", "*", "-", "“", '"', "‘"}


def _is_name_word(narration: Narration, at: int, last: int) -> bool:
    if at >= last:
        return False
    word = narration.words[at]
    return word[0].isupper() and word != QUOTE and not narration.sorts[at] & Sort.UNNAMED


def _name_end(narration: Narration, start: int, last: int) -> int:
    """One past the last token of the run of name words that starts at `start`."""
    end = start + 1
    while end < last and end - start < _LONGEST_NAME:
        step = _continuation(narration, end, last)
        if step > 1 and narration.lowers[start] in _COURTESIES and narration.words[end] in {"of", "for", "on"}:
            break
        if not step:
            break
        end += step
    return end


def _continuation(narration: Narration, at: int, last: int) -> int:
    """How many tokens from `at` on carry the name further; 0 when it ends before `at`."""
    word, before = narration.words[at], narration.words[at - 1]
    if _is_name_word(narration, at, last):
        return 1
    if word[0].isupper() and narration.sorts[at - 1] & _GIVEN and word not in {"I", QUOTE}:
        return 1 if not narration.sorts[at] & (Sort.CUE | Sort.PREPOSITION | Sort.AUXILIARY) else 0
    if not _is_name_word(narration, at + 1, last):
        joins_house = (
            word == "of"
            and narration.lowers[at + 1 : at + 2] == ["the"]
            and narration.sorts[at - 1] & (Sort.TITLE | Sort.BODY_WORD)
        )
        return 3 if joins_house and _is_name_word(narration, at + 2, last) else 0
    if word == "." and len(before) <= _LEAST_WORD + 1:
        return 2
    sort = narration.sorts[at]
    if sort & Sort.PARTICLE and word.islower():
        return 2
    office = narration.sorts[at - 1] & (Sort.TITLE | Sort.BODY_WORD | Sort.BODY)
    if word in {"of", "for", "on"} and office:
        return 2
    return 2 if word == "&" else 0


def _name(narration: Narration, start: int, end: int, sentence: int, sentence_first: int) -> Mention:
    head = _head_start(narration, start, end)
    first = _role_start(narration, start, sentence_first)
    last_sort = narration.sorts[end - 1]
    sort = 0
    word = narration.words[end - 1]
    if end - start == 1 and is_title(word) and last_sort & (Sort.PERSON | Sort.TITLE) and not last_sort & _GIVEN:
        return Mention(MentionType.NOUN, first, end - 1, end, sentence, (Sort.PERSON))
    if head > start or (narration.sorts[head] & _GIVEN and end - head > 1):
        sort |= Sort.PERSON
    elif last_sort & Sort.PLACE:
        sort |= Sort.PLACE
    elif any(one & (Sort.BODY_WORD | Sort.BODY) for one in narration.sorts[head:end]) or _is_acronym(word, end - head):
        sort |= Sort.BODY
    return Mention(MentionType.NAME, first, head, end, sentence, sort)


def _is_acronym(word: str, length: int) -> bool:
    return length == 1 and word.isupper() and 1 < len(word) <= _MOST_ACRONYM


def _head_start(narration: Narration, start: int, end: int) -> int:
    """Where the name starts after titles, offices and a party or nation in front of it."""
    words, sorts = narration.words, narration.sorts
    head = start
    for at in range(start, end - 1):
        if (words[at] == "." and len(words[at - 1]) > 1 and at + 1 < end) or (is_title(words[at]) and not (at == start + 1 and sorts[start] & _GIVEN and not sorts[at] & Sort.PERSON)):
            head = at + 1
    if head > start and words[head] in {"of", "for"}:
        head += 2
        while head < end - 1 and not sorts[head] & _GIVEN and is_office_word(narration.lowers[head]):
            head += 1
    while head < end - 1 and words[head] in {".", "of", "for", "&"}:
        head += 1
    if head >= end:
        return start
    while head < end - 1 and sorts[head] & Sort.PERSON and not sorts[head] & _GIVEN and sorts[head + 1] & _GIVEN:
        head += 1
    if sorts[head] & Sort.PLACE and end - head > 2 and sorts[head + 1] & _GIVEN:  # noqa: PLR2004
        head += 1
    return head


def is_office_word(lower: str) -> bool:
    """Whether the word names what an office is for: "Secretary of State"."""
    return lower in {
        "state",
        "defense",
        "defence",
        "treasury",
        "interior",
        "affairs",
        "foreign",
        "labor",
        "commerce",
        "energy",
        "education",
        "health",
        "justice",
        "staff",
        "security",
        "homeland",
        "the",
        "house",
        "and",
        "human",
        "services",
    }


def _role_start(narration: Narration, start: int, sentence_first: int) -> int:
    """Where the role in front of a name starts: "longtime party pollster Ann Lee"."""
    before = narration.sorts[start - 1] if start > sentence_first else 0
    if not before & (Sort.PERSON | Sort.TITLE) or narration.words[start - 1][0].isupper():
        return start
    return _phrase_start(narration, start - 1, sentence_first)


def _phrase_start(narration: Narration, noun: int, sentence_first: int) -> int:
    """Where the noun phrase starts whose head noun is token `noun`."""
    first = noun
    while first > sentence_first and noun - first < _LONGEST_NOUN_PHRASE:
        sort, word = narration.sorts[first - 1], narration.words[first - 1]
        if sort & Sort.DETERMINER and word[0] not in "’'":
            return first - 1
        if word in {"’s", "'s", "’"}:
            first -= 1
            continue
        if word == QUOTE and first - 2 >= sentence_first and narration.sorts[first - 2] & Sort.DETERMINER:
            return first - 2
        if not word[0].isalnum():
            break
        if first - 1 > sentence_first and _is_verb_between(narration, first - 1):
            break
        if sort & _NOT_IN_NOUN_PHRASE or _is_verb_form(sort, narration.lowers[first - 1]):
            break
        first -= 1
    return first


def _is_verb_between(narration: Narration, at: int) -> bool:
    """Whether the word at `at` is a verb between two nouns: "the piece used one", "the ad uses footage"."""
    word, before = narration.words[at], narration.words[at - 1]
    if not word.islower() or not word.endswith(("ed", "s")) or narration.sorts[at] & _NOUNS:
        return False
    return bool(narration.sorts[at - 1] & _NOUNS) or before[0].isupper()


def _is_verb_form(sort: int, lower: str) -> bool:
    return (
        bool(sort & Sort.CUE)
        and not sort & (_NOUNS | Sort.PARTICIPLE)
        and (lower.endswith(("d", "s")) or lower in {"wrote", "say", "tell"})
    )


def _noun(narration: Narration, at: int, first: int, last: int) -> Mention | None:
    sort = narration.sorts[at]
    following = narration.sorts[at + 1] if at + 1 < last else 0
    if at + 1 < last and narration.words[at + 1][0].isupper() and sort & (Sort.PERSON | Sort.TITLE):
        if narration.words[at + 1] != QUOTE and not following & Sort.UNNAMED:
            return None  # the role in front of a name
    if following & _NOUNS and not following & (Sort.CUE | Sort.DETERMINER) and narration.words[at + 1].islower():
        return None
    if (
        sort & Sort.CUE
        and at > first
        and narration.words[at - 1][0].isupper()
        and not following & (Sort.CUE | Sort.AUXILIARY)
    ):
        return None  # a verb: "the Post reports"
    start = _phrase_start(narration, at, first)
    is_determined = (
        bool(narration.sorts[start] & Sort.DETERMINER)
        or "’s" in narration.words[start:at]
        or "'s" in narration.words[start:at]
    )
    if sort & Sort.DETERMINER and not following & _FOLLOWS_COUNT:
        return None
    if sort & Sort.CUE and not is_determined and start == at:
        return None
    if (
        not is_determined
        and not sort & (Sort.PLURAL | Sort.DETERMINER)
        and start > first
        and sort & _NOUNS != Sort.PERSON
    ):
        return None
    return Mention(MentionType.NOUN, start, at, at + 1, 0, sort)
