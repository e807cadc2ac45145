"""Makes what people paste in place of a quote: a sentence, a paragraph or a post that says who said it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from evaluation.verification.claims import person
from evaluation.verification.corpus import Recorded
from evaluation.verification.expected import VERBATIM
from evaluation.verification.query import Query, Reading
from service.domain import AttributionVerdict

_LEAST_CONTENT, _MOST_WORDS = 5, 40
_MARKS = frozenset('“”"«»„‘:\n…[]()')
_ENDS = ".,"
_LONGEST_HANDLE = 15

Pasted = Callable[[str, str, Random], str]


def _said_behind(words: str, name: str, rng: Random) -> str:
    return f"“{words},” {name} said {rng.choice(['on Monday', 'after the meeting', 'in a statement'])}."


def _said_before_name(words: str, name: str, _rng: Random) -> str:
    return f"“{words},” said {name}."


def _colon(words: str, name: str, _rng: Random) -> str:
    return f"{name} said: {words}."


def _quoted_behind(words: str, name: str, rng: Random) -> str:
    return f"{name} {rng.choice(['told reporters', 'said', 'told the crowd'])}: “{words}.”"


def _paragraph(words: str, name: str, _rng: Random) -> str:
    return f"The talks went on until past midnight. “{words},” {name} said when they were over."


def _post(words: str, name: str, rng: Random) -> str:
    handle = name.replace(" ", "").lower()[:_LONGEST_HANDLE]
    return f"{name} @{handle}\n{words}.\n{rng.randint(2, 90)} Reposts {rng.randint(2, 900)} Likes"


PASTED: dict[str, Pasted] = {
    "pasted, “…,” NAME said": _said_behind,
    "pasted, “…,” said NAME": _said_before_name,
    "pasted, NAME said: …": _colon,
    "pasted, NAME said: “…”": _quoted_behind,
    "pasted, a paragraph": _paragraph,
    "pasted, a post": _post,
}


def pasted(quotes: Sequence[Recorded], seed: int, most: int) -> Iterator[Query]:
    """At most so many of each kind, of quotes that one person with a plain name is on record with."""
    fit = [quote for quote in quotes if _is_fit(quote)]
    for kind, paste in PASTED.items():
        for quote in sorted(fit, key=lambda quote: quote.draw(f"{seed} {kind}"))[:most]:
            yield _query(kind, paste, quote, Random(f"{seed} {kind} {quote.key}"))  # noqa: S311 (a measurement that repeats, no secret)


def _is_fit(quote: Recorded) -> bool:
    is_said_by_one = len(quote.speakers) == 1 and person(quote.speakers[0]) is not None
    is_statement = quote.text[:1].isupper() and quote.text.rstrip(_ENDS)[-1:].isalnum()
    is_short = quote.content >= _LEAST_CONTENT and len(quote.wording.words) <= _MOST_WORDS
    return is_said_by_one and is_statement and is_short and _MARKS.isdisjoint(quote.text)


def _query(kind: str, paste: Pasted, quote: Recorded, rng: Random) -> Query:
    name = person(quote.speakers[0])
    full = f"{name.given} {name.surname}" if name else ""
    words = quote.text.rstrip(_ENDS)
    return Query(
        kind,
        paste(words, full, rng),
        quote,
        VERBATIM,
        answers=((quote.wording.norms,),),
        attribution=AttributionVerdict.CONFIRMED,
        severities=frozenset({None}),
        reading=Reading(words, full),
    )
