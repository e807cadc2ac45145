"""Finds nouns on no list that name a speaker by where they stand: "said the affable owner", "heard the guard shout"."""

from __future__ import annotations

from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import QUOTE, Narration
from service.attribution.narration.noun_phrases import FOLLOWS_NOUN, is_plain, phrase_start
from service.language.word_classes import Sort

_SETTING_OFF = frozenset(",—–")
_LONGEST_GROUP = 4  # auxiliaries and adverbs in front of the verb
_LONGEST_OBJECT = 5  # tokens from the verb to the quote: "told the family", "said on the phone:"
_LONGEST_SCENE = 9  # tokens from the noun heard to the quote
_LONGEST_PLACE = 6  # tokens of "from Avon", "at the gate"
_GROUP = Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB
_CLAUSE = Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.RELATIVE | Sort.PRONOUN | Sort.CONJUNCTION


def unlisted_noun_at(narration: Narration, at: int, sentence: int) -> Mention | None:
    """The mention whose head noun is the word at `at`, which is on no list of nouns for speakers."""
    following = narration.sorts[at + 1] if at + 1 < narration.sentence_starts[sentence + 1] else 0
    speaking = _speaking_noun(narration, at, sentence, following) if following & Sort.CUE else None
    if speaking is not None or sentence not in narration.quoted_sentences:
        return speaking
    return (
        _noun_heard(narration, at, sentence)
        or _noun_behind_cue(narration, at, sentence)
        or _noun_reporting(narration, at, sentence)
        or _noun_before_relative(narration, at, sentence)
    )


def _speaking_noun(narration: Narration, at: int, sentence: int, following: int) -> Mention | None:
    """Any noun with an article that a reporting verb follows: "the rally denounced"."""
    word = narration.words[at]
    if narration.sorts[at] & ~Sort.BODY_WORD or not following & Sort.CUE or following & Sort.PARTICIPLE:
        return None
    if not word.isalpha() or word.endswith(narration.language.grammar.adverb_endings):
        return None
    start = phrase_start(narration, at, narration.sentence_starts[sentence])
    if _are_callers(narration, at):
        return Mention.of(MentionType.NOUN, (at, at, at + 1), sentence, Sort.PERSON | Sort.PLURAL)
    if start == at or not narration.sorts[start] & Sort.DETERMINER:
        return None
    if narration.sorts[at] and not _has_article(narration, start):
        return None  # "Lee this week said"
    return Mention.of(MentionType.NOUN, (start, at, at + 1), sentence, 0)


def _has_article(narration: Narration, at: int) -> bool:
    grammar = narration.language.grammar
    return narration.lowers[at] in grammar.definite_article | grammar.indefinite


def _are_callers(narration: Narration, at: int) -> bool:
    """Whether a plural stands between "what" or "that" and "call" with a quote: "what locals call “the Spine”"."""
    language, opener = narration.language, narration.lower_at(at - 1)
    is_clause = opener in language.grammar.clause_openers or opener in language.grammar.complementisers
    is_calling = narration.lower_at(at + 1) in language.cues.calling and narration.lower_at(at + 2) == QUOTE
    return is_clause and is_calling and narration.lowers[at].endswith(language.grammar.present_endings)


def _noun_heard(narration: Narration, at: int, sentence: int) -> Mention | None:
    """Any noun behind a verb of perception and in front of a verb that a quote follows, or that reports: "heard drivers
    shout, “…”", "heard the foreman telling a guard", "saw the porter stop and shout, “…”"."""
    first, last = narration.sentence_range(sentence)
    verb = at + 1
    if verb >= last or not narration.words[verb].islower() or narration.sorts[verb] & FOLLOWS_NOUN & ~Sort.PREPOSITION:
        return None
    if not narration.sorts[verb] & Sort.CUE and not _leads_to_quote(narration, verb, last):
        return None
    is_deed = narration.sorts[at - 1] & Sort.PERSON and not narration.sorts[verb] & Sort.CUE  # "saw a girl dash off"
    if is_deed or not narration.words[at].islower() or narration.sorts[at] & ~Sort.BODY_WORD:
        return None
    start = phrase_start(narration, at, first)
    if start <= first or narration.lowers[start - 1] not in narration.language.cues.perceiving:
        return None
    if narration.lowers[verb] in narration.language.grammar.clause_openers:
        return None  # "watched last week because"
    return Mention.of(MentionType.NOUN, (start, at, at + 1), sentence, Sort.PERSON)


def _leads_to_quote(narration: Narration, at: int, last: int) -> bool:
    """Whether a quote follows soon behind the word at `at`, and nothing that opens another clause stands between."""
    for quote in range(at, min(at + _LONGEST_SCENE, last)):
        if narration.words[quote] == QUOTE:
            return quote > at
        is_mark = not narration.words[quote][0].isalnum() and narration.words[quote] not in {",", ":"}
        if is_mark or narration.sorts[quote] & (Sort.AUXILIARY | Sort.MODAL | Sort.RELATIVE):
            return False
    return False


