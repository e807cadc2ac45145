"""Layouts that decide by themselves, without the model: labels, lines of credit, words that a news body passes on."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.lexicon import Sort, words
from service.attribution.mention import MentionType
from service.attribution.quote_view import QuoteView

_RELAYING = words("report according")
_BEFORE_TITLES = words("’s 's the a D p of w g s with")  # signs of the word before the quote
_DASHES = frozenset("-–—―")


def is_title_like(view: QuoteView) -> bool:
    """Whether the quote has a title's capitals and stands where a noun does: "on “Morning Talk”"."""
    return view.is_titled and not view.is_alone and view.before in _BEFORE_TITLES


def labelled(view: QuoteView) -> int:
    """The mention that labels the quote from within its marks ("LEE: I never said so."), or -1."""
    narration = view.reading.narration
    colon = view.token - 1
    if colon < 1 or narration.words[colon] != ":" or narration.starts[colon - 1] < view.span.start:
        return -1
    first = bisect_left(narration.starts, view.span.start)
    found = bisect_left(view.reading.mention_starts, first)
    mentions = view.reading.mentions
    return found if found < len(mentions) and mentions[found].last == colon else -1


def credited(view: QuoteView) -> int:
    """The name in a line of credit behind the quote ("…" - Ann Lee), which ends its paragraph, or -1."""
    narration = view.reading.narration
    dash = view.token + 1
    if narration.words[dash : dash + 1] in (["."], [","]):
        dash += 1
    if dash >= len(narration) or narration.words[dash] not in _DASHES:
        return -1
    found = bisect_left(view.reading.mention_starts, dash + 1)
    mentions = view.reading.mentions
    if found >= len(mentions) or mentions[found].first != dash + 1 or mentions[found].type is not MentionType.NAME:
        return -1
    sentence = mentions[found].sentence
    rest = narration.words[mentions[found].last : narration.sentence_starts[sentence + 1]]
    return found if rest in ([], ["."]) and view.reading.ends_paragraph(sentence) else -1


def relayed(view: QuoteView, number: int) -> int:
    """The person whose words a news body only passes on ("Lee spoke of “…”, the agency reported"), else `number`."""
    mentions = view.reading.mentions
    cue = view.cue_of(number)
    if cue is None or cue.lemma not in _RELAYING or mentions[number].first < view.token:
        return number
    if mentions[number].sorts & Sort.PERSON:
        return number
    speakers = [
        other
        for other in view.candidates
        if view.first <= mentions[other].first < view.token
        and mentions[other].sorts & Sort.PERSON
        and any(one.at < view.token and one.sentence == view.sentence for one in view.reading.few_cues(other))
    ]
    return speakers[-1] if speakers else number
