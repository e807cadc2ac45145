"""Tells where a name starts in running text, from its capitals and from how the rest of the article writes the word."""

from __future__ import annotations

from dataclasses import dataclass

from service.attribution.narration.narration import QUOTE, Narration
from service.attribution.narration.noun_phrases import NOUNS
from service.language.word_classes import Sort

GIVEN = Sort.MAN | Sort.WOMAN
NO_NAME = Sort.CUE | Sort.PREPOSITION | Sort.AUXILIARY
"""What a word with a capital can be that goes on with no name."""

_FINITE = Sort.CUE | Sort.AUXILIARY | Sort.MODAL
_HANDLE_SIGNS = frozenset("@#")
_CLAUSE_OPENERS = frozenset(':—–•*-“"‘')


@dataclass(frozen=True, slots=True)
class Capitals:
    """Words by how the article writes them: `lower` in lower case, `inner` with a capital within a sentence; `surnames`
    are common words that it uses as a surname, too ("George Will"), in lower case."""

    lower: frozenset[str]
    inner: frozenset[str]
    surnames: frozenset[str]

    @classmethod
    def of(cls, narration: Narration) -> Capitals:
        """Collect them from the narration."""
        tokens, lowers, sorts, sentence = narration.words, narration.lowers, narration.sorts, narration.sentence
        lower = {token for token, folded in zip(tokens, lowers, strict=True) if token == folded}
        inner, surnames = set(), set()
        for at in range(1, len(tokens)):
            if not tokens[at][0].isupper():
                continue
            if sentence[at] == sentence[at - 1] and tokens[at - 1] not in _CLAUSE_OPENERS:
                inner.add(tokens[at])
            if sorts[at] & (Sort.UNNAMED | NOUNS) and sorts[at - 1] & GIVEN and tokens[at - 1][0].isupper():
                surnames.add(lowers[at])
        return cls(frozenset(lower), frozenset(inner), frozenset(surnames - narration.language.naming.never_surnames))


def starts_name(narration: Narration, at: int, extent: tuple[int, int], capitals: Capitals) -> bool:
    """Whether the word with a capital at `at` starts a name; `extent` is its sentence's."""
    first, last = extent
    sort = narration.sorts[at]
    if sort & Sort.UNNAMED:
        is_surname = narration.lowers[at] in capitals.surnames or _opens_as_speaker(narration, at, extent)
        is_name = (is_surname and _stands_as_name(narration, at, extent)) or _leads_name(narration, at, last)
        return is_name or _is_network_speaking(narration, at, extent)
    if (
        _is_handle(narration, at)
        or not narration.lowers[at][0].isalpha()
        or narration.words[at].startswith(narration.language.naming.seats)
    ):
        return False
    following = narration.words[at + 1] if at + 1 < last else ""
    if following[:1].islower() and _says_where(narration, at):
        return False  # "said Avon-based analyst Ann Lee"
    is_before_name = following in capitals.inner or (at + 1 < last and bool(narration.sorts[at + 1] & GIVEN))
    if at == first and is_before_name and _is_plain(narration, at, following, capitals):
        return False  # "Injecting Lee into the race …"
    is_inside = at > first and narration.words[at - 1] not in _CLAUSE_OPENERS
    if sort & Sort.TITLE and following in narration.language.naming.office_joints:
        past_article = at + 2 + (narration.lower_at(at + 2) in narration.language.grammar.definite_article)
        return is_inside or is_name_word(narration, past_article, last)
    return is_inside or following[:1].isupper() or _opens_with_name(narration, at, last, capitals)


def _says_where(narration: Narration, at: int) -> bool:
    """Whether the word only says where or how, behind a hyphen: "Avon-based"."""
    _, hyphen, tail = narration.words[at].rpartition("-")
    return bool(hyphen) and tail.islower() and narration.language.vocabulary.is_common_word(tail)


def _is_handle(narration: Narration, at: int) -> bool:
    """Whether the word is an account's or a subject's name on a network: "@AnnLee", "#Avon"."""
    return at > 0 and narration.words[at - 1] in _HANDLE_SIGNS and narration.ends[at - 1] == narration.starts[at]


