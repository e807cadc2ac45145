"""Use case: counts how true to what was said outlets print it, and shows the case behind each number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service import deadline
from service.against_source import PRIMARY, places_with_source, said_words
from service.browsing import speaker_ids_of
from service.candidates import TUNING, reach_of
from service.domain import ArticleKind, Occurrence, OccurrenceFilter, PublishedAt, QuoteKind, Severity, Verdict
from service.index.protocol import CandidateIndex
from service.matching.explanation import list_changes
from service.matching.one_saying import is_telling
from service.storage.contents.snapshot import Snapshot
from service.storage.store import Store
from service.text.normalise import Wording, normalise

MOST_PRINTED = 400
"""Places that are compared for one question, the earliest: nine milliseconds each, and a request has five seconds."""
PROPOSALS = 15
"""Of the index for each, among which the turn is looked for."""
_AT_ONCE = 100


class Outcome(StrEnum):
    """What a printed quote is to what was said."""

    WORD_FOR_WORD = "word_for_word"
    """Whole sentences, in the very words."""
    PART = "part"
    """A phrase, in the very words."""
    STYLE = "style"
    """Cleaned up, or spelt otherwise."""
    WORDING = "wording"
    """Other words."""
    SENSE = "sense"
    """A number, a name, a negation or a condition is otherwise."""
    JOINED = "joined"
    """Parts that were not said in one piece."""
    NO_SOURCE = "no_source"
    """No primary source of those days has it: it may have been said elsewhere."""


@dataclass(frozen=True, slots=True)
class Case:
    """A printed place, with what it is against the source in `against_source`, and what that comes to."""

    outcome: Outcome
    place: Occurrence

    @property
    def difference(self) -> str | None:
        """What differs, in words; None where nothing does."""
        against = self.place.against_source
        return list_changes(against.comparison.changes) if against and against.comparison.changes else None

    @property
    def _source(self) -> Occurrence | None:
        return self.place.against_source.source if self.place.against_source else None

    @property
    def source_text(self) -> str | None:
        """What was said: the turn, or the part of it with these words."""
        return self._source.text if self._source else None

    @property
    def source_outlet(self) -> str | None:
        """Who has the source."""
        return self._source.article.outlet if self._source else None

    @property
    def source_title(self) -> str | None:
        """What the source is called."""
        return self._source.article.title if self._source else None

    @property
    def source_published_at(self) -> PublishedAt | None:
        """When it was said."""
        return self._source.published_at if self._source else None

    @property
    def source_article_id(self) -> int | None:
        """The source's id."""
        return self._source.article.id if self._source else None

    @property
    def source_occurrence_id(self) -> int | None:
        """The id of the turn."""
        return self._source.id if self._source else None


@dataclass(frozen=True, slots=True)
class Fidelity:
    """The cases of a question, the earliest first. `is_cut` says that there are more printed places than are compared
    for one question."""

    cases: tuple[Case, ...]
    is_cut: bool

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many cases each outcome has."""
        return {outcome: sum(case.outcome is outcome for case in self.cases) for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class FidelityQuestion:
    """Of which printed quotes: of an outlet, of a speaker by name, of a span of time; None for all."""

    outlet: str | None = None
    speaker: str | None = None
    published_from: PublishedAt | None = None
    published_to: PublishedAt | None = None


def fidelity(
    question: FidelityQuestion, store: Store, index: CandidateIndex, days: int = TUNING.source_days
) -> Fidelity:
    """Compare what was printed with what the same speaker said up to `days` days before.

    Looked at are quotes of speakers of whom there are primary sources, with enough words for a saying to be known by
    them. Takes some milliseconds for each, and looks at MOST_PRINTED at most.
    """
    filter = OccurrenceFilter(
        question.outlet, question.published_from, question.published_to, kinds=(ArticleKind.ARTICLE,)
    )
    speaker_ids = speaker_ids_of(question.speaker, store)
    with store.snapshot() as snapshot:
        printed = snapshot.printed(filter, speaker_ids, days, MOST_PRINTED + 1)
        telling = [(place, wording) for place in printed[:MOST_PRINTED] if is_telling(wording := normalise(place.text))]
        cases: list[Case] = []
        for start in range(0, len(telling), _AT_ONCE):
            deadline.check()
            cases += _cases(telling[start : start + _AT_ONCE], snapshot, index, days)
    return Fidelity(tuple(cases), is_cut=len(printed) > MOST_PRINTED)


def _cases(
    telling: Sequence[tuple[Occurrence, Wording]], snapshot: Snapshot, index: CandidateIndex, days: int
) -> Iterator[Case]:
    proposed = index.candidates_all([wording for _, wording in telling], PROPOSALS)
    quotes = snapshot.quotes_of(list({number for numbers in proposed for number in numbers}))
    said = snapshot.carriers(list(set(quotes.values())), PRIMARY, with_names=False)
    for (place, wording), numbers in zip(telling, proposed, strict=True):
        spoken = [number for number in numbers if quotes.get(number) in said]
        units = snapshot.units(spoken, reach_of(wording)) if spoken else {}
        [compared] = places_with_source([place], said_words(units.values(), said), days)
        yield Case(outcome_of(compared), compared)


def outcome_of(place: Occurrence) -> Outcome:
    """What a printed place comes to, by how it compares with its source. What turns the sense is that, however it came
    about; else what is joined is that."""
    if place.against_source is None:
        return Outcome.NO_SOURCE
    comparison = place.against_source.comparison
    match comparison.severity:
        case Severity.SENSE:
            return Outcome.SENSE
        case _ if comparison.verdict is Verdict.SPLICED:
            return Outcome.JOINED
        case Severity.WORDING:
            return Outcome.WORDING
        case Severity.STYLE:
            return Outcome.STYLE
        case _:
            return Outcome.PART if place.kind is QuoteKind.PARTIAL else Outcome.WORD_FOR_WORD
