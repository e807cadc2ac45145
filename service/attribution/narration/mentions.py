"""Finds the words of the narration that can name a speaker: names, pronouns, nouns for people, bodies and documents."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from service import deadline
from service.attribution.ids import MentionId
from service.attribution.narration.headlines import find_headlines, names_in_headline, sorts_of_names
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.name_starts import Capitals, starts_name
from service.attribution.narration.names import name_at
from service.attribution.narration.narration import Narration
from service.attribution.narration.noun_phrases import NOUNS
from service.attribution.narration.nouns import noun_at
from service.attribution.narration.spelt_out import spelt_out_names
from service.language.word_classes import PREDICATE, Sort

_ROLE = Sort.PERSON | Sort.TITLE
_NO_ROLE = (
    Sort.CUE
    | Sort.PREPOSITION
    | Sort.AUXILIARY
    | Sort.MODAL
    | Sort.ADVERB
    | Sort.PRONOUN
    | Sort.CONJUNCTION
    | Sort.DETERMINER
)
_LONGEST_ROLE = 4
_NEAR = 4


def find_mentions(narration: Narration) -> list[Mention]:
    """Every mention in order of its first token.

    A headline's capitals tell nothing, so that only names which the rest of the article has are taken from it.
    """
    capitals = Capitals.of(narration)
    mentions: list[Mention] = []
    spelt_out = spelt_out_names(narration)
    headlines = find_headlines(narration)
    for sentence in range(len(narration.paragraph)):
        deadline.check()
        if sentence not in headlines:
            _scan(narration, sentence, capitals, mentions, spelt_out)
    if headlines:
        sorts = sorts_of_names(narration, mentions)
        for sentence in sorted(headlines):
            mentions += names_in_headline(narration, sentence, sorts)
        mentions.sort(key=lambda mention: (mention.first, mention.head))
    _mark_qualifiers(mentions)
    _mark_places_of_office(narration, mentions)
    _mark_names_before_roles(narration, mentions)
    _mark_appositions(narration, mentions)
    return mentions


def _scan(
    narration: Narration,
    sentence: int,
    capitals: Capitals,
    mentions: list[Mention],
    spelt_out: Mapping[int, int],
) -> None:
    extent = narration.sentence_range(sentence)
    tokens, lowers, sorts = narration.words, narration.lowers, narration.sorts
    pronouns, nominalised = narration.language.pronouns.mentions, narration.language.person_nouns.nominalised
    at = extent[0]
    while at < extent[1]:
        if at in spelt_out:
            mentions.append(Mention.of(MentionType.NAME, (at, at, spelt_out[at]), sentence, Sort.BODY))
            at = spelt_out[at]
            continue
        if tokens[at][0].isupper() and starts_name(narration, at, extent, capitals):
            name = name_at(narration, at, sentence)
            if not _is_credit(narration, name):
                mentions.append(name)
            at = name.last
            continue
        if lowers[at] in pronouns:
            mentions.append(Mention.of(MentionType.PRONOUN, (at, at, at + 1), sentence, narration.sorts[at]))
        elif not sorts[at] & ~Sort.BODY_WORD or sorts[at] & NOUNS or lowers[at] in nominalised:
            noun = _noun_behind_body(narration, at, mentions) or noun_at(narration, at, sentence)
            if noun is not None:
                mentions.append(noun)
        at += 1


def _noun_behind_body(narration: Narration, at: int, mentions: list[Mention]) -> Mention | None:
    """The noun for one person behind the name of a body with an article: "a High Court of Avon judge"."""
    body = mentions[-1] if mentions else None
    is_person = narration.sorts[at] & Sort.PERSON and not narration.sorts[at] & Sort.PLURAL
    if body is None or not is_person or body.last != at or body.type is not MentionType.NAME:
        return None
    article = body.first - 1
    article -= article > 0 and narration.words[article][0].isupper()  # "High" of "High Court of Avon"
    has_article = article >= narration.sentence_starts[body.sentence] and narration.sorts[article] & Sort.DETERMINER
    is_behind = at + 1 < len(narration) and narration.words[at + 1][0].isupper()
    if not body.sorts & Sort.BODY or not has_article or is_behind:
        return None
    return Mention.of(MentionType.NOUN, (article, at, at + 1), body.sentence, narration.sorts[at])


def _is_credit(narration: Narration, name: Mention) -> bool:
    """Whether a slash joins the name to its agency's, as in the credit of a picture: "Ann Lee/Norpress"."""
    slash = name.last
    if name.last - name.head == 1 or slash + 1 >= len(narration) or narration.words[slash] != "/":
        return False
    is_joined = narration.starts[slash] == narration.ends[slash - 1]
    return (
        is_joined and narration.starts[slash + 1] == narration.ends[slash] and narration.words[slash + 1][0].isupper()
    )


