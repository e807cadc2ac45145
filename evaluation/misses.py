"""Writes the misses of an evaluation as one page of HTML: each in its surroundings, with what the gold says."""

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
    ("Spans missed", lambda span: span.reported is None),
    ("Wrong mention", lambda span: span.mention_right is False and span.is_given),
    (
        "Left without a speaker",
        lambda span: span.mention_right is False and not span.is_given and span.reported is not None,
    ),
    ("Speaker given to what nobody said", lambda span: _by_nobody(span) and span.is_given),
    ("Wrong name, right mention", lambda span: span.name_right is False and span.mention_right is True),
    ("Wrong name, no mention to compare", lambda span: span.name_right is False and span.mention_right is None),
)


def _by_nobody(span: Scored) -> bool:
    return span.gold.spoken is not None and span.gold.spoken.by_nobody


def misses_page(report: Report) -> str:
    """A page of HTML that needs nothing else: each sort of miss under its heading."""
    sections = [(title, [_miss(span) for span in report.scored if holds(span)]) for title, holds in _SORTS]
    sections.append(("Extra spans", [_extra(article, span) for article, span in report.extra]))
    return page(f"Misses, {report.part}", report.as_table(), sections)


def _miss(span: Scored) -> str:
    attribution = span.attribution
    mention = attribution.mention.text if attribution and attribution.mention else "—"
    name = attribution.speaker.name if attribution and attribution.speaker else "—"
    rule = f"{attribution.rule}, {attribution.confidence:.2f}" if attribution else "no attribution"
    return _entry(span.article, span.gold.span, span.gold.attribution.who if span.gold.attribution else ()) + "".join(
        (
            f'<p class="is">we say: {escape(mention)} → {escape(name)} <small>{escape(rule)}</small></p>',
            f'<p class="gold">gold: {escape(_gold(span))} <small>{escape(span.layout)}, {escape(span.source_type)}',
            "</small></p></article>",
        )
    )


def _gold(span: Scored) -> str:
    annotated = span.gold.attribution
    pieces = annotated.who if annotated else ()
    words = " … ".join(span.article.text[piece.start : piece.end] for piece in pieces) or "—"
    spoken = span.gold.spoken
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
