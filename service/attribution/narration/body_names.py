"""Names of bodies that go on past the words with capitals: a ministry's fields, an office's holder, a police force."""

from __future__ import annotations

from service.attribution.narration.narration import Narration
from service.language.word_classes import Sort

_LONGEST = 12  # tokens
_OFFICE = Sort.TITLE | Sort.BODY_WORD | Sort.BODY
_GIVEN = Sort.MAN | Sort.WOMAN
_NO_BODY = _GIVEN | Sort.PLACE | Sort.PERSON | Sort.TITLE
_TWO = 2
_LONGEST_PARTNER = 6
_GOES_ON = Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.PREPOSITION | Sort.CONJUNCTION | Sort.RELATIVE | Sort.ADVERB
"""What may follow the subject of a sentence, and is no noun that it qualifies."""


def is_owned_office(narration: Narration, at: int, last: int) -> bool:
    """Whether the possessive at `at` joins an office or a body to whose it is: "the Avon County Sheriff’s Office", "the
    Miners' Union"."""
    words, sorts = narration.words, narration.sorts
    if at + 1 >= last or not words[at + 1][0].isupper() or not sorts[at + 1] & (Sort.BODY_WORD | Sort.BODY):
        return False
    if _is_saints(narration, at):
        return True
    if sorts[at - 1] & (_GIVEN | Sort.PLACE):
        return False
    is_of_many = len(words[at]) == 1 and words[at - 1].endswith("s")
    return is_of_many or bool(sorts[at - 1] & (Sort.TITLE | Sort.PERSON))


def _is_saints(narration: Narration, at: int) -> bool:
    """Whether the possessive at `at` makes a saint's name the first part of a body's: "St Ann’s Infirmary"."""
    saint = at - _TWO - (narration.lower_at(at - _TWO) == ".")
    return narration.lower_at(saint) in narration.language.naming.saints and narration.words[saint][0].isupper()


def names_saint(narration: Narration, at: int, end: int) -> bool:
    """Whether the word at `at` is a saint's, whose something is that the name up to `end` goes on with."""
    saint = narration.lowers[at] in narration.language.naming.saints
    return saint and not narration.language.grammar.possessives.isdisjoint(narration.words[at + 1 : end])


def is_force(narration: Narration, at: int, last: int) -> bool:
    """Whether the token at `at` makes the name in front of it that of a place's police: "Richmond police said"."""
    if at >= last or narration.words[at] not in narration.language.naming.forces:
        return False
    if at + 1 >= last or not narration.words[at + 1][0].isalpha():
        return at + 1 >= last or narration.words[at + 1] not in narration.language.grammar.possessives
    return bool(narration.sorts[at + 1] & _GOES_ON)


def is_body_of_place(narration: Narration, head: int, end: int) -> bool:
    """Whether a common word in front of a country makes a body's name of it: "Statistics Norway", "Air Malta"."""
    first, language = narration.lowers[head], narration.language
    if end - head != _TWO or narration.sorts[head] & _NO_BODY or not language.vocabulary.is_common_word(first):
        return False
    qualifiers = language.naming.place_qualifiers
    is_country = not narration.sorts[end - 1] & Sort.PERSON and narration.lowers[end - 1] not in qualifiers
    return is_country and first not in qualifiers and first not in language.names.known_surnames


def past_partner(narration: Narration, start: int, at: int, last: int) -> int:
    """How many tokens of "and Tarn Inc" from `at` on belong to the body's name that starts at `start`; 0 for none.

    The whole ends with a legal form ("Brook and Tarn Inc") behind one word on either side, here or elsewhere in the
    article, or with a word for a body behind common words only: "Fruit and Vegetable Growers Association".
    """
    if at - start == 1 and at + 1 < last and (narration.lowers[start], narration.lowers[at + 1]) in narration.partners:
        return _TWO + (narration.lower_at(at + _TWO) in narration.language.names.legal_forms)
    end = at + 1
    while end < min(last, at + _LONGEST_PARTNER) and narration.words[end][0].isupper():
        end += 1
    if end - at <= _TWO or start >= at:
        return 0
    language, sorts, closing = narration.language, narration.sorts, narration.lowers[end - 1]
    if sorts[start] & (_NO_BODY & ~Sort.PLACE) or sorts[at + 1] & _NO_BODY:
        return 0
    is_common = language.vocabulary.is_common_word
    fields = [at - 1, *range(at + 1, end - 1)]
    is_body = closing in language.names.body_words and not sorts[at - 1] & Sort.BODY
    return end - at if is_body and all(is_common(narration.lowers[field]) for field in fields) else 0


def past_fields(narration: Narration, at: int, last: int) -> int:
    """How many tokens of ", Food and Rural Affairs" from `at` on name further fields of a ministry or the like.

    The fields are common words with capitals, so that "the Ministry of Trade and Microsoft" stays two names. 0 when
    there are none.
    """
    if not _is_within_office(narration, at):
        return 0
    words, language = narration.words, narration.language
    end = at
    while end < last:
        is_joint = _is_joint(narration, end)
        is_field = words[end][0].isupper() and language.vocabulary.is_common_word(narration.lowers[end])
        if not (is_joint or is_field) or (is_joint and words[end - 1] == ","):
            break
        end += 1
    while end > at and not words[end - 1][0].isupper():
        end -= 1
    return 0 if language.naming.field_joints.isdisjoint(words[at:end]) else end - at


def _is_joint(narration: Narration, at: int) -> bool:
    return narration.words[at] == "," or narration.words[at] in narration.language.naming.field_joints


def _is_within_office(narration: Narration, at: int) -> bool:
    """Whether the words in front of `at` are an office or a body, "of", and fields with capitals."""
    words, naming = narration.words, narration.language.naming
    for joint in range(at - 1, max(at - _LONGEST, 0), -1):
        if narration.lowers[joint] in naming.name_joints:
            return bool(narration.sorts[joint - 1] & _OFFICE) and words[joint - 1][0].isupper()
        if not (words[joint][0].isupper() or _is_joint(narration, joint)):
            return False
    return False
