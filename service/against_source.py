"""Compares what was printed with what was said, where a primary source of the same speaker, of a few days before, has
it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from service.domain import AgainstSource, ArticleKind, Comparison, Match, Occurrence, OccurrenceFilter, Verdict
from service.language.language import language_of
from service.matching.one_saying import compare_sayings
from service.matching.sides import Side, sides
from service.saying import is_near
from service.storage.records import Carriers, Unit
from service.text.normalise import normalise


@dataclass(frozen=True, slots=True)
class SaidWords:
    """Words of a primary source, and the places of the turn that has them; of a longer turn they are a part."""

    text: str
    is_part: bool
    places: tuple[Occurrence, ...]


PRIMARY = OccurrenceFilter(kinds=tuple(kind for kind in ArticleKind if kind.is_primary))


def said_words(units: Iterable[Unit], said: Mapping[int, Carriers]) -> list[SaidWords]:
    """Those of `units` that primary sources have; `said` are the carriers within PRIMARY of each quote."""
    return [
        SaidWords(unit.text, unit.start is not None, said[unit.quote_id].occurrences)
        for unit in units
        if unit.quote_id in said
    ]


def with_sources(matches: Sequence[Match], days: int) -> tuple[Match, ...]:
    """`matches` with what each printed place of theirs is against what was said, as far as the matches have that."""
    said = [match for match in matches if match.said]
    if not said:
        return tuple(matches)
    return tuple(_with_source(match, said, days) if match.carried_by else match for match in matches)


def _with_source(match: Match, said: Iterable[Match], days: int) -> Match:
    longest = max(len(place.text) for place in match.carried_by)
    words = [_words_of(other, longest) for other in said]
    return replace(match, carried_by=places_with_source(match.carried_by, words, days))


def _words_of(match: Match, reach: int) -> SaidWords:
    """What was said, with `reach` code points of the turn around a passage: a longer printed quote goes beyond it."""
    if match.start is None:
        return SaidWords(match.quote.text, is_part=False, places=match.said)
    return SaidWords(turn_around(match.said[0].text, match.start, match.quote.text, reach), True, match.said)


def turn_around(turn: str, start: int, passage: str, reach: int) -> str:
    """The passage at `start` of a turn with up to `reach` code points of the turn on both sides, cut between words."""
    first = turn.rfind(" ", 0, start - reach) + 1 if start > reach else 0
    end = start + len(passage) + reach
    last = len(turn) if end >= len(turn) else turn.rfind(" ", 0, end)
    return turn[first:last].strip()


def places_with_source(places: Sequence[Occurrence], said: Sequence[SaidWords], days: int) -> tuple[Occurrence, ...]:
    """Each of the printed `places` with how it compares with the nearest of what was said by the same speaker up to
    `days` days before; as it is where nothing was."""
    if not said:
        return tuple(places)
    comparing = _Comparing(said)
    return tuple(_with_nearest(place, comparing, days) for place in places)


def _with_nearest(place: Occurrence, comparing: _Comparing, days: int) -> Occurrence:
    speakers = {speaker.id for speaker in place.speakers}
    nearest: AgainstSource | None = None
    for number, words in enumerate(comparing.said):
        source = next(
            (
                each
                for each in words.places
                if speakers.intersection(speaker.id for speaker in each.speakers)
                and is_near(each.published_at, place.published_at, days)
            ),
            None,
        )
        comparison = comparing.of(place.text, number) if source else None
        if source and comparison and (nearest is None or _rank(comparison) > _rank(nearest.comparison)):
            nearest = AgainstSource(comparison, replace(source, text=words.text))
    return place if nearest is None else replace(place, against_source=nearest)


def _rank(comparison: Comparison) -> tuple[float, float]:
    return comparison.similarity, comparison.quote_coverage


class _Comparing:
    """Compares printed words with what was said, each two once."""

    def __init__(self, said: Sequence[SaidWords]) -> None:
        self.said = said
        self._sides: dict[int, Sequence[Side]] = {}
        self._printed: dict[str, Sequence[Side]] = {}
        self._compared: dict[tuple[str, int], Comparison | None] = {}

    def of(self, printed: str, number: int) -> Comparison | None:
        """How `printed` compares with the words of this number; None where they prove too little, or differ too much.

        Though the speaker is the same, "thank you very much" was not said once only.
        """
        key = printed, number
        if key not in self._compared:
            self._compared[key] = self._compare(printed, number)
        return self._compared[key]

    def _compare(self, printed: str, number: int) -> Comparison | None:
        language = language_of(None)
        words = self.said[number]
        if number not in self._sides:
            self._sides[number] = sides(normalise(words.text), language, is_speech=True)
        if printed not in self._printed:
            self._printed[printed] = sides(normalise(printed), language)
        comparison = compare_sayings(self._printed[printed], self._sides[number])
        if comparison is None:
            return None
        is_all = words.is_part and comparison.verdict.meaning.says_all
        return replace(comparison, verdict=Verdict.FRAGMENT) if is_all else comparison
