"""Checks a draft: finds its quotes and who says them, and verifies each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.checking.draft import CheckedDraft, CheckedQuote, Claim, Draft, Finding
from service.checking.find import ClaimedQuote, Finder
from service.checking.hints import claims
from service.checking.judgement import is_judged, judged_kind, trouble_of
from service.checking.tuning import TUNING, CheckingTuning
from service.documents.values import of_plain_text
from service.domain import Article, AttributedSpan, ChangeKind, OccurrenceFilter, QuoteKind, Stance
from service.errors import ArticleNotFound, InvalidQuery, TooManyQuotes
from service.given_sources import record_of
from service.index.protocol import CandidateIndex
from service.language.language import Language, known_language
from service.language.tags import UNDETERMINED
from service.matching.kept import kept_around
from service.reading import DEFAULT_LIMITS, Limits, read, with_language
from service.storage.store import Store

MOST_QUOTES = 5_000
"""Quotes of one draft: a book has fewer. Each takes a few thousandths of a second."""


def check(
    draft: Draft,
    store: Store,
    index: CandidateIndex,
    longest: int,
    limits: Limits = DEFAULT_LIMITS,
    tuning: CheckingTuning = TUNING,
) -> CheckedDraft:
    """Verify every outer quote of `draft`; one longer than `longest` code points is reported and not looked for.

    Of `limits` only how sure a speaker must be counts: a draft may hold more than an article.
    Time is linear in the length of the draft and its number of quotes. Raises InvalidQuery for a draft of more than
    MOST_QUOTES quotes, for an article or a hint that fits nothing and for a source that cannot be read, InvalidText for
    an outlet that no name can be, SourcesTooLarge, and TooCostly when there is no time for so long a text, or for all
    of its quotes.
    """
    if draft.sources:
        with record_of(draft.sources) as (record, given):
            checked = check(replace(draft, sources=()), record.store, record.index, longest, limits, tuning)
        return replace(checked, sources=given)
    _check_article(draft.filter, store)
    article = with_language(Article(outlet="", text=draft.text, language=draft.language))
    spans = _spans(article, limits)
    if draft.charge is not None:
        draft.charge(len(spans) - 1)
    finder = Finder(store, index, draft.filter, longest, tuning, draft.charge)
    document = draft.document or of_plain_text(draft.text)
    quotes = tuple(
        replace(quote, place=document.place(quote.start))
        for quote in _checked(article, spans, claims(draft.text, spans, draft.hints), finder)
    )
    with store.snapshot() as snapshot:
        searched = snapshot.searched(draft.filter)
    checked = CheckedDraft(draft.text, article.language or UNDETERMINED, quotes, searched)
    if draft.document is None:
        return checked
    return replace(checked, left_out=draft.document.left_out, notices=draft.document.notices)


def _spans(draft: Article, limits: Limits) -> Sequence[AttributedSpan]:
    try:
        return read(draft, replace(limits, most_quotes=MOST_QUOTES, longest_quote=None))
    except TooManyQuotes as error:
        raise InvalidQuery(f"the draft {error}: check it in parts") from error


def _check_article(filter: OccurrenceFilter, store: Store) -> None:
    if filter.not_article is not None:
        try:
            store.article(filter.not_article)
        except ArticleNotFound as error:
            raise InvalidQuery(f"{error}, so it cannot be left out; give another id or none") from error


def _checked(
    draft: Article, spans: Sequence[AttributedSpan], speakers: Sequence[Claim | None], finder: Finder
) -> tuple[CheckedQuote, ...]:
    """Each quote with what is recorded of it."""
    language = known_language(draft.language)
    quotes = [
        ClaimedQuote(
            draft.text[span.span.start : span.span.end],
            judged_kind(span.kind, claim, is_read=language is not None),
            claim,
            *_stance(span, claim),
            kept=_kept(draft.text, span, language) if language else frozenset(),
        )
        for span, claim in zip(spans, speakers, strict=True)
    ]
    findings = finder.find(quotes)
    return tuple(_checked_quote(quote, span, findings[quote]) for quote, span in zip(quotes, spans, strict=True))


def _stance(span: AttributedSpan, claim: Claim | None) -> tuple[Stance, str | None]:
    """Whether the draft says that it was said, and who it says did not say it; a hint on the speaker goes before it."""
    attribution = span.attribution
    if attribution is None or claim is not None:
        return Stance.SAID, None
    return attribution.stance, attribution.about.name if attribution.about else None


def _kept(text: str, span: AttributedSpan, language: Language) -> frozenset[ChangeKind]:
    """What the sentence around a quote says of it; a whole statement stands for itself."""
    start, end = span.span.start - len(span.span.open), span.span.end + len(span.span.close or "")
    return frozenset() if span.kind is QuoteKind.DIRECT else kept_around(text, start, end, language)


def _checked_quote(quote: ClaimedQuote, span: AttributedSpan, finding: Finding) -> CheckedQuote:
    attribution = span.attribution
    return CheckedQuote(
        text=quote.words,
        start=span.span.start,
        end=span.span.end,
        kind=span.kind,
        speaker=quote.claim,
        mention=attribution.mention if attribution else None,
        cue=attribution.cue if attribution else None,
        finding=finding,
        trouble=trouble_of(quote.kind, finding, quote.stance),
        is_judged=is_judged(quote.kind, finding),
        stance=quote.stance,
        about=quote.about,
    )
