"""Reads what is annotated of each article: quoted spans, whom they are attributed to, who really spoke."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.brat import Annotated, read_brat
from service.domain import Span
from service.errors import QuoteVerifyError

# "A quoted span is what stands between double marks within a paragraph": the corpus's own plain reading of the marks.
_QUOTED = re.compile(r"[\"“]([^\"“”\r\n]+)[\"”]")

HOLDS = 0.5
"""A content that holds this share of a span attributes it (on the development part all but one hold all of it)."""

NOBODY = "none"
"""The speaker's type of a span that nobody said: a title, a term, a sign, markup."""

MISSED_SPEECH = "missed"
"""The kind of a span that no annotation holds though, by reading, somebody said it."""


class CorpusUnreadable(QuoteVerifyError):
    """The folder is not the corpus, or a file of it cannot be read."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who really spoke a span, by reading: the fullest name in the article, or None for nobody or somebody unnamed;
    `words` are those that name them beside the span, where they are recorded."""

    speaker: str | None
    speaker_type: str
    kind: str
    words: str = ""

    @property
    def by_nobody(self) -> bool:
        """Whether nobody said it."""
        return self.speaker_type == NOBODY


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A quoted span, its attribution as annotated, and who spoke, where that was recorded."""

    span: Span
    attribution: Annotated | None
    spoken: Spoken | None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article of the corpus."""

    name: str
    text: str
    spans: tuple[GoldSpan, ...]


def read_corpus(folder: Path, part: str, speakers: Path | None) -> Iterator[GoldArticle]:
    """The articles of `folder/part` (`text/NAME.txt`, `attributions/NAME_ANNOTATOR.ann`), in order of name.

    `speakers` is a JSON-lines file that says for each span who spoke; without it the spans are those between double
    marks of one line. Where several annotators read an article, the first by name counts.
    Raises CorpusUnreadable.
    """
    texts = sorted((folder / part / "text").glob("*.txt"))
    if not texts:
        raise CorpusUnreadable(f"{folder / part} holds no text/*.txt; give the folder that holds the parts")
    spoken = _read_speakers(speakers) if speakers else {}
    for path in texts:
        text = path.read_bytes().decode("utf-8")
        annotations = sorted((folder / part / "attributions").glob(f"{path.stem}_*.ann"))
        annotated = read_brat(annotations[0]) if annotations else ()
        spoken_in_article = spoken.get(path.stem, {})
        spans = sorted(spoken_in_article) if speakers else quoted_spans(text)
        yield GoldArticle(
            path.stem,
            text,
            tuple(GoldSpan(span, _attribution(span, annotated), spoken_in_article.get(span)) for span in spans),
        )


def quoted_spans(text: str) -> list[Span]:
    """What stands between double marks within one line, as a plain reading of the marks has it."""
    return [Span(*match.span(1)) for match in _QUOTED.finditer(text)]


def _read_speakers(path: Path) -> dict[str, dict[Span, Spoken]]:
    spoken: dict[str, dict[Span, Spoken]] = defaultdict(dict)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            entry = json.loads(line)
            span = Span(entry["start"], entry["end"])
            spoken[entry["article"]][span] = Spoken(entry["speaker"], entry["speaker_type"], entry["kind"])
        except (ValueError, KeyError, TypeError) as error:
            raise CorpusUnreadable(f"{path}, line {number}: {error!r}") from error
    return spoken


def _attribution(span: Span, annotated: tuple[Annotated, ...]) -> Annotated | None:
    """The narrowest attribution whose content holds `span`: of a quote reported within a quote, the inner one."""
    holding = [annotation for annotation in annotated if annotation.share_held(span) >= HOLDS]
    return min(holding, key=lambda annotation: annotation.content_length, default=None)
