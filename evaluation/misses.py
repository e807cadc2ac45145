"""The misses of an evaluation as one page of HTML to browse: each in its surroundings, with what the gold says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from evaluation.gold import GoldArticle
from evaluation.page import page
from evaluation.report import Report
from evaluation.scored import Scored
from service.domain import Span

_AROUND = 300

_SORTS: tuple[tuple[str, Callable[[Scored], bool]], ...] = (
    ("Spans missed", lambda one: one.found is None),
    ("Wrong mention", lambda one: one.mention_right is False and one.is_given),
    ("Left without a speaker", lambda one: one.mention_right is False and not one.is_given and one.found is not None),
    ("Speaker given to what nobody said", lambda one: _by_nobody(one) and one.is_given),
    ("Wrong name, right mention", lambda one: one.name_right is False and one.mention_right is True),
    ("Wrong name, no mention to compare", lambda one: one.name_right is False and one.mention_right is None),
)


def _by_nobody(one: Scored) -> bool:
    return one.gold.spoken is not None and one.gold.spoken.by_nobody


def misses_page(report: Report) -> str:
    """A page of HTML that needs nothing else: each sort of miss under its heading."""
    sections = [(title, [_miss(one) for one in report.scored if holds(one)]) for title, holds in _SORTS]
    sections.append(("Extra spans", [_extra(article, span) for article, span in report.extra]))
    return page(f"Misses, {report.part}", report.as_table(), sections)


def _miss(one: Scored) -> str:
    attribution = one.attribution
    mention = attribution.mention.text if attribution and attribution.mention else "—"
    name = attribution.speaker.name if attribution and attribution.speaker else "—"
    rule = f"{attribution.rule}, {attribution.confidence:.2f}" if attribution else "no attribution"
    return _entry(one.article, one.gold.span, one.gold.attribution.who if one.gold.attribution else ()) + "".join(
        (
            f'<p class="is">we say: {escape(mention)} → {escape(name)} <small>{escape(rule)}</small></p>',
            f'<p class="gold">gold: {escape(_gold(one))} <small>{escape(one.layout)}, {escape(one.source_type)}',
            "</small></p></article>",
        )
    )


def _gold(one: Scored) -> str:
    annotated = one.gold.attribution
    pieces = annotated.who if annotated else ()
    words = " … ".join(one.article.text[piece.start : piece.end] for piece in pieces) or "—"
    spoken = one.gold.spoken
    return words if spoken is None else f"{words} → {spoken.speaker or spoken.speaker_type} ({spoken.kind})"


def _extra(article: GoldArticle, span: Span) -> str:
    return _entry(article, span, ()) + "</article>"


def _entry(article: GoldArticle, span: Span, who: tuple[Span, ...]) -> str:
    return (
        f"<article><p><small>{escape(article.name)} [{span.start}, {span.end})</small></p>"
        f"<p>{''.join(_context(article.text, span, who))}</p>"
    )


def _context(text: str, span: Span, who: tuple[Span, ...]) -> Iterator[str]:
    """The surroundings of `span`, the span marked and the gold's source underlined."""
    begin, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    tags = [(span.start, 1, "<mark>"), (span.end, 0, "</mark>")]
    for piece in who:
        if begin <= piece.start and piece.end <= end and not (piece.start < span.end and span.start < piece.end):
            tags += [(piece.start, 1, "<u>"), (piece.end, 0, "</u>")]
    at = begin
    for offset, _, tag in sorted(tags):
        yield escape(text[at:offset])
        yield tag
        at = offset
    yield escape(text[at:end])
