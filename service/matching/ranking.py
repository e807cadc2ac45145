"""Orders recorded quotes by how well they answer a candidate quote: a quick look at all, a precise one at the best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice, pairwise
from math import fsum
from typing import NamedTuple

from rapidfuzz import fuzz, process

from service import deadline
from service.domain import Comparison, Verdict
from service.language.language import Language
from service.matching.compare import compare_sides
from service.matching.nearest import nearest
from service.matching.one_saying import of_few_bits
from service.matching.recorded import LONG, MOST_KEPT, Recorded, followed, quick_words, recorded
from service.matching.sides import Side, sides
from service.text.normalise import Wording

PRECISE = 16
"""Quotes compared precisely beyond those wanted: the quick look puts the right one among its first few, but quotes that
share its words in another order may stand before it."""
LEAST_OF_BEST, LEAST_OF_BEST_WHEN_SHORT, SHORT = 0.4, 0.55, 8
LEAST_BITS, LEAST_BITS_WHEN_SHORT, LEAST_HELD = 0.35, 0.5, 0.6
"""A quote is compared precisely when it shares this much of what the best one shares, and either this much of how rare
the candidate's words are together, in bits, or this much of its own words. The verdict asks for half and three
quarters, and for more of candidates of up to SHORT words; the quick look does not know misspelt words."""
_UNSEEN, _SURE = 3, 0.75
"""Of the index's first proposals, so many are compared whatever the quick look says: trigrams find misspelt words that
share no whole word, and their first is the third when words and pairs found something as well. Not when the best shares
so much of the candidate's words and neighbours; most of the time goes to comparing, and the others are then hardly the
right ones."""
_CERTAIN, LEAST_PAIRS = 0.9, 0.4
"""Of the pairs of neighbours in a candidate, a passage has so many in common with it, or it is not compared where the
best shares so much of its words and neighbours. A passage has a hundred words and more, some of which are in any
candidate. Of PolNeAR's quotes those that a passage matches share 0.48 and more of their pairs, of the others six in ten
less than this."""
_PASSAGES_BEHIND = 3
"""Of what was said so much is compared behind those: of printed wordings that stand closer there may be any number."""
_LEAST_RESEMBLANCE, _LONGEST_RESEMBLING = 60, 1_000
"""Per cent and letters. Of those proposals the ones that match are from 67% alike, half of the others less than 52%.
Finding the most alike part of a longer text takes as long as comparing it."""
_LEAST_ALIKE, _MOST_ALIKE = 75, 2
"""Per cent and quotes. Of mistyped quotes (a tenth of their letters) nearly all are so much alike as a whole."""
_QUOTES_A_CHECK = 64
"""Quotes that are looked at before the deadline is: some ten milliseconds when all are as long as is looked at."""
_SECONDS_A_LETTER = 0.3e-6
"""Of comparing, for each letter of the two that are compared."""
_SECONDS_A_KEPT_LETTER = 0.05e-6
"""The same for each letter of a long quote that is kept from one candidate to the next."""
_USUAL_LETTERS = 2_000
"""Of a text that is compared in a millisecond; nothing is estimated of such."""


_make = tuple.__new__  # that of a NamedTuple takes three times as long


class Ranked(NamedTuple):
    """Recorded quotes by id with how they compare: those that match, and when none does beyond doubt, the nearest.
    `behind` are further ones, the closest first, that count where the speaker and the days are those of the first
    match: matches beyond the limit, and what has too few bits in common to be one among all that is on record."""

    matches: list[tuple[int, Comparison]]
    nearest: list[tuple[int, Comparison]]
    behind: list[tuple[int, Comparison]]


def rank(
    candidate: Wording, quotes: Mapping[int, str], language: Language, limit: int, threshold: float | None
) -> list[tuple[int, Comparison]]:
    """The matches of `rank_with_nearest`."""
    return rank_with_nearest(candidate, quotes, language, limit, threshold).matches


_NO_PARTS: Mapping[int, int] = {}


def rank_with_nearest(
    candidate: Wording,
    quotes: Mapping[int, str],
    language: Language,
    limit: int,
    threshold: float | None,
    part_of: Mapping[int, int] = _NO_PARTS,
) -> Ranked:
    """The up to `limit` quotes that match, by (-similarity, -quote_coverage, id), and the nearest that do not.

    `quotes` holds texts by id, most promising first. Where one is a passage, `part_of` says of which quote: of the
    passages of a quote only the best is in the answer, and what print leaves out of speech is a matter of style there.
    `threshold` is as in `compare`. Raises TooCostly when there is no time to compare with quotes so long.
    """
    candidate_sides = sides(candidate, language)
    promising = _promising(candidate_sides[0], quotes, PRECISE + limit, part_of)
    letters = len(candidate.original) * len(promising) + sum(len(quotes[id]) for id in promising)
    deadline.expect(letters * _SECONDS_A_LETTER)
    looked_at = [(id, recorded(quotes[id], language, is_speech=id in part_of)) for id in promising]
    compared = [(id, compare_sides(candidate_sides, quote.sides, threshold)) for id, quote in looked_at]
    matching = _closest_first(compared, part_of)
    near = [] if any(not comparison.is_slight for _, comparison in matching) else nearest(compared)
    few = _of_few_bits(candidate_sides, looked_at, compared) if matching and threshold is None else ()
    behind = [*matching[limit:], *_closest_first(few, part_of)]
    return Ranked(matching[:limit], _one_of_each(near, part_of), behind)


def _closest_first(
    compared: Iterable[tuple[int, Comparison]], part_of: Mapping[int, int]
) -> list[tuple[int, Comparison]]:
    """Those that match, in the order of the answer, of the passages of a quote the best."""
    matching = [(id, comparison) for id, comparison in compared if comparison.verdict is not Verdict.NOT_FOUND]
    matching.sort(key=lambda match: (-match[1].similarity, -match[1].quote_coverage, part_of.get(match[0], match[0])))
    return _one_of_each(matching, part_of)


def _of_few_bits(
    candidate: Sequence[Side], quotes: Iterable[tuple[int, Recorded]], compared: Iterable[tuple[int, Comparison]]
) -> Iterator[tuple[int, Comparison]]:
    """Those that are no match, and would be one of the speaker and the days of one."""
    for (id, quote), (_, comparison) in zip(quotes, compared, strict=True):
        if comparison.verdict is Verdict.NOT_FOUND and (few := of_few_bits(comparison, candidate, quote.sides)):
            yield id, few


def _one_of_each(
    compared: Sequence[tuple[int, Comparison]], part_of: Mapping[int, int]
) -> list[tuple[int, Comparison]]:
    """The first of the passages of each quote."""
    first: dict[int, tuple[int, Comparison]] = {}
    for id, comparison in compared:
        first.setdefault(part_of.get(id, id), (id, comparison))
    return list(first.values())


def seconds_of_comparing(candidate: Wording, quotes: Iterable[str], limit: int) -> float:
    """About how many seconds of a processor `rank` takes over such quotes because they, or the candidate, are long."""
    lengths = sorted(map(len, quotes), reverse=True)[: PRECISE + limit]
    own = len(candidate.original)
    if own <= _USUAL_LETTERS and (not lengths or lengths[0] <= _USUAL_LETTERS):
        return 0.0
    kept = [length for length in lengths if length >= LONG]
    kept = kept if len(kept) <= MOST_KEPT else []
    of_others = sum(length for length in lengths[len(kept) :] if length > _USUAL_LETTERS)
    of_others += own * len(lengths) if own > _USUAL_LETTERS else 0
    return of_others * _SECONDS_A_LETTER + sum(kept) * _SECONDS_A_KEPT_LETTER


def _promising(candidate: Side, quotes: Mapping[int, str], most: int, part_of: Mapping[int, int]) -> list[int]:
    """The ids of up to `most` quotes that share most words and neighbours with the candidate, shorter ones first."""
    wanted = followed(quick_words(candidate.text))
    least_of_best = LEAST_OF_BEST_WHEN_SHORT if len(wanted) <= SHORT else LEAST_OF_BEST
    looks = list(_looks(candidate, frozenset(wanted), quotes, part_of))
    shares = {look.id: look.share(wanted) for look in looks if look.is_held}
    best = max(shares.values(), default=0)
    # No quote shares more than each common word and its neighbour: of most it is plain that this is too little, and how
    # rare their words are need not be known.
    doubtful = [look for look in looks if not look.is_held and 2 * len(look.common) >= least_of_best * best]
    if doubtful:
        shares |= {look.id: look.share(wanted) for look in _rare_enough(doubtful, candidate, wanted)}
        best = max(shares.values(), default=0)
    likely = [id for id, share in shares.items() if share >= least_of_best * best]
    if part_of and best >= _CERTAIN * 2 * len(wanted):
        likely = _without_far_passages(likely, candidate, quotes, part_of)
    likely.sort(key=lambda id: (-shares[id], len(quotes[id]), id))
    promising = [*likely[:most], *islice((id for id in likely[most:] if id in part_of), _PASSAGES_BEHIND)]
    if best < _SURE * 2 * len(wanted):
        promising += _resembling(candidate.text, quotes)
    return list(dict.fromkeys(promising))


def _without_far_passages(
    ids: Iterable[int], candidate: Side, quotes: Mapping[int, str], part_of: Mapping[int, int]
) -> list[int]:
    """Those of `ids` that are no passages, or have enough of the candidate's words side by side."""
    pairs = frozenset(pairwise(quick_words(candidate.text)))
    least = LEAST_PAIRS * len(pairs)
    return [
        id for id in ids if id not in part_of or len(pairs.intersection(pairwise(quick_words(quotes[id])))) >= least
    ]


