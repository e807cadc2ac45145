"""Says what an article makes of the saved questions that it may answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from service.claims import judge_claim, needs_roles
from service.domain import (
    AttributionVerdict,
    Match,
    Occurrence,
    OccurrenceFilter,
    Quote,
    QuoteKind,
    Stance,
)
from service.matches import Recorded, match_of
from service.storage.contents.snapshot import Snapshot
from service.storage.records import Carriers
from service.storage.watching.events import Noted
from service.text.normalise import Wording
from service.watch import EventType, Finding, Watch
from service.watching.questions import Questions, WatchedWording
from service.watching.wordings import Likeness, likeness_of

_ON_RECORD = {AttributionVerdict.CONFIRMED, AttributionVerdict.DISPUTED}

Elsewhere = Callable[[str, int], Match | None]
"""The recorded quote that says these words in other articles than the one of this id; None where there is none."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with the occurrences that are new in it: all of them, unless only its reading is new."""

    id: int
    outlet: str
    occurrences: tuple[Occurrence, ...]
    is_new: bool

    @property
    def spoken(self) -> dict[int, list[Occurrence]]:
        """Its quotes that somebody may have said, by id, each with its places."""
        places: dict[int, list[Occurrence]] = defaultdict(list)
        for occurrence in self.occurrences:
            if occurrence.kind is not QuoteKind.UNSPOKEN:
                places[occurrence.quote_id].append(occurrence)
        return places


@dataclass(frozen=True, slots=True)
class _Case:
    """A watched wording, a quote of the article that is like it, its places, and who carries it there."""

    wording: Wording
    likeness: Likeness
    places: Sequence[Occurrence]
    carriers: Carriers


def judge(article: ReadArticle, questions: Questions, snapshot: Snapshot, elsewhere: Elsewhere) -> list[Noted]:
    """What the article says of each question, once for each type of event. Raises StorageUnavailable."""
    spoken = article.spoken
    if not spoken:
        return []
    carriers = snapshot.carriers_within([place for places in spoken.values() for place in places])
    noted = list(_of_wordings(article, questions, carriers, snapshot, elsewhere))
    noted += _of_speakers(article, questions, carriers, snapshot)
    if article.is_new:
        first = next(iter(spoken.values()))[0]
        finding = Finding(EventType.OUTLET_PUBLISHED, first.id, quotes=sum(map(len, spoken.values())))
        noted += [Noted(watch.id, article.id, finding) for watch in questions.of_outlet(article.outlet)]
    return noted


def _of_wordings(
    article: ReadArticle,
    questions: Questions,
    carriers: Mapping[int, Carriers],
    snapshot: Snapshot,
    elsewhere: Elsewhere,
) -> Iterator[Noted]:
    spoken = article.spoken
    for watched, ids in questions.near({id: places[0].text for id, places in spoken.items()}):
        watches = [watch for watch in watched.watches if watch.question.outlet in {None, article.outlet}]
        if watches:
            cases = _cases(watched, {id: spoken[id] for id in ids}, carriers)
            for watch in watches:
                findings = [found for case in cases if (found := _finding(watch, case, snapshot))]
                best = _best(findings)
                _put_other_speaker(best, article, watch, carriers, elsewhere)
                yield from (Noted(watch.id, article.id, finding) for finding in best.values())


def _cases(
    watched: WatchedWording, quotes: Mapping[int, Sequence[Occurrence]], carriers: Mapping[int, Carriers]
) -> list[_Case]:
    """The quotes that are like a watched wording, those that show it best first."""
    likenesses = [(id, likeness_of(watched.wording, places[0].text)) for id, places in quotes.items()]
    cases = [_Case(watched.wording, like, quotes[id], carriers[id]) for id, like in likenesses if like]
    return sorted(cases, key=lambda case: (*case.likeness.order, case.places[0].start))


