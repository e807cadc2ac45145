"""Finds how far a name goes in running text: past titles, offices and particles, and where the name itself begins."""

from __future__ import annotations

from service.attribution.narration.body_names import (
    is_body_of_place,
    is_force,
    is_owned_office,
    names_saint,
    past_fields,
    past_partner,
)
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.name_starts import GIVEN, NO_NAME, is_name_word
from service.attribution.narration.narration import QUOTE, Narration
from service.attribution.narration.noun_phrases import phrase_start
from service.attribution.narration.trades import is_officer, opens_with_trade
from service.language.word_classes import Sort

_OFFICE = Sort.TITLE | Sort.BODY_WORD | Sort.BODY
_LONGEST_NAME = 12
_LONGEST_ABBREVIATION, _LONGEST_ACRONYM = 5, 6
_MOST_PARTICLES = 3
_TWO = 2


def name_at(narration: Narration, start: int, sentence: int) -> Mention:
    """The mention whose name starts at token `start`, with the role in front of it."""
    sentence_first, last = narration.sentence_range(sentence)
    end = _name_end(narration, start, last)
    first = _role_start(narration, start, sentence_first)
    last_sort = narration.sorts[end - 1]
    before = narration.sorts[start - 1] if start > sentence_first else Sort.DETERMINER
    is_title = end - start == 1 and narration.language.titles.is_title(narration.words[start])
    if is_title and before & Sort.DETERMINER and not last_sort & GIVEN:
        return Mention.of(MentionType.NOUN, (first, start, end), sentence, Sort.PERSON)
    if is_force(narration, end, last):
        return Mention.of(MentionType.NAME, (start, start, end + 1), sentence, Sort.BODY)
    head = _head_start(narration, start, end)
    if head == start == first and end - start == 1:
        first = head = _particles_start(narration, start, sentence_first)
    return Mention.of(MentionType.NAME, (first, head, end), sentence, _sorts(narration, start, head, end))


def _sorts(narration: Narration, start: int, head: int, end: int) -> int:
    """What the name can be: a person with a title or a given name, a place, or a body by one of its words."""
    sorts = narration.sorts
    if end - head > _TWO and (narration.lowers[head], narration.lowers[head + 2]) in narration.partners:
        return Sort.BODY
    if end - head > 1 and narration.lowers[head] in narration.language.naming.place_openers:
        return Sort.BODY if any(sort & Sort.BODY_WORD for sort in sorts[head:end]) else Sort.PLACE
    if head > start or (sorts[head] & GIVEN and end - head > 1):
        return Sort.PERSON
    if sorts[end - 1] & Sort.PLACE or " ".join(narration.lowers[head:end]) in narration.language.naming.countries:
        return Sort.BODY if is_body_of_place(narration, head, end) else Sort.PLACE
    word = narration.words[head]
    if end - head == 1 and narration.lowers[head] in narration.language.naming.networks:
        return Sort.BODY
    is_acronym = end - head == 1 and word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM
    return Sort.BODY if is_acronym or any(sort & (Sort.BODY_WORD | Sort.BODY) for sort in sorts[head:end]) else 0


def _name_end(narration: Narration, start: int, last: int) -> int:
    """One past the last token of the run of name words that starts at `start`."""
    end = start + 1
    naming = narration.language.naming
    is_courtesy = narration.lowers[start] in naming.courtesies
    while end < last and end - start < _LONGEST_NAME:
        step = _over_joint(narration, start, end, last) or _continuation(narration, end, last)
        step = step or 2 * _opens_body_word(narration, end, last)
        if not step or (is_courtesy and narration.words[end] in naming.office_joints):
            break
        end += step
    return end


def _over_joint(narration: Narration, start: int, at: int, last: int) -> int:
    """How many tokens from `at` on carry the name over a mark that ends most names; 0 when it ends this one, too."""
    word = narration.words[at]
    if word == "." and at + 1 < last and narration.sorts[at + 1] & Sort.PARTICLE and len(narration.words[at - 1]) == 1:
        return 1 + _past_particles(narration, at + 1, last) if narration.words[at + 1].islower() else 0
    if word == ".":
        return 2 if _is_initial(narration, at - 1, last) else 0
    if word in narration.language.grammar.doubtful_possessives:
        return 2 if is_owned_office(narration, at, last) else 0
    if word == ",":
        return past_fields(narration, at, last)
    if word in narration.language.naming.field_joints:
        return past_fields(narration, at, last) or past_partner(narration, start, at, last)
    return 0


