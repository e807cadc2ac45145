"""Describes one finding in lines for a person: what is recorded, what differs, who said it, who carried it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from service.cli.check.answers import AnsweredQuote, CorrectedRecord, RecordedQuote, Unknown
from service.cli.check.outcomes import Finding
from service.cli.highlighting import mark, printable
from service.domain import AttributionVerdict, Span, Stance
from service.text.shortening import shortened
from service.verdicts import UNKNOWN_ATTRIBUTION

MOST_OUTLETS = 3
MOST_SOURCES = 3
_LONGEST_NEAR = 160
"""Code points."""
Paint = Callable[[str], str]


def describe(finding: Finding, added: Paint = lambda text: text, missing: Paint = lambda text: text) -> Iterator[str]:
    """The lines on a finding, without its place. In them {+words+} stand in the draft only, [-words-] in the record
    only; `added` and `missing` paint those."""
    answer, match = finding.answer, finding.answer.match
    yield from map(printable, answer.sentences)
    if match is not None:
        yield f"draft     {_marked(answer.text, (change.draft for change in match.changes), ('{+', '+}'), added)}"
        yield f"recorded  {_marked(match.text, (change.recorded for change in match.changes), ('[-', '-]'), missing)}"
    for place in answer.said_in[:MOST_SOURCES]:
        yield f"said in   {printable(place.in_words)}"
    if answer.replacement is not None:
        yield f"print     {printable(answer.replacement)}"
    for near in answer.nearest:
        yield f"closest   no match: {_near(near)}"
    yield f"speaker   {_speaker(answer)}"
    if match is not None:
        yield f"carried   {_outlets(match) or 'by no outlet here'}"
        yield from (f"corrected {printable(_corrected(corrected))}" for corrected in match.corrected)
    if finding.cleared:
        yield f"cleared   {_clearance(finding.cleared.by, finding.cleared.why, finding.cleared.until)}"
    if finding.lapsed:
        yield f"cleared   no longer: by {finding.lapsed.by}, until {finding.lapsed.until}"


def _marked(text: str, spans: Iterable[Span], brackets: tuple[str, str], paint: Paint) -> str:
    places = ((span.start, span.end) for span in spans)
    return mark(printable(text), places, lambda piece: paint(f"{brackets[0]}{piece}{brackets[1]}"))


def _speaker(answer: AnsweredQuote) -> str:
    recorded = ", ".join(answer.match.speakers) if answer.match else ""
    if answer.speaker is None:
        return f"{_unclaimed(answer)}{f'; recorded from {recorded}' if recorded else ''}"
    if answer.match is None:
        return f"{answer.speaker} in the draft"
    return _in_draft(answer.attribution).format(claimed=answer.speaker, recorded=recorded)


def _unclaimed(answer: AnsweredQuote) -> str:
    """What a draft says of the speaker of a quote that it gives to nobody."""
    match answer.stance:
        case Stance.SAID | Unknown():
            return "the draft names nobody"
        case Stance.DENIED:
            return f"the draft says that {answer.about or 'nobody'} {'did not say' if answer.about else 'said'} it"
        case Stance.DOUBTED:
            return f"the draft leaves in doubt that {answer.about or 'anybody'} said it"
        case _:
            assert_never(answer.stance)


def _in_draft(attribution: AttributionVerdict | Unknown) -> str:
    """What a verdict on the speaker says of a draft, with places for who is claimed and who is recorded."""
    match attribution:
        case AttributionVerdict():
            return attribution.meaning.in_draft
        case Unknown(word):
            plain = printable(word).replace("_", " ").replace("{", "{{").replace("}", "}}")
            return UNKNOWN_ATTRIBUTION.in_draft.replace("{word}", plain)
        case _:
            assert_never(attribution)


def _outlets(match: RecordedQuote) -> str:
    shown = [
        carrier.outlet + (f" ({carrier.since[:10]})" if carrier.since else "")
        for carrier in match.carriers[:MOST_OUTLETS]
    ]
    rest = len(match.carriers) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def _corrected(corrected: CorrectedRecord) -> str:
    """That people corrected who said it, which readers of a report should know."""
    by, why = f" by {corrected.by}" if corrected.by else "", f": {corrected.note}" if corrected.note else ""
    return f"on {corrected.day}{by}{why}"


def _near(near: RecordedQuote) -> str:
    """A quote that is no match: its words, who is named for them, who carried them."""
    words = printable(near.text)
    shown = shortened(words, _LONGEST_NEAR)
    named = printable(", ".join(near.speakers)) or "nobody is named"
    return f"“{shown}” ({named}; {_outlets(near)})"


def _clearance(by: str, why: str, until: object) -> str:
    return f"by {by}: {why}{f' (until {until})' if until else ''}"