class _Look(NamedTuple):
    """A quote at a quick look: its words, and those that it has in common with the candidate; `is_held` where these are
    much of its own words or all of the candidate's."""

    id: int
    words: Sequence[str]
    common: frozenset[str]
    is_held: bool
    kept: Recorded | None

    def share(self, wanted: Mapping[str, str]) -> int:
        """How many words and neighbours it has in common with the candidate."""
        behind = self.kept.followed if self.kept else followed(self.words)
        return len(self.common) + sum([behind[word] == wanted[word] != "" for word in self.common])


def _looks(
    candidate: Side, wanted: frozenset[str], quotes: Mapping[int, str], part_of: Mapping[int, int]
) -> Iterator[_Look]:
    for number, (id, text) in enumerate(quotes.items()):
        if number % _QUOTES_A_CHECK == 0:
            deadline.check()
        kept = recorded(text, candidate.language, is_speech=id in part_of) if len(text) >= LONG else None
        words = kept.quick_words if kept else quick_words(text)
        common = wanted.intersection(words)
        is_held = 0 < len(common) == len(wanted) or len(common) >= LEAST_HELD * len(set(words))
        yield _make(_Look, (id, words, common, is_held, kept))


def _rare_enough(looks: Iterable[_Look], candidate: Side, wanted: Mapping[str, str]) -> list[_Look]:
    """Those whose common words are rare enough together, beside all of the candidate's."""
    bits = {word: candidate.rarity.bits(word) for word in wanted}
    least = (LEAST_BITS_WHEN_SHORT if len(wanted) <= SHORT else LEAST_BITS) * sum(bits.values())
    fewest = _fewest(bits.values(), least)
    return [
        look for look in looks if len(look.common) >= fewest and fsum([bits[word] for word in look.common]) >= least
    ]


def _fewest(bits: Iterable[float], least: float) -> int:
    """How many words must be shared at least to have `least` bits: those of most quotes need not be added up."""
    rarest_first = accumulate(sorted(bits, reverse=True))
    return sum(1 for total in rarest_first if total < least) + 1


def _resembling(candidate: str, quotes: Mapping[int, str]) -> Iterator[int]:
    """The ids of quotes whose letters are like the candidate's, whatever words they share.

    Of the first proposals those with a part that is, of all the few that are as a whole: where every other word is
    misspelt, too few are left for the quick look.
    """
    is_long = len(candidate) > _LONGEST_RESEMBLING
    for id in islice(quotes, _UNSEEN):
        if is_long or len(quotes[id]) > _LONGEST_RESEMBLING or _has_part(candidate, quotes[id]):
            yield id
    if not is_long:
        alike = process.extract(candidate, quotes, scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE, limit=_MOST_ALIKE)
        yield from (id for _, _, id in alike)


def _has_part(candidate: str, text: str) -> bool:
    return fuzz.partial_ratio(candidate, text) >= _LEAST_RESEMBLANCE
