"""Finds initials that one text has where the other has the name in full: "DNC", "Democratic National Committee"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.language.language import Language
from service.language.reader import Readings
from service.matching.sides import INITIALS, LEAST_INITIALS, MOST_INITIALS, Side

_MOST_BETWEEN = 3
"""Words without a letter in the initials for each that has one: "Royal Society for the Protection of Birds", RSPB."""
_LONGEST = 1_000
"""Words of a text that is no quote but an article."""


def read_alike(candidate: Side, quote: Side, c_reads: Readings, q_reads: Readings) -> tuple[Readings, Readings]:
    """How the words of both are read, with a name in full read as its initials where only the other side has those."""
    c_has, q_has = candidate.has_initials, quote.has_initials
    if q_has:
        c_reads = _with_initials(candidate, c_reads, _initials_of(quote, candidate))
    if c_has:
        q_reads = _with_initials(quote, q_reads, _initials_of(candidate, quote))
    return c_reads, q_reads


def explains_neighbour(side: Side, first: int, last: int) -> bool:
    """Whether words `[first, last)` are in full what the word before them has the initials of, or such initials."""
    norms, language = side.norms, side.language
    if first and _is_name_of(norms[first:last], norms[first - 1], language):
        return True
    if last - first != 1 or not _may_be_initials(norms[first]):
        return False
    return any(_is_name_of(norms[start:first], norms[first], language) for start in _starts_before(first, side))


def _starts_before(end: int, side: Side) -> Iterator[int]:
    """Where the words before word `end` may begin that are a name with initials: it has no more words of content than
    initials have letters."""
    content = 0
    for start in range(end - 1, -1, -1):
        content += bool(side.language.vocabulary.content_words([side.norms[start]]))
        if content > MOST_INITIALS:
            return
        yield start


def _initials_of(side: Side, other: Side) -> list[str]:
    """The initials that `side` has and `other` has not; none that `side` itself has in full: "the Royal Navy (RN)"."""
    if max(len(side.words), len(other.words)) > _LONGEST or side.text.isupper():
        return []
    written = dict.fromkeys(match.group().lower() for match in INITIALS.finditer(side.text))
    lacking = [initials for initials in written if initials in side.norms and initials not in other.norms]
    return [initials for initials in lacking if next(_places(side, initials), None) is None]


def _with_initials(side: Side, reads: Readings, wanted: Sequence[str]) -> Readings:
    """`reads` with each name in full whose initials are wanted read as those."""
    for initials in wanted:
        place = next(_places(side, initials), None)
        if place is None:
            continue
        first, last = place
        kept = [at for at in range(len(reads.read)) if reads.last[at] <= first or reads.first[at] >= last]
        if any(reads.first[at] < last and reads.last[at] > first for at in kept):
            continue
        before = sum(reads.first[at] < first for at in kept)
        rows = [(reads.read[at], reads.first[at], reads.last[at]) for at in kept]
        rows.insert(before, (initials, first, last))
        reads = Readings(*map(list, zip(*rows, strict=True)))
    return reads


def _places(side: Side, initials: str) -> Iterator[tuple[int, int]]:
    """Where the words stand that have these initials, as `[first, last)`."""
    if initials not in side.first_letters and initials not in side.first_letters_of_content:
        return
    for first, norm in enumerate(side.norms):
        if norm[0] != initials[0]:
            continue
        most = first + len(initials) + _MOST_BETWEEN
        for last in range(first + LEAST_INITIALS, min(most, len(side.norms)) + 1):
            if _is_name_of(side.norms[first:last], initials, side.language):
                yield first, last


def _is_name_of(norms: Sequence[str], initials: str, language: Language) -> bool:
    """Whether the words, all of them or those that carry content, have these initials."""
    if len(norms) < LEAST_INITIALS or not _may_be_initials(initials):
        return False
    content = language.vocabulary.content_words(norms)
    return len(content) >= LEAST_INITIALS and initials in (
        "".join(norm[0] for norm in norms),
        "".join(word[0] for word in content),
    )


def _may_be_initials(norm: str) -> bool:
    return LEAST_INITIALS <= len(norm) <= MOST_INITIALS and norm.isalpha()