def _is_initial(narration: Narration, at: int, last: int) -> bool:
    """Whether the token is the initial of a middle name: "K" in "Anna K. Young"."""
    words = narration.words
    if (
        at < 1
        or at + 2 >= last
        or words[at + 1] != "."
        or len(words[at]) != 1
        or not words[at].isupper()
        or words[at + 2] == QUOTE
    ):
        return False
    return words[at - 1][0].isupper() and words[at + 2][0].isupper()


def _continuation(narration: Narration, at: int, last: int) -> int:
    """How many tokens from `at` on carry the name further; 0 when it ends before `at`."""
    word, sort, before = narration.words[at], narration.sorts[at], narration.sorts[at - 1]
    if is_name_word(narration, at, last) or (word[0].isupper() and sort & Sort.BODY_WORD and word.isalpha()):
        return 1
    if word[0].isupper() and before & GIVEN and word != QUOTE and not _is_writer(narration, at):
        return 0 if sort & NO_NAME else 1
    if _is_initial(narration, at, last) and not narration.sorts[at + 2] & Sort.UNNAMED:
        return 1
    if sort & Sort.PARTICLE and word.islower():
        return _past_particles(narration, at, last)
    if not is_name_word(narration, at + 1, last):
        return 3 if _joins_with_article(narration, at) and is_name_word(narration, at + 2, last) else 0
    is_abbreviation = word == "." and len(narration.words[at - 1]) <= _LONGEST_ABBREVIATION
    is_office = word in narration.language.naming.office_joints and before & _OFFICE
    return 2 if is_abbreviation or is_office or word == "&" else 0


def _opens_body_word(narration: Narration, at: int, last: int) -> bool:
    """Whether an adjective with a capital stands before the word for a body: "High School" in "Marsh High School"."""
    if at + 1 >= last or not narration.words[at][0].isupper() or narration.sorts[at] != Sort.UNNAMED:
        return False
    return narration.words[at + 1][0].isupper() and bool(narration.sorts[at + 1] & Sort.BODY_WORD)


def _is_writer(narration: Narration, at: int) -> bool:
    """Whether the word is "I"."""
    return narration.lowers[at] in narration.language.pronouns.writer


def _joins_with_article(narration: Narration, at: int) -> bool:
    """Whether "of the" stands at `at` behind an office or a body, and may go on with its name."""
    language = narration.language
    if narration.words[at] not in language.naming.body_joints:
        return False
    is_of_the = narration.lower_at(at + 1) in language.grammar.definite_article
    return is_of_the and bool(narration.sorts[at - 1] & (Sort.TITLE | Sort.BODY_WORD))


def _past_particles(narration: Narration, at: int, last: int) -> int:
    """How many tokens "von der" and the name behind them are; 0 when no name follows."""
    end = at
    while end - at < _MOST_PARTICLES and end < last and narration.sorts[end] & Sort.PARTICLE:
        end += 1
    return end + 1 - at if is_name_word(narration, end, last) else 0


def _head_start(narration: Narration, start: int, end: int) -> int:
    """Where the name starts after titles, offices, a role and a party or nation in front of it."""
    tokens, sorts, naming = narration.words, narration.sorts, narration.language.naming
    head = _past_titles(narration, start, end)
    if head > start and tokens[head] in naming.name_joints:
        head = _past_office(narration, head + 1, end)
        while head < end - 1 and not sorts[head] & GIVEN and narration.lowers[head] in naming.office_words:
            head += 1
    while head < end - 1 and tokens[head] in naming.before_name_itself:
        head += 1
    if head >= end or (head > start and _is_body_word(narration, head, end)):
        return start  # "the Justice Department"
    while head < end - 1 and sorts[head] & Sort.PERSON and not sorts[head] & GIVEN and sorts[head + 1] & GIVEN:
        head += 1
    if end - head > _TWO and not sorts[end - 1] & (Sort.BODY | Sort.BODY_WORD) and opens_with_trade(narration, head):
        head += 1
    plural = Sort.PERSON | Sort.PLURAL
    is_word = narration.language.vocabulary.is_common_word(narration.lowers[min(head + 1, end - 1)])
    is_owner = tokens[head + 1 : head + 2] != [] and tokens[head + 1] in narration.language.grammar.doubtful_possessives
    is_body = is_owner or is_word or (head + 1 < end and sorts[head + 1] & Sort.BODY_WORD)
    if head < end - 1 and sorts[head] & plural == plural and not is_body:
        head += 1  # "Republicans Lee and Park"
    if sorts[head] & Sort.PLACE and end - head > _TWO and sorts[head + 1] & GIVEN:
        head += 1
    return _past_origin(narration, head, end)


