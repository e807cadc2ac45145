"""Reads news articles of the Canadian form: one JSON file of articles with quotations annotated by hand.

`FOLDER/articles.jsonl` holds an article a line: `id`, `outlet`, `text`, `regions` (pairs of offsets: everything that
was annotated as a quotation, indirect speech too), and `spans` (what stands between double marks within one) with
`start`, `end`, `speaker` (the words in the text that name who said it), `ms`, `me` (where they stand, or null) and
`name` (who that is).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.brat import Annotated
from evaluation.gold import MISSED_SPEECH, NOBODY, CorpusUnreadable, GoldArticle, GoldSpan, Spoken, quoted_spans
from service.domain import Span

FILE = "articles.jsonl"
_MISSED_FILE = Path(__file__).with_name("canadian_missed.json")


@dataclass(frozen=True, slots=True)
class CanadianArticle:
    """One article as annotated."""

    name: str
    outlet: str
    text: str
    spans: tuple[GoldSpan, ...]
    regions: tuple[Span, ...]


def is_canadian(folder: Path) -> bool:
    """Whether the folder holds a corpus of this form."""
    return (folder / FILE).is_file()


def read_canadian(folder: Path) -> Iterator[CanadianArticle]:
    """The articles of the corpus in their order. Raises CorpusUnreadable."""
    path = folder / FILE
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CorpusUnreadable(f"{path}: {error}") from error
    for number, line in enumerate(lines, start=1):
        try:
            yield _article(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise CorpusUnreadable(f"{path}, line {number}: {error!r}") from error


def gold_articles(folder: Path) -> Iterator[GoldArticle]:
    """The same as gold to measure by: the annotated spans, and as nobody's those between double marks that no
    annotation touches. Of the latter, those that somebody said by reading are of the kind MISSED_SPEECH."""
    missed: dict[str, list[list[int]]] = json.loads(_MISSED_FILE.read_text(encoding="utf-8"))["missed"]
    for article in read_canadian(folder):
        said = {Span(*pair) for pair in missed.get(article.name, ())}
        taken = [*article.regions, *(gold.span for gold in article.spans)]
        nobody = [
            GoldSpan(span, None, Spoken(None, NOBODY, MISSED_SPEECH if span in said else NOBODY))
            for span in quoted_spans(article.text)
            if not any(span.start < other.end and other.start < span.end for other in taken)
        ]
        spans = sorted([*article.spans, *nobody], key=lambda gold: gold.span)
        yield GoldArticle(article.name, article.text, tuple(spans))


def _article(entry: dict[str, Any]) -> CanadianArticle:
    spans = tuple(_gold_span(span) for span in entry["spans"])
    regions = tuple(Span(start, end) for start, end in entry["regions"])
    return CanadianArticle(entry["id"], entry["outlet"], entry["text"], spans, regions)


def _gold_span(entry: dict[str, Any]) -> GoldSpan:
    span = Span(entry["start"], entry["end"])
    who = () if entry["ms"] is None else (Span(entry["ms"], entry["me"]),)
    name: str = entry["name"] or ""
    is_named = any(word[0].isupper() for word in name.split())
    words: str = entry["speaker"] or name
    spoken = Spoken(name if is_named else None, "person" if name else "unknown", entry["kind"], words)
    return GoldSpan(span, Annotated(who, (), (span,)), spoken)
