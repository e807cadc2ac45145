"""Reads what is measured on: a folder of transcripts with its manifest, and the printed quotes of the same months."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.gold import CorpusUnreadable
from evaluation.verification.articles import read_articles
from service.domain import Article, AttributedSpan, PublishedAt, Stance
from service.ingestion import prepare_article
from service.storage.recording.preparation import Prepared
from service.text.normalise import norms_of

LEAST_WORDS = 7
"""Of a printed quote that is asked: fewer words are said in many speeches."""
_DAY = re.compile(r"_(\d{4}-\d{2}-\d{2})_")


@dataclass(frozen=True, slots=True)
class Printed:
    """A quote that an article prints, with the name that the article gives it to."""

    text: str
    speaker: str
    article: str


def write_transcripts(folder: Path, to: Path) -> tuple[int, str, str]:
    """Write each transcript of `folder` as the body of `POST /v1/articles`, a line each; how many they are, and the
    first and last of their days. `folder` holds `manifest.jsonl` (file, date, title). Raises CorpusUnreadable."""
    try:
        entries = [json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
        with to.open("w", encoding="utf-8") as lines:
            for entry in entries:
                text = (folder / entry["file"]).read_text(encoding="utf-8")
                fields = {"title": entry["title"], "published_at": entry["date"], "text": text}
                lines.write(json.dumps({"outlet": folder.name, "kind": "transcript", **fields}) + "\n")
        days = sorted(entry["date"] for entry in entries)
        return len(entries), days[0], days[-1]
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise CorpusUnreadable(f"{folder}: {error!r}; give a folder with transcripts and their manifest") from error


def printed_articles(folder: Path, parts: Collection[str], first: str, last: str) -> Sequence[Prepared]:
    """The articles of a corpus in PolNeAR's layout whose day, which their names have, is of the months from `first` to
    `last`, read as the service does."""
    return [
        prepare_article(replace(article, published_at=PublishedAt.parse(day)))
        for article in read_articles(folder, parts)
        if (day := _day(article)) and first[:7] <= day[:7] <= last[:7]
    ]


def _day(article: Article) -> str:
    match = _DAY.search(article.title or "")
    return match[1] if match else ""


def printed_quotes(articles: Sequence[Prepared]) -> Iterator[Printed]:
    """The quotes of seven words and more that they give to somebody by name, as said, each wording of an article
    once."""
    seen = set()
    for article in articles:
        for quote in article.quotes:
            name = _said_by(quote.attributed)
            key = (article.text_hash, quote.key_hash)
            if name and key not in seen and len(norms_of(quote.text)) >= LEAST_WORDS:
                seen.add(key)
                yield Printed(quote.text, name, article.article.title or "")


def _said_by(quote: AttributedSpan) -> str | None:
    given = quote.attribution
    return given.speaker.name if given and given.speaker and given.stance is Stance.SAID else None
