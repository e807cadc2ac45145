"""Tells what somebody does from their name, where both have capitals: "Trader Ann Lee", "Helmsman Ann Lee"."""

from __future__ import annotations

from service.attribution.narration.name_starts import GIVEN
from service.attribution.narration.narration import Narration
from service.language.word_classes import Sort


def opens_with_trade(narration: Narration, head: int) -> bool:
    """Whether the name's first word is what somebody does: "Trader Ann Lee" at the head of a sentence, "Rector Ann Lee"
    or "Helmsman Ann Lee" anywhere, where a given name follows."""
    opens = head == narration.sentence_starts[narration.sentence[head]]
    if narration.sorts[head] & (GIVEN | Sort.PLACE | Sort.BODY_WORD):
        return False
    is_before_given = bool(narration.sorts[head + 1] & GIVEN)
    if (opens or is_before_given) and is_officer(narration, head):
        return True
    if opens and _is_trade(narration, head) and _is_no_word(narration, head + 1):
        return True  # "Widower Eamon Tighe"
    lower, language = narration.lowers[head], narration.language
    is_before_given = is_before_given or narration.lowers[head + 1] in language.given_names.genders
    is_name = lower in language.names.known_surnames or lower in language.given_names.genders
    return is_before_given and not is_name and lower.endswith(language.grammar.officer_endings)


def is_officer(narration: Narration, at: int) -> bool:
    """Whether the word is a common one with a person's ending: "Recorder", "Auditor"."""
    lower, language = narration.lowers[at], narration.language
    is_person = narration.sorts[at] & Sort.PERSON or lower.endswith(language.grammar.person_endings)
    is_surname = lower in language.names.known_surnames
    return bool(is_person) and not is_surname and language.vocabulary.is_common_word(lower)


def _is_trade(narration: Narration, at: int) -> bool:
    """Whether the word is one for somebody by what they do or are, and no given name; a surname it may be, too."""
    lower, language = narration.lowers[at], narration.language
    if lower in language.given_names.genders:
        return False
    has_ending = lower.endswith(language.grammar.person_endings) and language.vocabulary.is_common_word(lower)
    return bool(narration.sorts[at] & Sort.PERSON) or has_ending


def _is_no_word(narration: Narration, at: int) -> bool:
    """Whether the word can be a given name on no list: no common word, and no surname."""
    lower, language = narration.lowers[at], narration.language
    is_surname = lower in language.names.known_surnames
    return not (is_surname or narration.sorts[at] or language.vocabulary.is_common_word(lower))
