"""Measures extraction and attribution against PolNeAR's news: the figures that the product is promised by."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from evaluation.agreement import LENIENT, STRICT, Agreement
from evaluation.calibration import SURE, expected_calibration_error, given_speakers, reliability
from evaluation.canadian import gold_articles
from evaluation.gold import GoldArticle, read_corpus
from evaluation.report import Group, Report
from evaluation.scored import OUTER, Reported, Scored, index_reported, score, trimmed
from service.domain import Article, AttributedSpan, Span
from service.reading import read

T = TypeVar("T")
Reader = Callable[[str], Sequence[AttributedSpan]]
"""From an article's text to its quotes with their speakers."""

_DOUBLE = frozenset('"“”')
_SIZES = ((3, "1-3 words"), (10, "4-10 words"), (30, "11-30 words"))


@dataclass(slots=True)
class _Run:
    """What came out of the articles so far."""

    scored: list[Scored]
    extra: list[tuple[GoldArticle, Span]]
    articles: int = 0
    reported: int = 0
    words: int = 0
    seconds: float = 0.0


def evaluate_polnear(folder: Path, part: str, speakers: Path | None = None) -> Report:
    """Run extraction and attribution over `folder/part` and say how they did; see `Report` for the figures.

    `speakers` is the JSON-lines file of who really spoke; without it the figures that need it are left out.
    Raises CorpusUnreadable.
    """
    return evaluate(read_corpus(folder, part, speakers), f"PolNeAR, {part}")


def read_quotes(text: str) -> Sequence[AttributedSpan]:
    """What the service reads in a text of which nothing else is known."""
    return read(Article(outlet="", text=text))


def evaluate_canadian(folder: Path) -> Report:
    """The same over a corpus of the Canadian form, by its own rules of agreement. Raises CorpusUnreadable."""
    return evaluate(gold_articles(folder), "Canadian articles", agreement=LENIENT)


def evaluate(
    articles: Iterable[GoldArticle], part: str, reader: Reader = read_quotes, agreement: Agreement = STRICT
) -> Report:
    """The report on how `reader` reads `articles`, under the name `part`."""
    run = _Run([], [])
    for article in articles:
        run.articles += 1
        attributed = _read(article, reader, run)
        reported = index_reported(article.text, attributed)
        run.scored += [score(article, gold, reported, agreement) for gold in article.spans]
        _count_reported(article, attributed, reported, run)
    rows = tuple(reliability(given_speakers(run.scored)))
    return Report(part, _figures(run), tuple(_groups(run.scored)), tuple(run.scored), tuple(run.extra), rows)


def _read(article: GoldArticle, reader: Reader, run: _Run) -> Sequence[AttributedSpan]:
    begun = time.perf_counter()
    attributed = reader(article.text)
    run.seconds += time.perf_counter() - begun
    run.words += len(article.text.split())
    return attributed


def _count_reported(
    article: GoldArticle, attributed: Sequence[AttributedSpan], reported: dict[Span, Reported], run: _Run
) -> None:
    """Count the quotes between double marks; a quote is extra when neither it nor anything in it is in the gold."""
    gold = {trimmed(article.text, span.span) for span in article.spans}
    for quote in attributed:
        if not _DOUBLE & {quote.span.open, quote.span.close}:
            continue
        run.reported += 1
        whole = trimmed(article.text, Span(quote.span.start, quote.span.end))
        within = index_reported(article.text, (quote,)).keys()
        if reported[whole].how == OUTER and gold.isdisjoint(within):
            run.extra.append((article, whole))


def _figures(run: _Run) -> dict[str, float]:
    """Every figure by its name; shares are 0..1, and left out when there is nothing to take a share of."""
    scored = run.scored
    attributed = [span for span in scored if span.mention_right is not None]
    given = [span for span in attributed if span.is_given]
    nobody = [span for span in scored if span.gold.spoken and span.gold.spoken.by_nobody]
    said = [span for span in attributed if not (span.gold.spoken and span.gold.spoken.by_nobody)]
    named = [span for span in scored if span.name_right is not None]
    unnamed = [span for span in scored if span.gold.spoken and not span.gold.spoken.speaker]
    named_given = [span for span in named if span.attribution and span.attribution.speaker]
    missed = [span for span in nobody if span.is_missed_speech]
    unsaid = [span for span in nobody if not span.is_missed_speech] if missed else []
    judged = given_speakers(scored)
    names = [each for each in judged if each.is_named]
    sure = [each for each in names if each.confidence >= SURE]
    shares = {
        "span recall": _share(scored, lambda span: span.reported is not None),
        "span recall, outer quotes": _share(
            scored, lambda span: span.reported is not None and span.reported.how == OUTER
        ),
        "span precision": 1 - len(run.extra) / run.reported if run.reported else None,
        "mention accuracy": _share(attributed, lambda span: bool(span.mention_right)),
        "mention accuracy, any overlap": _share(attributed, lambda span: bool(span.mention_overlaps)),
        "mention accuracy, of what somebody said": _share(said, lambda span: bool(span.mention_right)),
        "accuracy when given": _share(given, lambda span: bool(span.mention_right)),
        "left without a speaker": _share(attributed, lambda span: not span.is_given),
        "speaker given to what nobody said": _share(nobody, lambda span: span.is_given),
        "speaker given to what nobody said, the gold's gaps set aside": _share(unsaid, lambda span: span.is_given),
        "resolved names": _share(named, lambda span: bool(span.name_right)),
        "resolved names when given": _share(named_given, lambda span: bool(span.name_right)),
        "name given where there is none": _share(
            unnamed, lambda span: bool(span.attribution and span.attribution.speaker)
        ),
        "names given wrong": _share(names, lambda each: not each.is_right),
        f"names right at {SURE} and more": _share(sure, lambda each: each.is_right),
        "names given at that": len(sure) / len(names) if names else None,
        "expected calibration error": expected_calibration_error(judged) if judged else None,
    }
    counts = {
        "articles": run.articles,
        "words": run.words,
        "spans": len(scored),
        "attributed spans": len(attributed),
        "words per second": round(run.words / max(run.seconds, 1e-9)),
    }
    return {**counts, **{name: share for name, share in shares.items() if share is not None}}


def _share(scored: Sequence[T], holds: Callable[[T], bool]) -> float | None:
    return sum(map(holds, scored)) / len(scored) if scored else None


def _groups(scored: Sequence[Scored]) -> Iterator[Group]:
    """The attributed spans by how they are laid out, by what names the source, and by the quote's length."""
    attributed = [span for span in scored if span.mention_right is not None]
    keys: tuple[tuple[str, Callable[[Scored], str]], ...] = (
        ("layout", lambda span: span.layout),
        ("source type", lambda span: span.source_type),
        ("length", _length),
    )
    for kind, key in keys:
        members: dict[str, list[Scored]] = {}
        for span in attributed:
            members.setdefault(key(span), []).append(span)
        for name, group in sorted(members.items(), key=lambda item: -len(item[1])):
            right = sum(bool(span.mention_right) for span in group)
            yield Group(kind, name, len(group), right, sum(span.is_given for span in group))


def _length(span: Scored) -> str:
    words = len(span.article.text[span.gold.span.start : span.gold.span.end].split())
    return next((name for most, name in _SIZES if words <= most), "over 30 words")