def _mark_qualifiers(mentions: list[Mention]) -> None:
    """Mark names inside a longer noun phrase for a person or body: "Lee" in "Lee's campaign manager" never speaks."""
    for number, mention in enumerate(mentions):
        if mention.head == mention.first or not mention.sorts & (Sort.PERSON | Sort.BODY):
            continue
        for other in mentions[max(0, number - _NEAR) : number]:
            if mention.first <= other.head and other.last <= mention.head:
                other.host = MentionId(number)


def _mark_places_of_office(narration: Narration, mentions: list[Mention]) -> None:
    """Mark the places before a title: "Avon" in "Avon police Chief Ann Lee" never speaks."""
    for number, (place, titled) in enumerate(pairwise(mentions), start=1):
        is_titled = titled.type is MentionType.NAME and titled.first < titled.head
        if place.type is not MentionType.NAME or not is_titled or titled.first - place.last != 1:
            continue
        office = place.last
        if narration.words[office].islower() and narration.sorts[office] & (Sort.PERSON | Sort.BODY | Sort.BODY_WORD):
            place.host = MentionId(number)


def _mark_names_before_roles(narration: Narration, mentions: list[Mention]) -> None:
    """Mark the names (of places, parties, papers) before another's role: "Avon" in "Avon dissident Ann Lee"."""
    for number, (name, titled) in enumerate(pairwise(mentions), start=1):
        are_names = name.type is titled.type is MentionType.NAME
        if not are_names or name.sentence != titled.sentence or name.host is not None:
            continue
        between = range(name.last, titled.head)
        if 0 < len(between) <= _LONGEST_ROLE and _is_role(narration, between):
            name.host = MentionId(number)


def _is_role(narration: Narration, tokens: range) -> bool:
    """Whether the tokens are lower-case words that end with a noun for a person, by list or by its ending."""
    words, sorts, grammar = narration.words, narration.sorts, narration.language.grammar
    verb_endings = grammar.verb_endings
    if any(not words[at][0].islower() or sorts[at] & _NO_ROLE or words[at].endswith(verb_endings) for at in tokens):
        return False
    last = tokens[-1]
    return bool(sorts[last] & _ROLE) or (not sorts[last] and words[last].endswith(grammar.person_endings))


def _mark_appositions(narration: Narration, mentions: list[Mention]) -> None:
    """Mark the nouns that explain a name, behind its comma and in front of no verb: "Ann Lee, a lawyer, said"."""
    ending: dict[int, MentionId] = {
        mention.last: MentionId(number)
        for number, mention in enumerate(mentions)
        if mention.type is MentionType.NAME and not mention.sorts & Sort.PLACE
    }
    for mention in mentions:
        comma = mention.first - 1
        comma -= comma > 0 and bool(narration.sorts[comma] & Sort.ADVERB)  # "Ann Lee, now a lawyer, said"
        is_free_noun = mention.type is MentionType.NOUN and mention.host is None
        if not is_free_noun or comma < 1 or narration.words[comma] != ",":
            continue
        after = narration.sorts[mention.last] if mention.last < len(narration) else 0
        if not after & PREDICATE:
            mention.host = ending.get(comma)
