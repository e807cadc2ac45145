"""Finds nouns that name a speaker by what they are: "a senior adviser", "the court", "her statement"."""

from __future__ import annotations

from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import QUOTE, Narration
from service.language.word_classes import Sort

NOUNS = Sort.PERSON | Sort.BODY | Sort.DOCUMENT
_VERBS = Sort.CUE | Sort.AUXILIARY
_OUTSIDE = (
    Sort.PREPOSITION | Sort.AUXILIARY | Sort.MODAL | Sort.PRONOUN | Sort.CONJUNCTION | Sort.ADVERB | Sort.RELATIVE
)
_FOLLOWS_NOUN = _OUTSIDE | Sort.DETERMINER
_SETTING_OFF = frozenset(",—–")
_FOLLOWS_COUNT = Sort.PREPOSITION | Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB | Sort.RELATIVE
_LONGEST_PHRASE = 7


def noun_at(narration: Narration, at: int, sentence: int) -> Mention | None:
    """The mention whose head noun is the word at `at`, or None when the word names nobody here."""
    first, last = narration.sentence_range(sentence)
    sort = narration.sorts[at]
    following = narration.sorts[at + 1] if at + 1 < last else 0
    if sort & NOUNS:
        return _listed_noun(narration, at, sentence, following)
    if narration.language.grammar.is_age(narration.lowers[at]):
        is_head = not following & NOUNS
        return (
            Mention.of(MentionType.NOUN, (phrase_start(narration, at, first), at, at + 1), sentence, 0)
            if is_head
            else None
        )
    speaking = _speaking_noun(narration, at, sentence, following) if following & Sort.CUE else None
    if speaking is None and sentence in narration.quoted_sentences:
        return _noun_heard(narration, at, sentence) or _noun_behind_cue(narration, at, sentence)
    return speaking


def phrase_start(narration: Narration, noun: int, sentence_first: int) -> int:
    """Where the noun phrase starts whose head noun is token `noun`."""
    first = noun
    is_owned = False
    possessives = narration.language.grammar.possessives
    while first > sentence_first and noun - first < _LONGEST_PHRASE:
        sort, word = narration.sorts[first - 1], narration.words[first - 1]
        if is_owned and word.islower() and not sort & Sort.DETERMINER and narration.words[first][0].isupper():
            break  # the owner's name ends the phrase: "met Lee's lawyer"
        is_owned = is_owned or word in possessives
        if sort & Sort.DETERMINER:
            return first - 1
        if word == QUOTE and first - 1 > sentence_first and narration.sorts[first - 2] & Sort.DETERMINER:
            return first - 2
        if word == "," and _joins_adjectives(narration, first - 1, sentence_first):
            return first - 3
        if word not in possessives and _ends_phrase(narration, first - 1, sentence_first):
            break
        first -= 1
    return first


def _joins_adjectives(narration: Narration, comma: int, sentence_first: int) -> bool:
    """Whether the comma joins two adjectives behind an article: "the lanky, bearded professor"."""
    if comma - 2 < sentence_first or not narration.words[comma - 1].islower() or narration.sorts[comma - 1]:
        return False
    return bool(narration.sorts[comma - 2] & Sort.DETERMINER) and _is_plain(narration, comma + 1)


def _is_plain(narration: Narration, at: int) -> bool:
    """Whether the word at `at` is a small one on no list, as adjectives are."""
    word = narration.words[at] if at < len(narration) else ""
    return word.islower() and word.replace("-", "").isalpha() and not narration.sorts[at]


def _ends_phrase(narration: Narration, at: int, sentence_first: int) -> bool:
    """Whether the word at `at` cannot stand within a noun phrase: a mark, a verb, a preposition."""
    word, lower, sort = narration.words[at], narration.lowers[at], narration.sorts[at]
    language = narration.language
    if not word[0].isalnum() or sort & _OUTSIDE or lower in language.grammar.clause_openers:
        return True
    if lower in language.cues.perceiving and sort & Sort.CUE:
        return True  # "could hear someone whisper"
    if at > sentence_first and _is_verb_between(narration, at):
        return True
    is_verb = sort & Sort.CUE and not sort & (NOUNS | Sort.PARTICIPLE)
    has_ending = lower.endswith(language.grammar.reporting_endings)
    return bool(is_verb and (has_ending or lower in language.cues.without_ending))


