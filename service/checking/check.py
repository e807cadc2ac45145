"""The one verb of this part: a draft in, each of its quotes with what is recorded of it, out."""

from __future__ import annotations

from collections.abc import Sequence

from service.checking.draft import CheckedDraft, CheckedQuote, Claim, Draft, Finding
from service.checking.find import Finder, Spoken
from service.checking.hints import claims
from service.checking.judgement import trouble_of
from service.domain import Article, AttributedSpan, OccurrenceFilter
from service.errors import ArticleNotFound, InvalidQuery, TooManyQuotes
from service.index.protocol import CandidateIndex
from service.reading import Limits, read
from service.storage.store import Store

MOST_QUOTES = 5_000
"""Quotes of one draft: a book has fewer. Each takes a few thousandths of a second."""


def check(draft: Draft, store: Store, index: CandidateIndex, longest: int) -> CheckedDraft:
    """Verify every outer quote of `draft`; one longer than `longest` code points is reported and not looked for.

    Time is linear in the length of the draft and its number of quotes. Raises InvalidQuery for a draft of more than
    MOST_QUOTES quotes and for an article or a hint that fits nothing, InvalidText for an outlet that no name can be.
    """
    _check_article(draft.filter, store)
    spans = _spans(draft.text)
    finder = Finder(store, index, draft.filter, longest)
    return CheckedDraft(draft.text, _checked(draft.text, spans, claims(draft.text, spans, draft.hints), finder))


def _spans(text: str) -> Sequence[AttributedSpan]:
    try:
        return read(Article(outlet="", text=text), Limits(most_quotes=MOST_QUOTES, longest_quote=None))
    except TooManyQuotes as error:
        raise InvalidQuery(f"the draft {error}: check it in parts") from error


def _check_article(filter: OccurrenceFilter, store: Store) -> None:
    if filter.not_article is not None:
        try:
            store.article(filter.not_article)
        except ArticleNotFound as error:
            raise InvalidQuery(f"{error}, so it cannot be left out; give another id or none") from error


def _checked(
    text: str, spans: Sequence[AttributedSpan], said: Sequence[Claim | None], finder: Finder
) -> tuple[CheckedQuote, ...]:
    """Each quote with what is recorded of it."""
    spoken = [
        Spoken(text[one.span.start : one.span.end], one.kind, claim) for one, claim in zip(spans, said, strict=True)
    ]
    found = finder.find(spoken)
    return tuple(_quote(words, one, found[words]) for words, one in zip(spoken, spans, strict=True))


def _quote(spoken: Spoken, one: AttributedSpan, found: Finding) -> CheckedQuote:
    said = one.attribution
    return CheckedQuote(
        text=spoken.words,
        start=one.span.start,
        end=one.span.end,
        kind=one.kind,
        speaker=spoken.claim,
        mention=said.mention if said else None,
        cue=said.cue if said else None,
        finding=found,
        trouble=trouble_of(one.kind, found),
    )
