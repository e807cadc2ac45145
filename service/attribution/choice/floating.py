"""Finds who speaks in a paragraph that is nothing but a quote: whoever spoke before it, or whom the paragraph before it
is about."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.choice.quote_view import QuoteView
from service.attribution.ids import MentionId
from service.attribution.narration.mention import MentionType
from service.language.word_classes import Sort

_SHORTEST = 4  # words; fewer are often a heading or a sign
_PAST_ONE = 2  # paragraphs from a quote to this one, where one without a quote stands between
_ENDS = frozenset(".!?…")


def floating_speaker(view: QuoteView) -> MentionId | None:
    """The speaker of a quote that is a paragraph by itself.

    The speaker of the quote before it, where only a paragraph's end and nobody else stand between; else the one person
    whom the paragraph before it names, if nothing is quoted there; else, where that names nobody, the speaker of the
    quote before it.
    """
    if not _is_paragraph(view):
        return None
    paragraph = view.article.narration.paragraph[view.sentence]
    previous = view.previous
    if previous is not None:
        distance = paragraph - view.article.narration.paragraph[view.article.narration.sentence[previous.token]]
        if distance <= 1:
            return previous.speaker if previous.speaker is not None and _is_undisturbed(view, previous.token) else None
    person = _only_person(view, paragraph - 1)
    is_near = (
        person is None and previous is not None and distance == _PAST_ONE and _is_undisturbed(view, previous.token)
    )
    return previous.speaker if is_near and previous is not None else person


def _is_paragraph(view: QuoteView) -> bool:
    article = view.article
    is_whole = article.opens_paragraph(view.sentence) and article.ends_paragraph(view.sentence)
    return is_whole and view.span.is_closed and view.is_alone and view.words >= _SHORTEST and view.ending in _ENDS


def _is_undisturbed(view: QuoteView, token: int) -> bool:
    """Whether nobody but the speaker of the quote at `token` is named between it and this one."""
    previous = view.previous
    speaker = None if previous is None or previous.speaker is None else view.article.mentions[previous.speaker].member
    low, high = (bisect_left(view.article.mention_starts, at) for at in (token, view.token))
    between = view.article.mentions[low:high]
    names = [mention for mention in between if mention.type is MentionType.NAME and not mention.sorts & Sort.PLACE]
    return all(mention.member == speaker for mention in names if mention.host is None)


def _only_person(view: QuoteView, paragraph: int) -> MentionId | None:
    """The first mention of the one person whom the paragraph names."""
    article = view.article
    sentences = [
        sentence
        for sentence in range(view.sentence - 1, -1, -1)
        if paragraph <= article.narration.paragraph[sentence] <= paragraph
    ]
    if not sentences or sentences[0] in article.titles:
        return None
    start, end = article.narration.sentence_starts[sentences[-1]], article.narration.sentence_starts[sentences[0] + 1]
    low, high = (bisect_left(article.mention_starts, at) for at in (start, end))
    persons = {
        mention.member: MentionId(number)
        for number, mention in reversed([*enumerate(article.mentions)][low:high])
        if mention.type is MentionType.NAME and mention.host is None and mention.member is not None
        if article.cast.members[mention.member].is_person
    }
    return next(iter(persons.values())) if len(persons) == 1 else None