def _is_verb_between(narration: Narration, at: int) -> bool:
    """Whether the word at `at` is a verb between two nouns: "the piece used one", "the ad uses footage"."""
    word = narration.words[at]
    endings = narration.language.grammar.finite_endings
    if not word.islower() or not word.endswith(endings) or narration.sorts[at] & NOUNS:
        return False
    if narration.sorts[at - 1] & Sort.DETERMINER and narration.sorts[at - 1] & Sort.PERSON:
        return False  # "one exhausted guard"
    return bool(narration.sorts[at - 1] & NOUNS) or narration.words[at - 1][0].isupper()


def _listed_noun(narration: Narration, at: int, sentence: int, following: int) -> Mention | None:
    first, last = narration.sentence_range(sentence)
    sort = narration.sorts[at]
    if at + 1 < last and _is_qualifier(narration, at, following):
        return None
    if sort & Sort.CUE and at > first and _is_capital(narration, at - 1) and not following & _VERBS:
        return None  # a verb: "the Post reports"
    start = phrase_start(narration, at, first)
    possessives = narration.language.grammar.possessives
    is_determined = narration.sorts[start] & Sort.DETERMINER or not possessives.isdisjoint(narration.words[start:at])
    if sort & Sort.DETERMINER and not following & _FOLLOWS_COUNT:
        return None  # "a few days", not "a few said"
    if at > first and narration.lowers[at] in narration.language.grammar.together and _is_capital(narration, at - 1):
        return None  # "Lee and Roe both said"
    if is_determined:
        return Mention.of(MentionType.NOUN, (start, at, at + 1), sentence, sort)
    is_verb = sort & Sort.CUE and start == at
    is_bare = not sort & (Sort.PLURAL | Sort.DETERMINER) and start > first and sort & NOUNS != Sort.PERSON
    return None if is_verb or is_bare else Mention.of(MentionType.NOUN, (start, at, at + 1), sentence, sort)


def _is_capital(narration: Narration, at: int) -> bool:
    """Whether the word is a name's, and no article that opens its sentence: "A report on …"."""
    return narration.words[at][0].isupper() and not narration.sorts[at] & Sort.DETERMINER


def _is_qualifier(narration: Narration, at: int, following: int) -> bool:
    """Whether the noun only qualifies what follows: the role in front of a name, or a noun in front of a noun."""
    word = narration.words[at + 1]
    if word[0].isupper():
        is_role = narration.sorts[at] & (Sort.PERSON | Sort.TITLE)
        return bool(is_role) and word != QUOTE and not following & Sort.UNNAMED
    return bool(following & NOUNS) and not following & (Sort.CUE | Sort.DETERMINER) and word.islower()


def _speaking_noun(narration: Narration, at: int, sentence: int, following: int) -> Mention | None:
    """Any noun with an article that a reporting verb follows: "the rally denounced"."""
    word = narration.words[at]
    if narration.sorts[at] or not following & Sort.CUE or following & Sort.PARTICIPLE:
        return None
    if not word.isalpha() or word.endswith(narration.language.grammar.adverb_endings):
        return None
    start = phrase_start(narration, at, narration.sentence_starts[sentence])
    if _are_callers(narration, at):
        return Mention.of(MentionType.NOUN, (at, at, at + 1), sentence, Sort.PERSON | Sort.PLURAL)
    if start == at or not narration.sorts[start] & Sort.DETERMINER:
        return None
    return Mention.of(MentionType.NOUN, (start, at, at + 1), sentence, 0)


def _are_callers(narration: Narration, at: int) -> bool:
    """Whether a plural stands between "what" or "that" and "call" with a quote: "what locals call “the Spine”"."""
    language, opener = narration.language, narration.lower_at(at - 1)
    is_clause = opener in language.grammar.clause_openers or opener in language.grammar.complementisers
    is_calling = narration.lower_at(at + 1) in language.cues.calling and narration.lower_at(at + 2) == QUOTE
    return is_clause and is_calling and narration.lowers[at].endswith(language.grammar.present_endings)


