"""Finds who speaks together: "Lee and Roe said", "Sens. Lee, Roe and Park wrote", "according to Lee and Roe"."""

from __future__ import annotations

from enum import Enum, auto
from itertools import pairwise

from service.attribution.article_view import ArticleView
from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.cues import Cue
from service.attribution.narration.link import Link
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import QUOTE
from service.language.word_classes import Sort

_MOST = 8
"""Mentions in one row; a longer list says who was there more often than who spoke."""
_NEAR = 8
"""Mentions behind one among which the next of its row is looked for: those of an aside stand between."""
_LONGEST_ASIDE = 14  # tokens between the commas, or in the brackets, behind a name
_VERBS = Sort.CUE | Sort.AUXILIARY | Sort.MODAL
_BESIDE = _VERBS | Sort.ADVERB | Sort.DETERMINER
_BEHIND_CUE: frozenset[Link] = frozenset({"inverted", "according"})
_CREDITS = frozenset("—–-")


class _Gap(Enum):
    """What parts two neighbours of a row."""

    COMMA = auto()
    COMMA_AND = auto()
    AND = auto()


def joint_speakers(view: QuoteView, mention_id: MentionId) -> tuple[MentionId, ...]:
    """The mentions that say the quote together with `mention_id`, itself among them, in order; it alone where it stands
    in no row of names that is the subject of one verb, or that one "according to", "by" or line of credit names.

    "Lee, the mayor of Avon and head of its council" is one person; what "Lee told Roe" is Lee's alone.
    """
    row = _row(view.article, mention_id)
    return row if len(row) > 1 and _speaks_together(view, mention_id, row) else (mention_id,)


def _row(article: ArticleView, mention_id: MentionId) -> tuple[MentionId, ...]:
    """The row in which the mention stands: parted by commas, and by "and" at the end; the mention alone without one."""
    row, gaps = [mention_id], list[_Gap]()
    while len(row) < _MOST and (behind := _next(article, row[-1])):
        row.append(behind[0])
        gaps.append(behind[1])
    while len(row) < _MOST and (before := _previous(article, row[0])):
        row.insert(0, before[0])
        gaps.insert(0, before[1])
    end = max((number for number, gap in enumerate(gaps, start=1) if gap is not _Gap.COMMA), default=0)
    row, gaps = row[: end + 1], gaps[:end]
    is_row = mention_id in row and all(left is _Gap.COMMA or right is not _Gap.COMMA for left, right in pairwise(gaps))
    if gaps == [_Gap.COMMA_AND] and not _may_be_parted(article, row[0]):
        is_row = False  # "The council met Lee, and Roe said"
    return tuple(row) if is_row else (mention_id,)


def _may_be_parted(article: ArticleView, mention_id: MentionId) -> bool:
    """Whether a comma and "and" may part two who speak together: the first opens its sentence, or explains a noun, as
    in "Her lawyer, Lee, and Roe said"."""
    mention, narration = article.mentions[mention_id], article.narration
    opens = mention.first == narration.sentence_starts[mention.sentence]
    return opens or narration.words[mention.first - 1] == ","


def _next(article: ArticleView, mention_id: MentionId) -> tuple[MentionId, _Gap] | None:
    """The mention behind this one in a row, and what parts the two."""
    mention = article.mentions[mention_id]
    for number in range(mention_id + 1, min(mention_id + 1 + _NEAR, len(article.mentions))):
        other = article.mentions[number]
        if other.sentence != mention.sentence:
            return None
        gap = _gap(article, mention, other) if other.host is None else None
        if gap is not None:
            return MentionId(number), gap
    return None


def _previous(article: ArticleView, mention_id: MentionId) -> tuple[MentionId, _Gap] | None:
    """The mention in front of this one in a row, and what parts the two."""
    for number in range(mention_id - 1, max(-1, mention_id - 1 - _NEAR), -1):
        other = article.mentions[number]
        if other.sentence != article.mentions[mention_id].sentence:
            return None
        behind = _next(article, MentionId(number)) if other.host is None else None
        if behind is not None and behind[0] == mention_id:
            is_setting = behind[1] is _Gap.COMMA and _is_oblique(article, other)
            return None if is_setting else (MentionId(number), behind[1])
    return None


def _is_oblique(article: ArticleView, mention: Mention) -> bool:
    """Whether a preposition stands before the mention: "In Avon, Lee and Roe said"."""
    before = mention.first - 1 - (article.narration.lower_at(mention.first - 1) in _articles(article))
    return before >= 0 and bool(article.narration.sorts[before] & Sort.PREPOSITION)


def _gap(article: ArticleView, one: Mention, other: Mention) -> _Gap | None:
    """What parts two mentions of a row; None where they are no neighbours in one.

    Nouns and pronouns stand in a row only with "and": "his lawyer, Lee" is one person.
    """
    narration = article.narration
    if (one.sorts | other.sorts) & Sort.RELATIVE:
        return None
    start, end = _end(article, one), int(other.first)
    end -= end > start and other.type is MentionType.NAME and narration.lowers[end - 1] in _articles(article)
    if end <= start or not (_can_be_listed(article, one) and _can_be_listed(article, other)):
        return None
    past = _past_aside(article, start)
    if narration.joins_names(end - 1):
        if start == end - 1 or start < past == end - 1:
            return _Gap.AND
        return _Gap.COMMA_AND if start == end - 2 and narration.words[start] == "," else None
    is_listed = narration.words[end - 1] == "," and (start == end - 1 or start < past == end)
    are_alike = one.type is other.type is MentionType.NAME and _is_body(article, one) == _is_body(article, other)
    is_explained = end < other.first and not _is_body(article, other)  # "Lee, the Roe Professor"
    return _Gap.COMMA if is_listed and are_alike and not is_explained else None


