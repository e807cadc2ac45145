"""Makes the questions of an evaluation from the quotes that are in the index and those that are held back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from random import Random

from evaluation.verification.claims import Claims
from evaluation.verification.corpus import Corpus, Recorded
from evaluation.verification.edits import framing, letters, parts, sense, spelling, words
from evaluation.verification.edits.vocabulary import Vocabulary, vocabulary
from evaluation.verification.expected import (
    ALTERED,
    FRAGMENT,
    FRAGMENT_OR_NOT_FOUND,
    NOT_FOUND,
    SPLICED,
    severities,
)
from evaluation.verification.holdout import Holdout
from evaluation.verification.pasting import pasted
from evaluation.verification.query import Edited, Passage, Query, passage_of
from evaluation.verification.truth import Shelf
from service.domain import Verdict

Edit = Callable[[Passage, Random], Edited | None]

NEGATIVE = "negatives, long", "negatives, short"
INSIDE, LONGER, JOINED = "inside a longer quote", "longer than another outlet's", "joined from two quotes"
TURNED_ROUND = "joined from two quotes, turned round"
CUT_OFF, WHOLE_SENTENCE = "cut off what negates it", "a whole sentence of several"
SIX_WORDS = "fragment, 6 words"
SHORT_FRAGMENTS = "fragment, 3 words", "fragment, 4 words"
SHORT_CHANGED = "short quote, a word replaced"
COMMON = "common words only"
THIRD, OF_EIGHT = "a third of the words replaced", "a word of eight or more replaced"
CUT = "negatives, four to seven words"
_CUT_WORDS = (4, 7)
_HARDLY_PROVEN = 4, 5
"""Words of an unbroken part that may be too common to be known by (docs/decisions/0028-evidence.md)."""
_SHORT_CONTENT = 5
_SURPLUS = (3, 12)
_QUOTE_WORDS, _QUOTE_CONTENT = 6, 4
_JOINED_WORDS = (6, 12)


def edits(words_of_corpus: Vocabulary) -> dict[str, Edit]:
    """Every edit of one passage, by its kind."""
    return {
        "typography": letters.typography,
        "case": letters.case,
        "typo, one letter": letters.one_letter,
        "typo, two letters": letters.two_letters,
        "typos in two words": letters.two_words,
        "typed carelessly": letters.carelessly,
        "substitution": partial(words.substitution, vocabulary=words_of_corpus),
        "two substitutions": partial(words.two_substitutions, vocabulary=words_of_corpus),
        SHORT_CHANGED: partial(words.short_substitution, vocabulary=words_of_corpus),
        OF_EIGHT: partial(words.of_eight, vocabulary=words_of_corpus),
        THIRD: partial(words.third_substituted, vocabulary=words_of_corpus),
        "deletion": words.deletion,
        "insertion": partial(words.insertion, vocabulary=words_of_corpus),
        **{f"fragment, {length} words": partial(parts.fragment, length=length) for length in (3, 4, 6, 8, 12)},
        "fragment, half": parts.half,
        CUT_OFF: framing.behind_negation,
        WHOLE_SENTENCE: framing.whole_sentence,
        COMMON: parts.common_words,
        "splice, silent": parts.spliced_silently,
        "splice, ellipsis": parts.spliced_with_ellipsis,
        "splice, three parts": parts.three_parts,
        "splice, turned round": parts.turned_round,
        "clauses reordered": parts.reordered,
        "negation put in": sense.negated,
        "negation taken out": sense.affirmed,
        "opposite word": sense.opposite,
        "negation, short quote": sense.turned_short,
        "number": sense.number,
        "name": partial(sense.name, vocabulary=words_of_corpus),
        "spelling": spelling.variant,
        "brackets put in": spelling.bracketed,
        "brackets for a pronoun": spelling.explained,
    }


@dataclass(frozen=True, slots=True)
class Material:
    """What the queries are made from: the corpus, what of it is indexed, what is held back, and how many of a kind."""

    corpus: Corpus
    indexed: Sequence[Recorded]
    holdout: Holdout
    seed: int
    most: int

    def random(self, kind: str, quote: Recorded) -> Random:
        """The same random numbers for the same seed, kind and quote."""
        return Random(f"{self.seed} {kind} {quote.key}")  # noqa: S311 (a measurement that repeats, no secret)

    def in_turn(self, kind: str) -> list[Recorded]:
        """The indexed quotes in the order in which queries of this kind take them."""
        return sorted(self.indexed, key=lambda quote: quote.draw(f"{self.seed} {kind}"))


def make_queries(material: Material) -> list[Query]:
    """At most `asked.most` of each kind, and one for each quote held back."""
    shelf = Shelf(material.indexed)
    words_of_corpus = vocabulary(material.indexed)
    queries: list[Query] = []
    for kind, edit in edits(words_of_corpus).items():
        queries += _taken(_edited(material, kind, edit, shelf), material.most)
    queries += _taken(_with_surplus(material, shelf), material.most)
    for kind in (JOINED, TURNED_ROUND):
        queries += _taken(_joined(material, shelf, kind), material.most)
    queries += pasted(material.indexed, material.seed, material.most)
    queries += _nested(material.holdout, shelf)
    queries += Claims(material.corpus, material.indexed, material.seed, material.most).queries()
    queries += (_negative(quote) for quote in material.holdout.negatives)
    queries += (cut for quote in material.holdout.negatives for cut in cuts(quote, material.random(CUT, quote)))
    return queries


def cuts(quote: Recorded, rng: Random) -> Iterator[Query]:
    """Four to seven words in a row of a quote that is not recorded: whatever holds them holds them by chance."""
    passage = Passage(quote.text, quote)
    length = rng.randint(*_CUT_WORDS)
    if len(passage.words) > length:
        first = rng.randrange(len(passage.words) - length)
        yield Query(CUT, passage.part(first, first + length), quote, NOT_FOUND)


def _taken(queries: Iterator[Query], most: int) -> Iterator[Query]:
    return (query for _, query in zip(range(most), queries, strict=False))


def _edited(material: Material, kind: str, edit: Edit, shelf: Shelf) -> Iterator[Query]:
    for quote in material.in_turn(kind):
        if not quote.content:
            continue
        rng = material.random(kind, quote)
        edited = edit(passage := passage_of(quote, rng), rng)
        if edited is None:
            continue
        runs = (passage.norms,) if edited.runs is None else edited.runs
        answers = (runs,) if runs else ()
        query = Query(
            kind,
            edited.text,
            quote,
            edited.verdicts,
            edited.kinds,
            answers,
            len(runs) == 1,
            edited.changes,
            severities=severities(edited.verdicts, edited.kinds),
        )
        if settled := settle(query, shelf):
            yield replace(settled, severities=frozenset({None})) if kind == WHOLE_SENTENCE else settled


def settle(query: Query, shelf: Shelf) -> Query | None:
    """The query with the verdict that its words deserve, however they were made; None when they are no such query.

    An edit may by chance make what another quote says: a word left out at random may give another outlet's wording.
    """
    if Verdict.VERBATIM in query.verdicts:
        return query
    verdict = shelf.verdict(query.text)
    if Verdict.NOT_FOUND in query.verdicts and verdict is not None:
        return None
    if query.is_joined and verdict is not None:
        return None
    if verdict is None or verdict in query.verdicts:
        return query
    return replace(query, verdicts=frozenset({verdict}), kinds=frozenset(), severities=frozenset())


def _with_surplus(material: Material, shelf: Shelf) -> Iterator[Query]:
    """A recorded quote with more said before or after it: this outlet printed only a part."""
    kind = "surplus around the quote"
    strangers = [quote for quote in material.holdout.negatives if len(quote.wording.words) >= _SURPLUS[1]]
    for quote in material.in_turn(kind) if strangers else ():
        passage = Passage(quote.text, quote)
        if len(passage.words) < _QUOTE_WORDS or passage.content < _QUOTE_CONTENT:
            continue
        rng = material.random(kind, quote)
        other = rng.choice(strangers)
        surplus = Passage(other.text, other).part(0, rng.randint(*_SURPLUS)).replace("[", "").replace("]", "")
        text = rng.choice([f"{surplus} {quote.text}", f"{quote.text} {surplus}"])
        if settled := settle(Query(kind, text, quote, ALTERED, answers=((passage.norms,),), is_near=True), shelf):
            yield settled


def _joined(material: Material, shelf: Shelf, kind: str) -> Iterator[Query]:
    """Parts of two quotes of different articles, as if they were one: the answer must name both, in either order."""
    turn = [quote for quote in material.in_turn(JOINED) if len(quote.wording.words) > _JOINED_WORDS[1]]
    for first, second in zip(turn[::2], turn[1::2], strict=False):
        rng = material.random(JOINED, first)
        halves = [
            parts.fragment(Passage(quote.text, quote), rng, rng.randint(*_JOINED_WORDS)) for quote in (first, second)
        ]
        if set(first.articles) & set(second.articles) or not all(halves):
            continue
        both = [half for half in halves if half][:: -1 if kind == TURNED_ROUND else 1]
        text = rng.choice([" ", " … "]).join(half.text for half in both)
        answers = tuple(half.runs or () for half in both)
        if settled := settle(Query(kind, text, first, SPLICED, answers=answers, is_joined=True), shelf):
            yield settled


def _nested(holdout: Holdout, shelf: Shelf) -> Iterator[Query]:
    """What one outlet printed, when only another outlet's longer or shorter wording is recorded."""
    for quote, long in holdout.inside:
        answers = ((quote.wording.norms,),)
        right = FRAGMENT_OR_NOT_FOUND if len(quote.wording.words) in _HARDLY_PROVEN else FRAGMENT
        query = Query(INSIDE, quote.text, long, right, answers=answers, is_near=True)
        if settled := settle(query, shelf):
            yield settled
    for quote, short in holdout.longer:
        answers = ((short.wording.norms,),)
        query = Query(LONGER, quote.text, short, ALTERED, answers=answers, is_near=True)
        if settled := settle(query, shelf):
            yield settled


def _negative(quote: Recorded) -> Query:
    kind = NEGATIVE[quote.content < _SHORT_CONTENT]
    return Query(kind, quote.text, quote, NOT_FOUND, claimed=next(iter(quote.speakers), None))
