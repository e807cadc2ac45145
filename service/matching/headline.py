"""Says the whole of an answer in one sentence: whether it is as quoted, by whom, and what was said instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from service.domain import AttributionVerdict, Change, ChangeKind, Match, Severity, Stance, TextSpan, Verdict
from service.language.language import language_of
from service.matching.joined import Joined, outlet_in_a_row
from service.people.comparison import is_same_person

_MOST_WORDS = 8
"""Words of the record that are quoted."""
_MOST_NAMED = 3
"""Of those who are each said to have said it."""
_AGREED_NOT_THEIRS = frozenset({AttributionVerdict.CONTRADICTED, AttributionVerdict.DENIED})
"""Verdicts on who was claimed that hold whatever else articles disagree on."""
_NEAR = 1_000
"""Code points on either side of a change in which they are looked for."""
_WORD = re.compile(r"\S+")
_NOT_ON_RECORD = "Not on record."
_NOBODY_NAMED = "no article says who said it"


def headline(matches: Sequence[Match], claimed: str | None, joined: Sequence[Joined]) -> str:
    """One sentence on the best match, or on what is joined: "Not as quoted, and not by Lee: Berg said “we may go”."."""
    if joined:
        names = dict.fromkeys(part.speakers[0].name for part in joined if part.speakers)
        whose = f" of {' and of '.join(names)}" if names else ""
        if outlet := outlet_in_a_row(joined):
            return f"As quoted, but not in one piece: {len(joined)} quotes{whose}, one after the other in {outlet}."
        return f"Never said at once: words{whose} are joined as one."
    if not matches:
        return _NOT_ON_RECORD
    best = matches[0]
    lead, is_as_quoted = _on_words(best)
    if not best.in_quotes:
        return f"{_outside_quotes(best, is_as_quoted=is_as_quoted)}."
    return f"{lead}{_on_speaker(best, claimed, is_as_quoted=is_as_quoted)}."


def headline_of_unsaid(
    matches: Sequence[Match], joined: Sequence[Joined], stance: Stance, about: str | None, *, text: str
) -> str:
    """The same for words that the `text` which holds them ("The draft") says were not said, or leaves in doubt: whether
    the record agrees. `about` is the name of who did not say them."""
    said = "this was said" if about is None else f"{about} said this"
    unsaid = "this was not said" if about is None else f"{about} did not say this"
    if stance is Stance.DOUBTED:
        return f"{text} leaves in doubt that {said}{_on_record(matches, joined, None)}."
    return f"{text} says that {unsaid}{_on_record(matches, joined, about)}."


def _on_record(matches: Sequence[Match], joined: Sequence[Joined], denied: str | None) -> str:
    """What the record has of words that are not credited to anybody; `denied` is who did not say them."""
    if joined:
        return ", and the record has them in several quotes only"
    if not matches:
        return ", and it is not on record"
    best = matches[0]
    if not best.speakers and any(denial.stance is Stance.DENIED for denial in best.denied_by):
        return ", and the record says that it was not said"
    _, is_as_quoted = _on_words(best)
    if not is_as_quoted:
        return f"; {_said(best, is_as_quoted=False)}"
    if best.speaker is None:
        return f", but it is on record: {_NOBODY_NAMED}"
    is_theirs = denied is not None and is_same_person(denied, [best.speaker.name], language_of(None))
    return f", {'but' if is_theirs else 'and'} it is on record from {best.speaker.name}"


def _outside_quotes(best: Match, *, is_as_quoted: bool) -> str:
    """Of words of a given source that are in no quotation marks: nobody is said there to have said them."""
    if is_as_quoted:
        return "Not a quote: the source has these words outside of quotation marks"
    words = _recorded_words(best)
    close = f"“{words}”" if words else "something close"
    return f"Not as quoted, and not a quote: the source has {close} outside of quotation marks"


def _on_words(best: Match) -> tuple[str, bool]:
    """How the words stand, and whether they may be quoted so."""
    comparison = best.comparison
    match comparison.severity:
        case None:
            return "As quoted", True
        case Severity.STYLE:
            is_cut = comparison.verdict is Verdict.SPLICED
            return "As quoted but for what is left out" if is_cut else "As quoted but for how it is written", True
        case Severity.WORDING:
            return "Not as quoted", False
        case Severity.SENSE:
            is_part = comparison.verdict is Verdict.FRAGMENT
            return "Not in the sense in which it was said" if is_part else "Not as quoted", False
        case _:
            assert_never(comparison.severity)


def _on_speaker(best: Match, claimed: str | None, *, is_as_quoted: bool) -> str:
    """Who is claimed, who is recorded, and what they said where that differs."""
    said = _said(best, is_as_quoted=is_as_quoted)
    if best.is_disputed and best.attribution not in _AGREED_NOT_THEIRS:
        return _on_dispute(best, is_as_quoted=is_as_quoted)
    match best.attribution:
        case AttributionVerdict.CONTRADICTED:
            return f", {'but' if is_as_quoted else 'and'} not by {claimed}: {said}"
        case AttributionVerdict.CONFIRMED:
            return f", by {claimed}" if is_as_quoted else f": {said}"
        case AttributionVerdict.DENIED:
            return f", but {claimed} is on record only as not having said it"
        case AttributionVerdict.NOT_CLAIMED | AttributionVerdict.UNATTRIBUTED:
            return f": {said}"
        case _:
            return f": {said} ({best.attribution.meaning.title.lower()})"


def _on_dispute(best: Match, *, is_as_quoted: bool) -> str:
    """What articles do not agree on: who said it, or whether it was said at all."""
    names = [speaker.name for speaker in best.speakers]
    if best.do_outlets_differ and len(names) > 1:
        on = f"who said it: {' or '.join(names[:_MOST_NAMED])}{' or others' if len(names) > _MOST_NAMED else ''}"
    else:
        on = f"whether {names[0]} said it" if names else "whether it was said"
    words = "" if is_as_quoted else _recorded_words(best)
    record = f": the record has “{words}”" if words else ""
    return f"{record}, {'and' if record else 'but'} articles disagree on {on}"


def _said(best: Match, *, is_as_quoted: bool) -> str:
    name = best.speaker.name if best.speaker else None
    if is_as_quoted:
        return f"{name} said it" if name else _NOBODY_NAMED
    words = _recorded_words(best)
    if not words:
        return f"{name} did not say it in this order" if name else "it was not said in this order"
    return f"{name} said “{words}”" if name else f"the record has “{words}”"


def _recorded_words(best: Match) -> str:
    """What the record has in the place of the gravest change, with a word beside it that shows where it stands."""
    changes = [change for change in best.comparison.changes if change.kind is not ChangeKind.EDITORIAL]
    if not changes:
        return ""
    gravest = min(changes, key=lambda change: change.kind.meaning.gravity)
    return _shown(best.quote.text, gravest)


def _shown(text: str, change: Change) -> str:
    span = change.quote
    words = [(match.start(), match.end()) for match in _WORD.finditer(text, *_around(text, span))]
    inside = [at for at, (start, end) in enumerate(words) if _touches(start, end, span)]
    if not inside:
        return ""
    first, last = inside[0], inside[-1]
    if first == last and last + 1 < len(words):
        last += 1
    elif first == last and first > 0:
        first -= 1
    cut = "…" if last - first >= _MOST_WORDS else ""
    last = min(last, first + _MOST_WORDS - 1)
    return text[words[first][0] : words[last][1]].strip(' .,;:!?"“”‘’') + cut


def _around(text: str, span: TextSpan) -> tuple[int, int]:
    """Where the words beside a span stand, cut between words: a recorded quote may be a whole speech."""
    start, end = max(0, span.start - _NEAR), min(len(text), span.end + _NEAR)
    while 0 < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < len(text) and not text[end].isspace():
        end -= 1
    return start, end


def _touches(start: int, end: int, span: TextSpan) -> bool:
    """Whether a word holds a part of the span; of an empty one, whether it stands before or behind it."""
    if span.start == span.end:
        return start <= span.start <= end or end + 1 == span.start
    return start < span.end and span.start < end
