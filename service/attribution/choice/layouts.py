"""Layouts that decide by themselves, without the model: labels, lines of credit, words that a news body passes on."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.cast.mention import MentionType
from service.attribution.choice.quote_view import QuoteView
from service.language.lexicon import Sort, words

_RELAYING = words("report according")
_BEFORE_TITLES = words("’s 's the a D p of w g s with")  # signs of the word before the quote
_PERFORMING = words("singing sang sings sung performing performed performs")
_WORKS = words(
    """nicknamed titled entitled named film movie documentary book novel memoir song album show series episode program
    programme play musical magazine podcast poem painting"""
)
_LONGEST_NICKNAME = 2  # words
_CALLING = words("call called calls calling dubbed dubs branded brands labeled labelled labels")
_LONGEST_OBJECT = 9  # words between such a verb and the quote
_DASHES = frozenset("-–—―")
_BULLETS = frozenset("•*-–—·▪")
_OBJECTS = words("her him them me us")
_TELLING = words("told tells")


def is_title_like(view: QuoteView) -> bool:
    """Whether the quote has a title's capitals and stands where a noun does: "on “Morning Talk”".

    Behind "the film" or "nicknamed" a first capital or figure is enough.
    """
    if view.is_alone:
        return False
    is_work = view.before_word in _WORKS or (view.before_word == "called" and view.before_word2 in _WORKS)
    if not view.is_titled or is_work:
        return is_work and not view.opens_small
    is_behind_noun = view.before in _BEFORE_TITLES or view.before_word in _PERFORMING
    return is_behind_noun and calls(view) < 0


def calls(view: QuoteView) -> int:
    """The subject of "Lee called the mayor “Mister Perfect”", whoever reports that, or -1.

    Only for a quote with the capitals of a title, which the model takes for one. It is better than this at the others.
    """
    narration, cues = view.reading.narration, view.reading.cues
    if not view.is_titled or view.before_word in _WORKS:
        return -1
    for at in range(view.token - 2, max(view.first, view.token - _LONGEST_OBJECT) - 1, -1):
        if narration.sorts[at] & Sort.CUE and narration.lowers[at] in _CALLING:
            cue = bisect_left(view.reading.cue_tokens, at)
            is_direct = cue < len(cues) and cues[cue].at == at and cues[cue].link == "direct"
            return cues[cue].subject if is_direct and cues[cue].subject in view.candidates else -1
        if narration.sorts[at] & (Sort.AUXILIARY | Sort.MODAL | Sort.RELATIVE) or not narration.words[at][0].isalnum():
            return -1
    return -1


def is_nickname(view: QuoteView) -> bool:
    """Whether the quote stands within a person's name: "Joe “Fingers” Smith"."""
    narration, token = view.reading.narration, view.token
    if view.words > _LONGEST_NICKNAME or view.opens_small or not view.first < token < view.last - 1:
        return False
    before, after = narration.words[token - 1], narration.words[token + 1]
    is_named = narration.sorts[token - 1] & (Sort.MAN | Sort.WOMAN) or before.istitle()
    return bool(is_named) and before[0].isupper() and after[0].isupper() and not narration.sorts[token + 1]


def labelled(view: QuoteView) -> int:
    """The name and colon in front of the quote, from within its marks too ("LEE: I never said so."), or -1.

    Outside the marks the name must open the sentence, or the item of a list; inside, a work's title and subtitle
    ("Rust: How Bridges Fall") is no label.
    """
    narration, mentions = view.reading.narration, view.reading.mentions
    colon = view.token - 1
    if colon < 1 or narration.words[colon] != ":":
        return -1
    found = bisect_left(view.reading.mention_starts, colon) - 1
    if found < 0 or mentions[found].last != colon or mentions[found].type is not MentionType.NAME:
        return -1
    first = mentions[found].first
    opens = first == view.first or (first == view.first + 1 and narration.words[view.first] in _BULLETS)
    is_within = narration.starts[first] >= view.span.start
    if is_within and view.is_titled and not narration.words[first].isupper():
        return -1
    is_place = mentions[found].sorts & Sort.PLACE
    return found if is_within or (opens and not is_place) else -1


def told(view: QuoteView) -> int:
    """The subject of "told her" right in front of the quote, whoever else reports it, or -1."""
    narration = view.reading.narration
    at = view.token - 1
    if at > view.first and narration.lowers[at] in {",", "that", ":"}:
        at -= 1
    if at <= view.first or narration.lowers[at] not in _OBJECTS or narration.lowers[at - 1] not in _TELLING:
        return -1
    cue = bisect_left(view.reading.cue_tokens, at - 1)
    cues = view.reading.cues
    if cue >= len(cues) or cues[cue].at != at - 1 or cues[cue].link not in {"direct", "phrase", "appositive"}:
        return -1
    return cues[cue].subject if cues[cue].subject in view.candidates else -1


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