def _is_body(article: ArticleView, mention: Mention) -> bool:
    return mention.member is not None and article.cast.members[mention.member].is_body


def _can_be_listed(article: ArticleView, mention: Mention) -> bool:
    """Whether a name is one that stands in a row; not a person's that holds "of" ("Republican of Avon"), and not a
    common word, which is part of a name: "the Science and Technology Office"."""
    narration = article.narration
    if mention.type is not MentionType.NAME or _is_body(article, mention):
        return True
    if any(narration.sorts[at] & Sort.PREPOSITION for at in range(mention.head, mention.last)):
        return False
    member = None if mention.member is None else article.cast.members[mention.member]
    is_single = mention.last - mention.head == 1 and not (member and (member.parsed.given or member.is_person))
    return not (is_single and narration.language.vocabulary.is_common_word(narration.lowers[mention.head]))


def _articles(article: ArticleView) -> frozenset[str]:
    return article.narration.language.grammar.definite_article


def _end(article: ArticleView, mention: Mention) -> int:
    """Where the mention ends: past "of Avon" behind a noun, and past brackets."""
    narration = article.narration
    at = int(mention.last)
    if mention.type is MentionType.NOUN and at < len(narration) and narration.sorts[at] & Sort.PREPOSITION:
        behind = article.first_mention_from(at + 1)
        place = None if behind is None else article.mentions[behind]
        if place is not None and place.first <= at + 2 and _is_where(place):
            at = int(place.last)
    if narration.words[at : at + 1] == ["("]:
        closing = narration.words[at : at + _LONGEST_ASIDE]
        length = closing.index(")") + 1 if ")" in closing else 0
        at += length if QUOTE not in closing[:length] else 0
    return at


def _is_where(name: Mention) -> bool:
    """Whether the name behind a noun is a place's or body's, as far as its form tells, and no second person's."""
    is_short = name.last - name.head == 1
    return name.type is MentionType.NAME and (is_short or bool(name.sorts & (Sort.PLACE | Sort.BODY)))


def _past_aside(article: ArticleView, at: int) -> int:
    """Past ", the mayor of Avon," behind a name that ends before `at`, or `at`: no verb stands in it, and no "who"."""
    narration = article.narration
    if narration.words[at : at + 1] != [","]:
        return at
    for end in range(at + 1, min(at + 1 + _LONGEST_ASIDE, len(narration))):
        if narration.words[end] == ",":
            return end + 1
        is_verb = narration.sorts[end] & _VERBS and not narration.sorts[end] & (Sort.PERSON | Sort.TITLE)
        if is_verb or narration.sorts[end] & Sort.RELATIVE or narration.quotes[end] is not None:
            return at
    return at


def _speaks_together(view: QuoteView, mention_id: MentionId, row: tuple[MentionId, ...]) -> bool:
    """Whether the row as a whole says the quote."""
    article = view.article
    first, last = article.mentions[row[0]].first, _end(article, article.mentions[row[-1]])
    cues = (article.governing_cue(member, view.token) for member in (mention_id, *row))
    cue = next((cue for cue in cues if cue is not None), None)
    if cue is None:
        return _is_named_alone(view, first, last)
    return _follows(article, cue, first, last) if cue.at < first else _is_subject(article, cue, first, last)


def _is_named_alone(view: QuoteView, first: int, last: int) -> bool:
    """Whether no verb names the row: "by Lee and Roe", a line of credit, a label with a colon."""
    narration = view.article.narration
    before = narration.lower_at(first - 1)
    is_agent = before in narration.language.passives.agent_prepositions
    return is_agent or (before in _CREDITS and view.token < first) or narration.lower_at(last) == ":"


def _follows(article: ArticleView, cue: Cue, first: int, last: int) -> bool:
    """Whether the row stands behind its verb: "said Lee and Roe", and not "said Lee and Roe nodded"."""
    narration = article.narration
    before = first - (narration.lower_at(first - 1) in _articles(article))
    is_beside = cue.link in _BEHIND_CUE and cue.at + cue.length == before
    is_other_verb = last < len(narration) and (
        narration.sorts[last] & _VERBS or narration.lowers[last].endswith(narration.language.grammar.past_endings)
    )
    return is_beside and not is_other_verb


def _is_subject(article: ArticleView, cue: Cue, first: int, last: int) -> bool:
    """Whether the row is the subject of the verb behind it, or of one before that: "Lee and Roe left, saying"."""
    narration = article.narration
    if first and narration.sorts[first - 1] & Sort.PREPOSITION:
        return False
    if cue.link == "appositive":
        return True
    at = _past_aside(article, last)
    while at < cue.at and (
        narration.sorts[at] & _BESIDE or narration.lowers[at].endswith(narration.language.grammar.adverb_endings)
    ):
        at += 1
    is_verb_like = narration.words[at][0].islower() and not narration.sorts[at] & (Sort.RELATIVE | Sort.CONJUNCTION)
    return at == cue.at or is_verb_like
