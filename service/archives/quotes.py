"""Turns the quotes of an article into a flat list of rows, and back: a quote within another names it by its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from service.domain import AttributedSpan, Attribution, CastMember, QuotedSpan, QuoteKind, Span, Stance, TextSpan
from service.storage.validity import check_text

Row = Mapping[str, Any]


def quote_rows(quotes: Sequence[AttributedSpan], cast: dict[CastMember, int]) -> list[dict[str, Any]]:
    """A row for each quote and each within it, however deep, the outer one first; whom they name joins `cast`.

    What stands deep within another may be known by its marks alone: its row has no kind.
    """
    rows: list[dict[str, Any]] = []
    waiting: list[tuple[QuotedSpan, AttributedSpan | None, int | None]]
    waiting = [(quote.span, quote, None) for quote in reversed(quotes)]
    while waiting:
        span, attributed, outer = waiting.pop()
        within = attributed.inner if attributed else ()
        of_span = {(inner.span.start, inner.span.end): inner for inner in within}
        waiting += [(inner, of_span.get((inner.start, inner.end)), len(rows)) for inner in reversed(span.inner)]
        rows.append(_row(span, attributed, outer, cast))
    return rows


def _row(
    span: QuotedSpan, attributed: AttributedSpan | None, outer: int | None, cast: dict[CastMember, int]
) -> dict[str, Any]:
    attribution = attributed.attribution if attributed else None
    return {
        "outer": outer,
        "start": span.start,
        "end": span.end,
        "open": span.open,
        "close": span.close,
        "parts": [{"start": part.start, "end": part.end} for part in span.parts],
        "kind": attributed.kind.value if attributed else None,
        "attribution": _attribution_row(attribution, cast) if attribution else None,
    }


def _attribution_row(attribution: Attribution, cast: dict[CastMember, int]) -> dict[str, Any]:
    def number(member: CastMember | None) -> int | None:
        return None if member is None else cast.setdefault(member, len(cast))

    return {
        "speaker": number(attribution.speaker),
        "about": number(attribution.about),
        "others": [number(member) for member in attribution.others],
        "mention": _place(attribution.mention),
        "cue": _place(attribution.cue),
        "rule": attribution.rule,
        "confidence": attribution.confidence,
        "stance": attribution.stance.value,
    }


def _place(piece: TextSpan | None) -> dict[str, int] | None:
    return None if piece is None else {"start": piece.start, "end": piece.end}


def spans_of(rows: Sequence[Row], cast: Sequence[CastMember], text: str) -> list[AttributedSpan]:
    """The quotes that `quote_rows` made these rows of. Raises ValueError, TypeError, KeyError or IndexError for rows
    that do not fit `text` or each other."""
    within: dict[int | None, list[tuple[QuotedSpan, AttributedSpan | None]]] = {}
    for number in range(len(rows) - 1, -1, -1):
        row, inner = rows[number], within.pop(number, [])[::-1]
        outer = row["outer"]
        around = Span(0, len(text)) if outer is None else Span(rows[outer]["start"], rows[outer]["end"])
        if outer is not None and not 0 <= outer < number:
            raise ValueError("a quote stands before the one that it is within")
        span = QuotedSpan(
            **_span(row, around),
            open=row["open"],
            close=row["close"],
            parts=tuple(Span(**_span(part, Span(row["start"], row["end"]))) for part in row["parts"]),
            inner=tuple(span for span, _ in inner),
        )
        attributed = tuple(quote for _, quote in inner if quote is not None)
        within.setdefault(outer, []).append((span, _quote(row, span, attributed, cast, text)))
    outermost = [quote for _, quote in reversed(within.pop(None, []))]
    if within or None in outermost:
        raise ValueError("a quote is within none, or has no kind")
    return [quote for quote in outermost if quote is not None]


def _quote(
    row: Row, span: QuotedSpan, inner: tuple[AttributedSpan, ...], cast: Sequence[CastMember], text: str
) -> AttributedSpan | None:
    for mark in filter(None, (span.open, span.close)):
        check_text("a quotation mark", mark)
    if row["kind"] is None:
        return None
    attribution = _attribution(row["attribution"], cast, text) if row["attribution"] is not None else None
    return AttributedSpan(span, QuoteKind(row["kind"]), attribution, inner)


def _attribution(row: Row, cast: Sequence[CastMember], text: str) -> Attribution:
    def member(number: int | None) -> CastMember | None:
        if number is None:
            return None
        if not 0 <= number < len(cast):
            raise ValueError("a quote names nobody of the cast")
        return cast[number]

    stance, speaker, about = Stance(row["stance"]), member(row["speaker"]), member(row["about"])
    if (speaker and stance is not Stance.SAID) or (about and stance is Stance.SAID):
        raise ValueError("a quote has a speaker who did not say it, or is about one who did")
    if not 0 <= row["confidence"] <= 1:
        raise ValueError("a confidence is not from 0 to 1")
    check_text("a rule", row["rule"])
    return Attribution(
        speaker=speaker,
        mention=_piece(row["mention"], text),
        cue=_piece(row["cue"], text),
        rule=row["rule"],
        confidence=row["confidence"],
        stance=stance,
        about=about,
        others=tuple(other for number in row["others"] for other in [member(number)] if other),
    )


def _piece(row: Row | None, text: str) -> TextSpan | None:
    if row is None:
        return None
    place = _span(row, Span(0, len(text)))
    return TextSpan(text[place["start"] : place["end"]], **place)


def _span(row: Row, around: Span) -> dict[str, int]:
    """The start and end of a row, which lie within `around`."""
    start, end = row["start"], row["end"]
    if not around.start <= start <= end <= around.end:
        raise ValueError(f"[{start}, {end}) is not within [{around.start}, {around.end})")
    return {"start": start, "end": end}