def _noun_heard(narration: Narration, at: int, sentence: int) -> Mention | None:
    """Any noun behind a verb of perception and in front of a verb that a quote follows, or that reports: "heard drivers
    shout, “…”", "heard the foreman telling a guard"."""
    first, last = narration.sentence_range(sentence)
    verb = at + 1
    quote = verb + 1 + (narration.words[verb + 1 : verb + 2] in ([","], [":"]))
    if quote >= last or not narration.words[verb].islower():
        return None
    if narration.words[quote] != QUOTE and not narration.sorts[verb] & Sort.CUE:
        return None
    if not narration.words[at].islower() or narration.sorts[at] & ~Sort.BODY_WORD:
        return None
    start = phrase_start(narration, at, first)
    if start <= first or narration.lowers[start - 1] not in narration.language.cues.perceiving:
        return None
    return Mention.of(MentionType.NOUN, (start, at, at + 1), sentence, Sort.PERSON)


def _noun_behind_cue(narration: Narration, at: int, sentence: int) -> Mention | None:
    """Any noun, whatever it means, behind a quote, a reporting verb and an article, or behind such a verb's passive and
    "by": "“…,” said the affable owner", "was told by a porter"."""
    first, last = narration.sentence_range(sentence)
    word, grammar = narration.words[at], narration.language.grammar
    if (
        not _is_plain(narration, at)
        or word.endswith(grammar.unlike_name_endings)
        or _continues_phrase(narration, at + 1, last)
    ):
        return None
    start = phrase_start(narration, at, first)
    if (
        start == at
        or not narration.sorts[start] & Sort.DETERMINER
        or not (_is_cue_behind_quote(narration, start - 1, first) or _is_agents(narration, start - 1, first))
    ):
        return None
    return Mention.of(MentionType.NOUN, (start, at, at + 1), sentence, Sort.PERSON)


def _continues_phrase(narration: Narration, at: int, last: int) -> bool:
    """Whether the word at `at` can belong to the noun phrase in front of it; a comma, when it joins two adjectives."""
    if at < last and narration.words[at] == "," and at + 2 < last:
        is_noun = narration.words[at + 2].islower() and not narration.sorts[at + 2] & _FOLLOWS_NOUN
        return is_noun and _is_plain(narration, at + 1)
    return at < last and narration.words[at][0].isalpha() and not narration.sorts[at] & _FOLLOWS_NOUN


def _is_agents(narration: Narration, at: int, first: int) -> bool:
    """Whether token `at` is the "by" of a reporting verb's passive, or of a participle that a quote completes."""
    if at - 2 < first or narration.lowers[at] not in narration.language.passives.agent_prepositions:
        return False
    if narration.words[at - 1] == QUOTE:  # "Branded “a cheat” by the steward"
        return narration.lowers[at - 2].endswith(narration.language.grammar.past_endings)
    is_being = narration.lowers[at - 2] in narration.language.passives.being
    return is_being and bool(narration.sorts[at - 1] & Sort.CUE)


def _is_cue_behind_quote(narration: Narration, at: int, first: int) -> bool:
    """Whether token `at` is a reporting verb right behind a quote, or behind its comma or dash."""
    if at <= first:
        return False
    if not narration.sorts[at] & Sort.CUE:
        is_verb = narration.lowers[at].endswith(narration.language.grammar.finite_endings)
        return is_verb and _follows_comma_in_quote(narration, at)
    is_set_off = narration.words[at - 1] in _SETTING_OFF
    return narration.follows_quote(at - is_set_off)


def _follows_comma_in_quote(narration: Narration, at: int) -> bool:
    """Whether a quote that ends with a comma stands in front of token `at`: what says who spoke goes on there."""
    return narration.follows_quote(at) and narration.text[narration.ends[at - 1] - 1] == ","
