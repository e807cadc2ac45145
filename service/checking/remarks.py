"""Says what is to be said of a quote in trouble as a comment beside it: one sentence, and the recorded words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.checking.draft import CheckedDraft, CheckedQuote, Finding
from service.documents.remarks import Remark
from service.domain import Match, OutletUse
from service.saying import SaidIn, source_in_words
from service.text.shortening import shortened
from service.verdicts import Outcome, Reason

MOST_OUTLETS = 3
_LONGEST_WORDS = 600
"""Code points of recorded words: a comment is read at the edge of a page."""


_NOTHING_NEAR = "No recorded quote comes near it; that is no proof that it was never said."


@dataclass(frozen=True, slots=True)
class RecordedWords:
    """Words on record, who is named for them, and who carried them; `is_match` is False for those that only come near,
    `is_corrected` says that a person corrected who said them. `source` names the primary source that has them, and
    `is_to_print` says that a draft should have them in place of its own."""

    text: str
    speakers: Sequence[str] = ()
    carriers: Sequence[str] = ()
    is_match: bool = True
    is_corrected: bool = False
    source: str | None = None
    is_to_print: bool = False


def paragraphs_of(sentence: str, recorded: Sequence[RecordedWords], *, is_missing: bool) -> tuple[str, ...]:
    """The paragraphs of a comment; `is_missing` says that the words were looked for and are not on record."""
    nothing = (_NOTHING_NEAR,) if is_missing and not recorded else ()
    return (sentence, *nothing, *(paragraph for words in recorded for paragraph in _recorded(words)))


def _recorded(words: RecordedWords) -> tuple[str, str]:
    shown = shortened(words.text, _LONGEST_WORDS)
    named = ", ".join(words.speakers) or "nobody is named"
    corrected = " (corrected by hand)" if words.is_corrected else ""
    carried = carriers_in_words(words.carriers)
    begin = "On record" if words.is_match else "Closest on record, no match"
    if words.source:
        begin = f"Print what was said in {words.source}" if words.is_to_print else f"Said in {words.source}"
    return f"{begin}: “{shown}”", f"{named}{corrected}{f'; carried by {carried}' if carried else ''}"


def carriers_in_words(carriers: Sequence[str]) -> str:
    """The first outlets that carried something, and how many more did."""
    rest = len(carriers) - MOST_OUTLETS
    return ", ".join(carriers[:MOST_OUTLETS]) + (f" and {rest} more" if rest > 0 else "")


def needs_a_look(quote: CheckedQuote) -> bool:
    """Whether an editor should look at a quote, in the record or in the draft itself."""
    reason = quote.finding.reason
    return bool(quote.trouble) or (reason is not None and reason.meaning.outcome is Outcome.UNREADABLE)


def remarks_on(checked: CheckedDraft) -> list[Remark]:
    """A comment for each quote of a draft that needs a look."""
    return [
        Remark(quote.start, quote.end, _paragraphs(quote.finding)) for quote in checked.quotes if needs_a_look(quote)
    ]


def _paragraphs(finding: Finding) -> tuple[str, ...]:
    recorded = [_words(finding.match)] if finding.match else []
    if finding.match and finding.said_in:
        recorded = [replace(_said(finding.said_in[0], finding.match), is_to_print=finding.replacement is not None)]
    recorded += [RecordedWords(part.quote.text, [each.name for each in part.speakers]) for part in finding.joined]
    nearest = [] if recorded else [_words(near, is_match=False) for near in finding.nearest[:1]]
    is_missing = finding.reason is Reason.NOT_RECORDED
    return paragraphs_of(finding.headline or finding.explanation, recorded or nearest, is_missing=is_missing)


def _words(match: Match, *, is_match: bool = True) -> RecordedWords:
    speakers = [speaker.name for speaker in match.speakers]
    is_corrected = any(occurrence.corrected is not None for occurrence in match.carried_by)
    return RecordedWords(match.quote.text, speakers, [_carrier(use) for use in match.outlets], is_match, is_corrected)


def _said(place: SaidIn, match: Match) -> RecordedWords:
    """The words that the source has, which are what to print, and who printed them."""
    article = place.occurrence.article
    day = article.published_at.value if article.published_at else None
    source = source_in_words(article.kind.value, article.title, article.outlet, day)
    return replace(_words(match), text=place.text, source=source)


def _carrier(use: OutletUse) -> str:
    since = use.first_published_at
    return f"{use.outlet} ({since.value[:10]})" if since else use.outlet
