"""Says where the words of a match were said: in which primary source, at which place, when, by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from service.domain import Comparison, Match, Occurrence, PublishedAt, Speaker, Verdict
from service.language.language import language_of
from service.layout import Layout
from service.matching.alignment import align
from service.matching.one_saying import is_one_saying
from service.matching.sides import sides
from service.text.normalise import Wording, normalise

_CONTEXT = 160
"""Code points shown on each side of the words."""


@dataclass(frozen=True, slots=True)
class SaidIn:
    """A place of a primary source where the words of a match were said: `[start, end)` of the article's text is `text`,
    `before` and `after` are up to 160 code points of the same turn, and `seconds` is how long after the start of the
    recording it was said; None where that is not known. `comparison` is that of the match."""

    quote_id: int
    occurrence: Occurrence
    text: str
    start: int
    end: int
    before: str
    after: str
    seconds: float | None
    comparison: Comparison

    @property
    def speaker(self) -> Speaker | None:
        """Who said it, as the source names them."""
        return self.occurrence.speaker


def places_said(matches: Sequence[Match], candidate: Wording, layouts: Mapping[int, Layout]) -> tuple[SaidIn, ...]:
    """Where the words of each of `matches` were said, in their order, the earliest first; `layouts` are those of the
    articles by id."""
    return tuple(place for match in matches if match.said for place in _places(match, candidate, layouts))


def _places(match: Match, candidate: Wording, layouts: Mapping[int, Layout]) -> Iterator[SaidIn]:
    first, last = _extent(candidate, match.quote.text)
    words = match.quote.text[first:last]
    for occurrence in match.said:
        at = _offset(occurrence.text, match, words, first)
        end = at + len(words)
        layout = layouts.get(occurrence.article.id)
        yield SaidIn(
            match.quote.id,
            occurrence,
            text=occurrence.text[at:end],
            start=occurrence.start + at,
            end=occurrence.start + end,
            before=_from_word(occurrence.text[max(0, at - _CONTEXT) : at], is_cut=at > _CONTEXT),
            after=_to_word(occurrence.text[end : end + _CONTEXT], is_cut=end + _CONTEXT < len(occurrence.text)),
            seconds=layout.seconds_at(occurrence.start + at) if layout else None,
            comparison=match.comparison,
        )


def _extent(candidate: Wording, text: str) -> tuple[int, int]:
    """Where in `text` the words stand that the candidate has, and those between them."""
    language = language_of(None)
    quote = sides(normalise(text), language)[0]
    pairs = align(sides(candidate, language)[0], quote).pairs
    if not pairs:
        return 0, len(text)
    span = quote.span(pairs[0].q_first, pairs[-1].q_last)
    return span.start, span.end


def _offset(turn: str, match: Match, words: str, first: int) -> int:
    """Where in a turn the words stand; one of the same wording may be written or set otherwise."""
    at = (match.start or 0) + first
    if turn[at : at + len(words)] == words:
        return at
    norms = [word.norm for word in normalise(words).words]
    whole = normalise(turn).words
    norms_of_turn = [word.norm for word in whole]
    for number in range(len(whole) - len(norms) + 1):
        if norms_of_turn[number : number + len(norms)] == norms:
            return whole[number].start
    return 0


def _from_word(text: str, *, is_cut: bool) -> str:
    return text.partition(" ")[2] if is_cut else text


def _to_word(text: str, *, is_cut: bool) -> str:
    return text.rpartition(" ")[0] if is_cut else text


def said_first(matches: Sequence[Match], behind: Sequence[Match], candidate: Wording, days: int) -> tuple[Match, ...]:
    """`matches` with what was said in front, where it decides: the first of them was printed, and a primary source of
    the same speaker has it, up to `days` days before. So the verdict is against what was said, where that is on
    record. Where none of `matches` decides, those of `behind` may. Several words decide where they are hardly said
    twice."""
    best = next(iter(matches), None)
    if best is None or best.said:
        return tuple(matches)
    is_word = len(candidate.words) == 1  # which is asked for wherever it stands
    several = (*(() if is_word else matches[1:]), *behind)
    telling = (match for match in several if is_one_saying(match.comparison, candidate.words, of_speech=True))
    others = (match for match in (*(matches[1:] if is_word else ()), *telling) if match.said)
    decides = next((match for match in others if _is_of_one_saying(best, match, days)), None)
    return tuple(matches) if decides is None else (decides, *(match for match in matches if match is not decides))


def _is_of_one_saying(printed: Match, said: Match, days: int) -> bool:
    """Whether what was printed may be what was said: by the same speaker, within so many days."""
    speakers = {speaker.id for speaker in printed.speakers}
    if not any(speaker.id in speakers for speaker in said.speakers):
        return False
    return any(
        is_near(place.published_at, use.first_published_at, days) for place in said.said for use in printed.outlets
    )


def is_near(said: PublishedAt | None, printed: PublishedAt | None, days: int) -> bool:
    """Whether it was printed up to `days` days after it was said; the date line lets print be a day ahead."""
    if said is None or printed is None:
        return False
    between = printed.instant.date() - said.instant.date()
    return -timedelta(days=1) <= between <= timedelta(days=days)


def on_what(matches: Sequence[Match]) -> str:
    """One sentence on what the first match was compared with, where a primary source has it, and who printed it; ""
    where none does."""
    best = next(iter(matches), None)
    if best is None or not best.said:
        return ""
    article = best.said[0].article
    day = article.published_at.value if article.published_at else None
    compared = f"Compared with {source_in_words(article.kind.value, article.title, article.outlet, day)}"
    outlets = {
        use.outlet for match in matches for use in match.outlets if match.comparison.verdict is not Verdict.NOT_FOUND
    }
    if not outlets:
        return f"{compared}: said, but no outlet here quoted it."
    return f"{compared}; printed by {'one outlet' if len(outlets) == 1 else f'{len(outlets)} outlets'}."


def source_in_words(kind: str, title: str | None, outlet: str, published_at: str | None) -> str:
    """A primary source as it is named in a sentence."""
    date = f", {published_at[:10]}" if published_at else ""
    return f"{f'the {kind} “{title}”' if title else f'a {kind}'} ({outlet}{date})"


def printed_and_said(match: Match) -> Match:
    """`match` with its places parted: `carried_by` and `outlets` are who printed it, `said` where it was said."""
    said = tuple(place for place in match.carried_by if place.article.kind.is_primary)
    if not said:
        return match
    printed = tuple(place for place in match.carried_by if not place.article.kind.is_primary)
    counts: dict[str, int] = {}
    for place in said:
        counts[place.article.outlet] = counts.get(place.article.outlet, 0) + 1
    uses = [replace(use, occurrences=use.occurrences - counts.get(use.outlet, 0)) for use in match.outlets]
    outlets = tuple(use for use in uses if use.occurrences > 0)
    return replace(
        match, said=said, carried_by=printed, outlets=outlets, carried_by_total=match.carried_by_total - len(said)
    )
