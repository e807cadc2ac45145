"""Compares each gold span with what the service reports and says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evaluation.agreement import STRICT, Agreement, pieces
from evaluation.gold import MISSED_SPEECH, GoldArticle, GoldSpan
from evaluation.layout import layout, source_type
from evaluation.mentions import overlaps
from service.domain import AttributedSpan, Attribution, Span

OUTER, INNER, PART, MISSED = "outer", "inner", "part", "missed"


@dataclass(frozen=True, slots=True)
class Reported:
    """A span that the service reports, as a quote, as one within a quote, or as one paragraph's part of a quote."""

    how: str
    attribution: Attribution | None


@dataclass(frozen=True, slots=True)
class Scored:
    """The verdicts on one gold span; None where the gold has nothing to compare with."""

    article: GoldArticle
    gold: GoldSpan
    reported: Reported | None
    mention_right: bool | None
    """Whether the mention names the annotated speaker, by the corpus's rule."""
    mention_overlaps: bool | None
    """Whether the mention shares a character with the annotated source."""
    name_right: bool | None
    """Whether the speaker's name is the recorded one."""
    layout: str
    source_type: str

    @property
    def attribution(self) -> Attribution | None:
        """What the service says of the span."""
        return self.reported.attribution if self.reported else None

    @property
    def is_given(self) -> bool:
        """Whether the service gives the span a speaker."""
        return self.attribution is not None

    @property
    def is_missed_speech(self) -> bool:
        """Whether somebody said it whom the annotators missed."""
        return self.gold.spoken is not None and self.gold.spoken.kind == MISSED_SPEECH


def index_reported(text: str, attributed: Iterable[AttributedSpan]) -> dict[Span, Reported]:
    """Everything reported, by its span without the white space at its ends.

    A paragraph's part has the attribution of its quote, a quote within a quote its own, where it has one.
    """
    reported: dict[Span, Reported] = {}
    for outer in attributed:
        for how, span, attribution in _extents(outer, OUTER):
            reported.setdefault(trimmed(text, span), Reported(how, attribution))
    return reported


def _extents(attributed_span: AttributedSpan, how: str) -> Iterator[tuple[str, Span, Attribution | None]]:
    yield how, Span(attributed_span.span.start, attributed_span.span.end), attributed_span.attribution
    if len(attributed_span.span.parts) > 1:
        for part in attributed_span.span.parts:
            yield PART, part, attributed_span.attribution
    attributed = attributed_span.inner or [
        AttributedSpan(span, attributed_span.kind, None) for span in attributed_span.span.inner
    ]
    for inner in attributed:
        yield from _extents(inner, INNER)


def trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def score(
    article: GoldArticle, gold: GoldSpan, reported: Mapping[Span, Reported], agreement: Agreement = STRICT
) -> Scored:
    """The verdicts on `gold`. A span that was missed, or has no speaker, has its mention and its name wrong."""
    here = reported.get(trimmed(article.text, gold.span))
    attribution = here.attribution if here else None
    who = gold.attribution.who if gold.attribution else ()
    speaker = gold.spoken.speaker if gold.spoken else None
    return Scored(
        article,
        gold,
        here,
        mention_right=agreement.mention(article.text, gold, attribution),
        mention_overlaps=overlaps(pieces(attribution), who) if who else None,
        name_right=None if speaker is None else agreement.name(attribution, speaker),
        layout=layout(article.text, gold.span, gold.attribution) if gold.attribution else "not attributed",
        source_type=source_type(article.text, gold.attribution) if gold.attribution else "none",
    )