def _is_plain(narration: Narration, at: int, following: str, capitals: Capitals) -> bool:
    """Whether a sentence's first word is a common word that only opens it, in front of a name."""
    word, sort = narration.words[at], narration.sorts[at]
    is_verb_like = word.endswith(narration.language.grammar.unlike_name_endings)
    if narration.language.titles.is_title(following) and not is_verb_like:
        return False  # "Prime Minister Ann Lee"
    if following.lower() in narration.language.names.last_body_words and not is_verb_like:
        return False  # "Global Affairs says"
    if sort & (GIVEN | Sort.TITLE | Sort.BODY | Sort.BODY_WORD | Sort.PLACE | Sort.PERSON) or word in capitals.inner:
        return False
    return not word.isupper() and narration.language.vocabulary.is_common_word(narration.lowers[at])


def _stands_as_name(narration: Narration, at: int, extent: tuple[int, int]) -> bool:
    """Whether a surname that is a common word too is the name here: a verb follows it, or no plain word."""
    first, last = extent
    after = narration.sorts[at + 1] if at + 1 < last else 0
    if at == first and after != Sort.CUE:
        return False
    return at + 1 >= last or not narration.words[at + 1].islower() or bool(after & (NO_NAME | Sort.ADVERB))


def _opens_as_speaker(narration: Narration, at: int, extent: tuple[int, int]) -> bool:
    """Whether an adjective opens the sentence in front of a verb that nearly always reports speech: "Young said"."""
    first, last = extent
    return at == first and narration.sorts[at] == Sort.UNNAMED and _is_before_report(narration, at, last)


def _is_network_speaking(narration: Narration, at: int, extent: tuple[int, int]) -> bool:
    """Whether the word is a network that says something: "Facebook said", and not "wrote on Facebook"."""
    first, last = extent
    is_network = narration.lowers[at] in narration.language.naming.networks
    is_behind_preposition = at > first and narration.sorts[at - 1] & Sort.PREPOSITION
    return is_network and not is_behind_preposition and _is_before_report(narration, at, last)


def _is_before_report(narration: Narration, at: int, last: int) -> bool:
    """Whether a verb follows that nearly always reports speech."""
    language = narration.language
    return at + 1 < last and language.word_classes.lemmas.get(narration.lowers[at + 1]) in language.cues.strong


def _leads_name(narration: Narration, at: int, last: int) -> bool:
    """Whether a common word that is a given name too is followed by a surname: "Will Lee"."""
    return bool(narration.sorts[at] & GIVEN) and is_name_word(narration, at + 1, last)


def _opens_with_name(narration: Narration, at: int, last: int, capitals: Capitals) -> bool:
    """Whether the first word of a sentence is a name, though every sentence starts with a capital."""
    word, sort = narration.words[at], narration.sorts[at]
    if narration.lowers[at] in capitals.surnames and at + 1 < last and narration.sorts[at + 1] & _FINITE:
        return True  # "Guest said", where Tim Guest is named
    if sort & (NOUNS | Sort.CUE | Sort.PREPOSITION) and not sort & GIVEN:
        return False
    if word in capitals.inner or word.isupper() or (sort & GIVEN and narration.lowers[at] not in capitals.lower):
        return True
    following = narration.words[at + 1] if at + 1 < last else ""
    if _is_foreign_subject(narration, at, following, capitals):
        return True
    if following == "," and narration.language.vocabulary.is_common_word(narration.lowers[at]):
        return _is_explained(narration, at + 2, last)
    is_subject = following in {":", ","} or (at + 1 < last and bool(narration.sorts[at + 1] & _FINITE))
    endings = narration.language.grammar.unlike_name_endings
    return is_subject and narration.lowers[at] not in capitals.lower and not word.endswith(endings)


def _is_foreign_subject(narration: Narration, at: int, following: str, capitals: Capitals) -> bool:
    """Whether a sentence's first word is no word of the language, and a small one follows: "Larkbook issued …"."""
    word, lower, language = narration.words[at], narration.lowers[at], narration.language
    if lower in capitals.lower or word.endswith(language.grammar.unlike_name_endings) or not following[:1].islower():
        return False
    return bool(language.vocabulary.common_words) and not language.vocabulary.is_common_word(lower)


def _is_explained(narration: Narration, at: int, last: int) -> bool:
    """Whether what stands behind a comma explains a name: "Brown, who …", "Brown, 54"; not "Elsewhere, the family"."""
    return at < last and (bool(narration.sorts[at] & Sort.RELATIVE) or narration.words[at][0].isdigit())


def is_name_word(narration: Narration, at: int, last: int) -> bool:
    """Whether the word at `at`, before `last`, has a capital and is none that never stands in a name."""
    if at >= last:
        return False
    word = narration.words[at]
    return word[0].isupper() and word != QUOTE and not narration.sorts[at] & Sort.UNNAMED
