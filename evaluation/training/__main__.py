"""Trains the weights of attribution on PolNeAR's train part: `python -m evaluation.training FOLDER`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from evaluation.brat import Annotated, read_brat
from evaluation.mentions import names_same
from evaluation.training.learning import EPOCHS, LEAST_COUNT, RATE, SEEDS, Example, learn
from service.domain import QuotedSpan, Span
from service.extraction import extract

_HOLDS = 0.8
_WEIGHTS = Path(__file__).parents[2] / "service" / "language" / "en" / "weights.json"
_HOW = (
    "A log-linear choice among the mentions near a quote and nobody; a feature's weight is what it adds to the score. "
    "Made by evaluation/training from the {articles} articles of PolNeAR's train part (spans as extracted, "
    "sources as annotated): Adagrad, {epochs} epochs, rate {rate}, features seen {count} times or more, mean of "
    "{seeds} runs. Feature names are built in service/attribution/choice/features.py."
)


def examples(folder: Path) -> Iterator[Example]:
    """The annotated articles of `folder/train`."""
    for path in sorted((folder / "train" / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        files = sorted((folder / "train" / "attributions").glob(f"{path.stem}_*.ann"))
        annotated = [one for file in files for one in read_brat(file)]
        spans = [span for span in extract(text) if span.end > span.start]
        yield Example(text, spans, [_source(span, annotated) for span in spans])


def _source(span: QuotedSpan, annotated: list[Annotated]) -> tuple[Span, ...] | None:
    extent = Span(span.start, span.end)
    holding = [one for one in annotated if one.share_held(extent) >= _HOLDS]
    return min(holding, key=lambda one: one.content_length).who if holding else None


def _names(text: str, mention: Span, source: tuple[Span, ...]) -> bool:
    return names_same(text, [mention], source)


def main() -> None:
    """Train and write the weights."""
    read = list(examples(Path(sys.argv[1])))
    how = _HOW.format(articles=len(read), epochs=EPOCHS, rate=RATE, count=LEAST_COUNT, seeds=len(SEEDS))
    made = {"how": how, "weights": learn(read, _names)}
    _WEIGHTS.write_text(json.dumps(made, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
