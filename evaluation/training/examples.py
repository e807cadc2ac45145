"""Reads annotated articles as examples to learn from: PolNeAR's train part, and articles of the Canadian form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.agreement import LENIENT, STRICT, Agreement
from evaluation.brat import Annotated, read_brat
from evaluation.canadian import gold_articles, read_canadian
from evaluation.gold import MISSED_SPEECH, NOBODY, GoldArticle, GoldSpan, Spoken, read_corpus
from evaluation.mentions import names_same, overlaps
from service.domain import QuotedSpan, Span
from service.extraction import extract
from service.language.language import Language

_LEAST_SHARE_HELD = 0.8
_LEAST_OVERLAP = 0.5

Names = Callable[[str, Span, tuple[Span, ...]], bool]
"""Whether a piece of a text names the speaker whom the annotated pieces of it name."""


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated article. `gold[i]` is what is known of `spans[i]`, None where nothing is to be learned.

    A gold span without an attribution is nobody's; one whose attribution has no source is somebody's whom the article
    does not name. `group` is what folds are made of: articles of one outlet stay together.
    """

    text: str
    group: str
    spans: Sequence[QuotedSpan]
    gold: Sequence[GoldSpan | None]
    names: Names
    agreement: Agreement


def read_polnear(folder: Path, language: Language, part: str = "train") -> Iterator[Example]:
    """The annotated articles of `folder/part`, which are in that language: spans as extracted, sources as annotated."""
    for path in sorted((folder / part / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        files = sorted((folder / part / "attributions").glob(f"{path.stem}_*.ann"))
        annotations = [annotation for file in files for annotation in read_brat(file)]
        spans = _spans(text, language)
        gold = [GoldSpan(extent, _attribution(extent, annotations), None) for extent in map(_extent, spans)]
        yield Example(text, path.stem.partition("_")[0], spans, gold, _shares_head, STRICT)


def read_judged_polnear(folder: Path, language: Language, speakers: Path, part: str = "dev") -> Iterator[Example]:
    """The articles of a part of which a file says who really spoke each span."""
    for article in read_corpus(folder, part, speakers):
        yield _example(article, article.name.partition("_")[0], language, _shares_head, STRICT)


def read_canadian_examples(folder: Path, language: Language) -> Iterator[Example]:
    """The articles of the Canadian form."""
    for article, gold in zip(read_canadian(folder), gold_articles(folder), strict=True):
        yield _example(gold, article.outlet, language, _overlaps, LENIENT, article.regions)


def _example(
    article: GoldArticle,
    group: str,
    language: Language,
    names: Names,
    agreement: Agreement,
    regions: Sequence[Span] | None = None,
) -> Example:
    spans = _spans(article.text, language)
    gold = [_gold_of(_extent(span), article, regions) for span in spans]
    return Example(article.text, group, spans, gold, names, agreement)


def _gold_of(extent: Span, article: GoldArticle, regions: Sequence[Span] | None) -> GoldSpan | None:
    """The gold span that makes most of a quote; nobody's where no region touches the quote; else None, as for speech
    that the annotators missed."""
    near = max(article.spans, key=lambda gold: _common(gold.span, extent), default=None)
    if near is not None and _common(near.span, extent) >= _LEAST_OVERLAP * (extent.end - extent.start):
        return None if near.spoken and near.spoken.kind == MISSED_SPEECH else near
    if regions is None or any(_common(region, extent) for region in regions):
        return None
    return GoldSpan(extent, None, Spoken(None, NOBODY, NOBODY))


def _attribution(extent: Span, annotations: Sequence[Annotated]) -> Annotated | None:
    """The shortest annotation that holds most of the quote."""
    holding = [annotation for annotation in annotations if annotation.share_held(extent) >= _LEAST_SHARE_HELD]
    return min(holding, key=lambda annotation: annotation.content_length, default=None)


def _spans(text: str, language: Language) -> list[QuotedSpan]:
    return [span for span in extract(text, language) if span.end > span.start]


def _extent(span: QuotedSpan) -> Span:
    return Span(span.start, span.end)


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _shares_head(text: str, mention: Span, source: tuple[Span, ...]) -> bool:
    return names_same(text, [mention], source)


def _overlaps(_: str, mention: Span, source: tuple[Span, ...]) -> bool:
    return overlaps([mention], source)