def _noun_reporting(narration: Narration, at: int, sentence: int) -> Mention | None:
    """Any noun with an article, whose verb reports the quote behind it: "a porter had told her “…”", "A potter from
    Avon told the court, “…”"."""
    first, last = narration.sentence_range(sentence)
    word = narration.words[at]
    if not word.islower() or not word.isalpha() or narration.sorts[at] & ~Sort.BODY_WORD:
        return None
    if word.endswith(narration.language.grammar.unlike_name_endings):
        return None
    start = phrase_start(narration, at, first)
    is_oblique = start > first and narration.sorts[start - 1] & Sort.PREPOSITION
    if start == at or is_oblique or not narration.sorts[start] & Sort.DETERMINER:
        return None
    verb = _past_group(narration, _past_place(narration, at + 1, last), last)
    if verb == at + 1 or not (_reports_quote(narration, verb, last) or _sums_up_quote(narration, start, verb)):
        return None
    return Mention.of(MentionType.NOUN, (start, at, at + 1), sentence, 0)


def _noun_before_relative(narration: Narration, at: int, sentence: int) -> Mention | None:
    """Any noun with an article between a quote and "who" or "whose": "“…,” a keeper who asked not to be named said"."""
    first, last = narration.sentence_range(sentence)
    if at + 1 >= last or narration.lowers[at + 1] not in narration.language.pronouns.standing_for_persons:
        return None
    start = phrase_start(narration, at, first)
    if start == at or not narration.words[at].islower() or not narration.sorts[start] & Sort.DETERMINER:
        return None
    quote = start - (narration.words[start - 1] in _SETTING_OFF)
    if start <= first or not narration.follows_quote(quote):
        return None
    return Mention.of(MentionType.NOUN, (start, at, at + 1), sentence, Sort.PERSON)


def _sums_up_quote(narration: Narration, start: int, verb: int) -> bool:
    """Whether the quote in front of the noun is all that it says: "“…” was all the shepherd would say"."""
    noun_cues = narration.language.noun_cues
    is_sum = narration.lower_at(start - 1) in noun_cues.sum | noun_cues.manner
    is_behind = narration.lower_at(start - 2) in noun_cues.verbs
    return is_sum and is_behind and bool(narration.sorts[verb] & Sort.CUE)


def _past_place(narration: Narration, at: int, last: int) -> int:
    """Past "from Avon" or "at the gate", where a preposition stands at `at`, up to the verb."""
    if at >= last or not narration.sorts[at] & Sort.PREPOSITION:
        return at
    for end in range(at + 1, min(at + 1 + _LONGEST_PLACE, last)):
        if narration.sorts[end] & _CLAUSE:
            return end
        if not narration.words[end][0].isalnum():
            return at
    return at


def _past_group(narration: Narration, at: int, last: int) -> int:
    """Past the auxiliaries and adverbs in front of a verb."""
    for end in range(at, min(at + _LONGEST_GROUP, last)):
        if not narration.sorts[end] & _GROUP:
            return end
    return at


def _reports_quote(narration: Narration, verb: int, last: int) -> bool:
    """Whether a verb that nearly always reports speech stands there, and a quote is what it reports."""
    language = narration.language
    if verb >= last or language.word_classes.lemmas.get(narration.lowers[verb]) not in language.cues.strong:
        return False
    if narration.sorts[verb] & Sort.PARTICIPLE:
        return False
    for at in range(verb + 1, min(verb + 1 + _LONGEST_OBJECT, last)):
        if narration.words[at] == QUOTE:
            return True
        is_noun = narration.sorts[at - 1] & Sort.DETERMINER  # "told the hearing"
        if narration.sorts[at] & (Sort.CUE | Sort.AUXILIARY | Sort.MODAL) and not is_noun:
            return False
    return False


def _noun_behind_cue(narration: Narration, at: int, sentence: int) -> Mention | None:
    """Any noun, whatever it means, behind a quote, a reporting verb and an article, or behind such a verb's passive and
    "by": "“…,” said the affable owner", "was told by a porter"."""
    first, last = narration.sentence_range(sentence)
    word, grammar = narration.words[at], narration.language.grammar
    if (
        not is_plain(narration, at)
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
        is_noun = narration.words[at + 2].islower() and not narration.sorts[at + 2] & FOLLOWS_NOUN
        return is_noun and is_plain(narration, at + 1)
    return at < last and narration.words[at][0].isalpha() and not narration.sorts[at] & FOLLOWS_NOUN


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