def _finding(watch: Watch, case: _Case, snapshot: Snapshot) -> Finding | None:
    """What one quote says of a watch; None where its words prove too little."""
    claimed, likeness, first = watch.question.speaker, case.likeness, case.places[0]
    is_role = needs_roles(claimed, case.carriers)
    roles = snapshot.roles([first.quote_id], OccurrenceFilter(outlet=first.article.outlet)) if is_role else {}
    recorded = Recorded(
        Quote(first.quote_id, first.text), likeness.comparison, case.carriers, roles.get(first.quote_id, {})
    )
    attribution = match_of(recorded, case.wording, claimed).attribution
    if likeness.comparison.is_slight and attribution not in _ON_RECORD:
        return None
    return Finding(
        _type(case, attribution),
        first.id,
        likeness.verdict,
        likeness.is_part,
        likeness.comparison.severity,
        attribution if claimed else None,
        likeness.changes,
        quotes=len(case.places),
    )


def _type(case: _Case, attribution: AttributionVerdict) -> EventType:
    if all(place.stance is not Stance.SAID for place in case.places):
        return EventType.QUOTE_DENIED
    if attribution is AttributionVerdict.CONTRADICTED:
        return EventType.QUOTE_OTHER_SPEAKER
    return EventType.QUOTE_ALTERED if case.likeness.is_altered else EventType.QUOTE_CARRIED


def _best(findings: Iterable[Finding]) -> dict[EventType, Finding]:
    """Of each type the first finding, with the places of all."""
    best: dict[EventType, Finding] = {}
    for finding in findings:
        known = best.get(finding.type)
        best[finding.type] = replace(known, quotes=known.quotes + finding.quotes) if known else finding
    return best


def _put_other_speaker(
    best: dict[EventType, Finding],
    article: ReadArticle,
    watch: Watch,
    carriers: Mapping[int, Carriers],
    elsewhere: Elsewhere,
) -> None:
    """Where the question names no speaker, and the article gives the words to somebody else than all other articles do,
    say that in place of what else it does. The words are looked up in the rest of the record for that."""
    plain = best.get(EventType.QUOTE_CARRIED) or best.get(EventType.QUOTE_ALTERED)
    if not plain or watch.question.speaker is not None:
        return
    place = next(each for each in article.occurrences if each.id == plain.occurrence_id)
    usual = _usual(carriers[place.quote_id], elsewhere(watch.question.quote or "", article.id))
    if usual is not None:
        del best[plain.type]
        other, contradicted = EventType.QUOTE_OTHER_SPEAKER, AttributionVerdict.CONTRADICTED
        best[other] = replace(plain, type=other, usual_id=usual, attribution=contradicted)


def _usual(here: Carriers, recorded: Match | None) -> int | None:
    """Who says it elsewhere, where it is given here to somebody who cannot be any of those who are named there."""
    if recorded is None or recorded.speaker is None or not recorded.comparison.verdict.meaning.is_unbroken:
        return None
    verdicts = [judge_claim(speaker.name, here, {}).verdict for speaker in recorded.speakers]
    is_other = all(verdict is AttributionVerdict.CONTRADICTED for verdict in verdicts)
    return recorded.speaker.id if is_other else None


def _of_speakers(
    article: ReadArticle, questions: Questions, carriers: Mapping[int, Carriers], snapshot: Snapshot
) -> list[Noted]:
    """The watched speakers of whom the article has words that no article before it has."""
    wanted: dict[Watch, list[int]] = defaultdict(list)
    for id in article.spoken:
        for use in carriers[id].speakers:
            for watch in questions.of_speaker((use.speaker.name, *use.names)):
                if watch.question.outlet in {None, article.outlet} and _is_theirs(watch, carriers[id]):
                    wanted[watch].append(id)
    noted = []
    for watch, ids in wanted.items():
        old = snapshot.carried_before(ids, article.id, watch.question.outlet)
        new = [place for id in dict.fromkeys(ids) if id not in old for place in article.spoken[id]]
        if new:
            finding = Finding(EventType.SPEAKER_QUOTED, new[0].id, quotes=len(new))
            noted.append(Noted(watch.id, article.id, finding))
    return noted


def _is_theirs(watch: Watch, carriers: Carriers) -> bool:
    """Whether the watched name is the speaker's, as verification confirms it; of several who speak together, one's."""
    return judge_claim(watch.question.speaker, carriers, {}).verdict in _ON_RECORD
