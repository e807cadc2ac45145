"""Labels: words and a colon in front of a quote that announce it and name nobody, as "VERDICT:"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from service.attribution.ids import MentionId
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import QUOTE, Narration
from service.language.word_classes import Sort

_LONGEST = 8  # tokens
_NEAR = 4  # mentions
_VERBS = Sort.AUXILIARY | Sort.MODAL

_Ends = Mapping[int, int]
"""For each sentence that a label opens, the token of its colon."""


def find_labels(narration: Narration, mentions: Sequence[Mention]) -> frozenset[MentionId]:
    """The mentions that stand in a label and name nobody.

    A label names somebody when it has a title or a given name, when its words are no common words, when the article
    uses the name elsewhere, or when it opens several lines, as in an interview.
    """
    sentences = range(len(narration.paragraph))
    ends = {sentence: end for sentence in sentences if (end := _label_end(narration, sentence)) is not None}
    if not ends:
        return frozenset()
    labels = {
        sentence: " ".join(narration.words[narration.sentence_starts[sentence] : end]) for sentence, end in ends.items()
    }
    times = Counter(labels.values())
    elsewhere = {
        narration.lowers[mention.last - 1]
        for mention in mentions
        if mention.type is MentionType.NAME and not _is_within(mention, ends)
    }
    return frozenset(
        MentionId(number)
        for number, mention in enumerate(mentions)
        if _is_within(mention, ends)
        and times[labels[mention.sentence]] == 1
        and narration.lowers[mention.last - 1] not in elsewhere
        and not (
            _names(narration, mention, ends[mention.sentence])
            and not _is_reported_behind(narration, mentions, number, ends)
        )
    )


def _is_reported_behind(narration: Narration, mentions: Sequence[Mention], number: int, ends: _Ends) -> bool:
    """Whether a name and a reporting verb stand behind the quote in the label's sentence: "TAKEOUT: “…,” Lee wrote"."""
    sentence = mentions[number].sentence
    quote, last = ends[sentence] + 1, narration.sentence_range(sentence)[1]
    behind = range(quote + 1, last)
    has_verb = any(narration.sorts[at] & Sort.CUE and narration.words[at].islower() for at in behind)
    return has_verb and any(
        other.type is MentionType.NAME and other.first > quote
        for other in mentions[number + 1 : number + 1 + _NEAR]
        if other.sentence == sentence
    )


def _is_within(mention: Mention, ends: _Ends) -> bool:
    return mention.last <= ends.get(mention.sentence, 0)


def _names(narration: Narration, mention: Mention, end: int) -> bool:
    """Whether the mention is all of the label, and somebody by its own words."""
    opens = mention.first == narration.sentence_starts[mention.sentence]
    has_role = opens and mention.type is MentionType.NAME and narration.words[mention.last] == ","  # "Lee, a pilot:"
    if not (mention.last == end or has_role) or not (opens or mention.sorts & (Sort.PERSON | Sort.BODY)):
        return False
    if mention.type is not MentionType.NAME:
        return bool(mention.sorts & (Sort.PERSON | Sort.BODY)) and not mention.sorts & Sort.DOCUMENT
    tokens = [at for at in range(mention.head, mention.last) if narration.words[at][0].isalpha()]
    if _opens_with_article(narration, mention.sentence):
        return False  # "THE UPSHOT:"
    has_given_name = any(narration.sorts[at] & (Sort.MAN | Sort.WOMAN) for at in range(mention.head, mention.last))
    is_shouted_role = narration.words[mention.head].isupper() and not has_given_name  # "ANALYST VIEW:"
    if is_shouted_role and _is_unknown_word(narration, mention):
        return False
    return bool(mention.sorts & Sort.PERSON and not is_shouted_role) or not all(
        _is_word(narration, at) for at in tokens
    )


def _is_word(narration: Narration, at: int) -> bool:
    """Whether the token is a word of the language, with or without a possessor's ending: "EDITOR’S NOTE:"."""
    language, lower = narration.language, narration.lowers[at]
    stem = next((lower.removesuffix(mark) for mark in language.grammar.possessives if lower.endswith(mark)), lower)
    sort = language.word_classes.sorts.get(stem, 0)
    is_noun = sort & (Sort.DOCUMENT | Sort.CUE | Sort.TITLE | Sort.PERSON) and not sort & (Sort.MAN | Sort.WOMAN)
    return bool(is_noun) or language.vocabulary.is_common_word(stem)


def _is_unknown_word(narration: Narration, mention: Mention) -> bool:
    """Whether the mention is one word that is no surname and no body's letters, and more than the letter of an
    interview's "Q": "TAKEAWAY"."""
    word = narration.lowers[mention.head]
    is_one = mention.last - mention.head == 1 and len(word) > 1 and not mention.sorts & Sort.BODY
    return is_one and word not in narration.language.names.known_surnames


def _opens_with_article(narration: Narration, sentence: int) -> bool:
    return narration.lowers[narration.sentence_starts[sentence]] in narration.language.grammar.definite_article


def _label_end(narration: Narration, sentence: int) -> int | None:
    """The token of the colon that ends the sentence's label, with a quote behind it; None when it has none."""
    first, last = narration.sentence_range(sentence)
    if _says_who_speaks(narration, first):
        return None
    for at in range(first, min(last - 1, first + _LONGEST)):
        word, sort = narration.words[at], narration.sorts[at]
        if word == ":":
            return at if at > first and narration.words[at + 1] == QUOTE else None
        if word == QUOTE or sort & _VERBS or (sort & Sort.CUE and word.islower()):
            return None
    return None


def _says_who_speaks(narration: Narration, first: int) -> bool:
    """Whether the sentence begins with "according to", or with a reporting verb: "Added Lee:", "Says Lee:"."""
    language, lower = narration.language, narration.lowers[first]
    phrase = language.cues.phrases_by_first_word.get(lower)
    if phrase is not None and not phrase.is_behind_quote:
        return narration.lowers[first : first + len(phrase.words)] == list(phrase.words)
    is_past = not lower.endswith(language.grammar.present_endings) and language.word_classes.lemmas.get(lower) != lower
    return bool(narration.sorts[first] & Sort.CUE) and (is_past or lower in language.cues.inverting)