def _past_office(narration: Narration, at: int, end: int) -> int:
    """Past what an office is of, which begins at `at`: "the Exchequer" in front of a given name, or else its first
    word."""
    at += narration.lowers[at] in narration.language.grammar.definite_article
    given = (name for name in range(at + 1, end - 1) if narration.sorts[name] & GIVEN)
    return next(given, at + 1)


def _is_body_word(narration: Narration, head: int, end: int) -> bool:
    """Whether all that is left of the name is a noun for a body: "Department"."""
    both = Sort.BODY | Sort.BODY_WORD
    return end - head == 1 and narration.sorts[head] & both == both


def _past_origin(narration: Narration, head: int, end: int) -> int:
    """Past what says where somebody is from, or of what, in front of a given name: "Texas-based Ann Lee"."""
    sorts, names, vocabulary = narration.sorts, narration.language.names, narration.language.vocabulary
    if sorts[head] & GIVEN or sorts[end - 1] & (Sort.BODY | Sort.BODY_WORD | Sort.PLACE):
        return head
    while head < end - 1 and _is_compound(narration.words[head]):
        head += 1  # "Texas-based Norvik"
    for at in range(head + 1, end - 1):
        surname = narration.lowers[at + 1]
        is_surname = surname in names.known_surnames or not vocabulary.is_common_word(surname)
        is_office = bool(sorts[at - 1] & (Sort.TITLE | Sort.BODY_WORD)) or is_officer(narration, at - 1)
        is_origin = is_office or all(_says_origin(narration, before) for before in range(head, at))
        if sorts[at] & GIVEN and is_surname and is_origin:
            return at
    return head


def _is_compound(word: str) -> bool:
    """Whether the word ends in small letters behind a hyphen: "Texas-based"."""
    return "-" in word and word.rpartition("-")[2].islower()


def _says_origin(narration: Narration, at: int) -> bool:
    """Whether the word says where from or of what: a place, a body, "-based", or a common word that is no surname."""
    word, lower, sort = narration.words[at], narration.lowers[at], narration.sorts[at]
    if sort & (Sort.PLACE | Sort.BODY | Sort.BODY_WORD | Sort.TITLE | Sort.PERSON):
        return True
    is_word = (
        narration.language.vocabulary.is_common_word(lower) and lower not in narration.language.names.known_surnames
    )
    return _is_compound(word) or is_word


def _particles_start(narration: Narration, start: int, sentence_first: int) -> int:
    """Where the particles in front of a surname start: "de Vries" inside a sentence."""
    first = start
    while (
        first - 1 > sentence_first
        and narration.sorts[first - 1] & Sort.PARTICLE
        and narration.words[first - 1].islower()
    ):
        first -= 1
    return first


def _past_titles(narration: Narration, start: int, end: int) -> int:
    """Past the last title or abbreviation that leaves a word; "Ann Major Lee" has none."""
    tokens, sorts, is_title = narration.words, narration.sorts, narration.language.titles.is_title
    head = start
    if narration.lowers[end - 1] in narration.language.names.legal_forms and end - start > _TWO:
        return head  # "General Looms Inc"
    for at in range(start, end - 1):
        is_owner = tokens[at + 1] in narration.language.grammar.possessives  # "the Sheriff’s Office"
        if is_owner or names_saint(narration, at, end):
            continue
        is_abbreviated = tokens[at] == "." and at > start and len(tokens[at - 1]) > 1
        is_middle_name = at == start + 1 and sorts[start] & GIVEN and not sorts[at] & Sort.PERSON
        if is_abbreviated or (is_title(tokens[at]) and not is_middle_name):
            head = at + 1
    return head


def _role_start(narration: Narration, start: int, sentence_first: int) -> int:
    """Where the role in front of a name starts: "longtime party pollster Ann Lee"."""
    before = narration.sorts[start - 1] if start > sentence_first else 0
    if not before & (Sort.PERSON | Sort.TITLE) or narration.words[start - 1][0].isupper():
        return start
    return phrase_start(narration, start - 1, sentence_first)
