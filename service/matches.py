"""Makes a match of a recorded quote: how it compares, who is credited with the words asked for, and who carried it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from service.claims import Roles, do_outlets_differ, judge_claim
from service.domain import (
    OUTSIDE_QUOTES,
    Comparison,
    InnerQuote,
    Match,
    Occurrence,
    Quote,
    QuoteKind,
    RecordedFrom,
    Speaker,
    Verdict,
)
from service.language.language import language_of
from service.matching.compare import compare
from service.matching.denials import describe_denials
from service.saying import printed_and_said
from service.storage.records import Carriers, SpeakerUse, Unit
from service.text.normalise import Wording, normalise

_CHANGED = {Verdict.ALTERED, Verdict.SPLICED}
_NOT_QUOTED = "It stands in the source, but not as a quote."


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recorded quote as it compares with the candidate, who carries it, and what they say that its speakers are.
    Where a passage was compared, `quote` has its text, and `start` says where it begins in the whole quote."""

    quote: Quote
    comparison: Comparison
    carriers: Carriers
    roles: Roles
    start: int | None = None


def recorded_quotes(
    compared: Iterable[tuple[int, Comparison]],
    units: Mapping[int, Unit],
    carriers: Mapping[int, Carriers],
    roles: Mapping[int, Roles],
) -> Iterator[Recorded]:
    """Those of the compared quotes, by id, that somebody carries."""
    for id, comparison in compared:
        if id in carriers:
            yield Recorded(Quote(id, units[id].text), comparison, carriers[id], roles.get(id, {}), units[id].start)


def as_said(recorded: Recorded, candidate: Wording, threshold: float | None) -> Recorded:
    """The same, compared as what was said where a primary source has the whole quote, so that what print leaves out of
    speech is a matter of style. Passages were compared so before."""
    is_said = any(occurrence.kind is QuoteKind.SPOKEN for occurrence in recorded.carriers.occurrences)
    if not is_said or recorded.start is not None or recorded.comparison.verdict not in _CHANGED:
        return recorded
    text = normalise(recorded.quote.text)
    comparison = compare(candidate, text, language_of(None), threshold=threshold, is_speech=True)
    return recorded if comparison.verdict is Verdict.NOT_FOUND else replace(recorded, comparison=comparison)


def match_of(recorded: Recorded, candidate: Wording, claimed: str | None) -> Match:
    """The match of `candidate` with a recorded quote. Where the words asked for lie within a quote in that quote, they
    are whose that is, and not the outer speaker's."""
    carriers, inner = _within(recorded, candidate)
    credit = judge_claim(claimed, carriers, recorded.roles)
    first = (*credit.agreeing, *carriers.speakers)[:1]
    rules = [occurrence.rule for occurrence in carriers.occurrences]
    in_quotes = not rules or any(rule != OUTSIDE_QUOTES for rule in rules)
    remarks = [*inner, *credit.remarks, *describe_denials(carriers.denials), *([] if in_quotes else [_NOT_QUOTED])]
    comparison = recorded.comparison
    explanation = " ".join((comparison.explanation, *remarks))
    match = Match(
        quote=recorded.quote,
        comparison=replace(comparison, explanation=explanation) if remarks else comparison,
        speaker=first[0].speaker if first else None,
        speakers=tuple(use.speaker for use in carriers.speakers),
        attribution=credit.verdict,
        outlets=carriers.outlets,
        carried_by=recorded.carriers.occurrences,
        carried_by_total=carriers.total,
        denied_by=carriers.denials,
        recorded_from=tuple(RecordedFrom(use.speaker, use.outlets, use.occurrences) for use in carriers.speakers),
        do_outlets_differ=do_outlets_differ(carriers),
        recorded_as=credit.recorded_as,
        in_quotes=in_quotes,
        start=recorded.start,
    )
    return printed_and_said(match)


def _within(recorded: Recorded, candidate: Wording) -> tuple[Carriers, tuple[str, ...]]:
    """The carriers with the speakers of the quotes within, where the candidate lies in them, and a sentence on that;
    else as they are."""
    carriers = recorded.carriers
    quoted = {
        occurrence.id: inner
        for occurrence in carriers.occurrences
        if (inner := _holding(occurrence, candidate, recorded)) is not None
    }
    if not quoted:
        return carriers, ()
    is_whole = carriers.total == len(carriers.occurrences)
    occurrences = tuple(
        _as_said_by(occurrence, quoted[occurrence.id].said_by) if occurrence.id in quoted else occurrence
        for occurrence in carriers.occurrences
        if is_whole or occurrence.id in quoted
    )
    speakers = _uses(occurrences, carriers.speakers)
    outer = [occurrence.speaker.name for occurrence in carriers.occurrences if occurrence.speaker]
    of_whom = f" of {outer[0]}" if outer else ""
    inner = next(iter(quoted.values()))
    sentence = f"These words stand within a quote{of_whom}, as what {inner.speaker} said."
    return replace(carriers, occurrences=occurrences, speakers=speakers), (sentence,)


def _holding(occurrence: Occurrence, candidate: Wording, recorded: Recorded) -> InnerQuote | None:
    """The quote within the occurrence in which the candidate lies: as much alike it as the whole is."""
    for inner in _in_reach(occurrence, recorded):
        if inner.speaker is not None:
            within = compare(candidate, normalise(inner.text), language_of(None), threshold=0.0)
            if within.verdict is not Verdict.NOT_FOUND and within.similarity >= recorded.comparison.similarity:
                return inner
    return None


def _in_reach(occurrence: Occurrence, recorded: Recorded) -> Iterable[InnerQuote]:
    """The quotes within the occurrence, of a passage those that reach into it: an hour's speech has many others."""
    start, text = recorded.start, recorded.quote.text
    if start is None or occurrence.text[start : start + len(text)] != text:
        return occurrence.inner
    first = occurrence.start + start
    return [inner for inner in occurrence.inner if inner.start < first + len(text) and first < inner.end]


def _as_said_by(occurrence: Occurrence, speaker: Speaker | None) -> Occurrence:
    return replace(occurrence, speaker=speaker, others=())


def _uses(occurrences: Iterable[Occurrence], before: Sequence[SpeakerUse]) -> tuple[SpeakerUse, ...]:
    """Who says it in these occurrences, most often first."""
    names = {use.speaker: use.names for use in before}
    outlets: dict[Speaker, list[str]] = {}
    for occurrence in occurrences:
        for speaker in occurrence.speakers:
            outlets.setdefault(speaker, []).append(occurrence.article.outlet)
    uses = [
        SpeakerUse(speaker, names.get(speaker, ()), len(of_speaker), tuple(dict.fromkeys(of_speaker)))
        for speaker, of_speaker in outlets.items()
    ]
    return tuple(sorted(uses, key=lambda use: (-use.occurrences, use.speaker.id)))
