"""Trains the weights of attribution on PolNeAR's train part: `python -m evaluation.training FOLDER [--out FILE]`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.brat import Annotated, read_brat
from evaluation.mentions import names_same
from evaluation.training.learning import EPOCHS, LEAST_COUNT, RATE, SEEDS, Example, learn
from service.domain import QuotedSpan, Span
from service.extraction import extract
from service.language.language import DEFAULT, Language, language

_LEAST_SHARE_HELD = 0.8
_HOW = (
    "A log-linear choice among the mentions near a quote and nobody; a feature's weight is what it adds to the score. "
    "Made by evaluation/training from the {articles} articles of PolNeAR's train part (spans as extracted, "
    "sources as annotated): Adagrad, {epochs} epochs, rate {rate}, features seen {count} times or more, mean of "
    "{seeds} runs. Feature names are built in service/attribution/choice/features.py."
)


def read_examples(folder: Path, corpus_language: Language) -> Iterator[Example]:
    """The annotated articles of `folder/train`, which are in that language."""
    for path in sorted((folder / "train" / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        files = sorted((folder / "train" / "attributions").glob(f"{path.stem}_*.ann"))
        annotations = [annotation for file in files for annotation in read_brat(file)]
        spans = [span for span in extract(text, corpus_language) if span.end > span.start]
        yield Example(text, corpus_language, spans, [_source(span, annotations) for span in spans])


def _source(span: QuotedSpan, annotations: list[Annotated]) -> tuple[Span, ...] | None:
    """The pieces that name the speaker of `span`, by the shortest annotation that holds most of it."""
    extent = Span(span.start, span.end)
    holding = [annotation for annotation in annotations if annotation.share_held(extent) >= _LEAST_SHARE_HELD]
    return min(holding, key=lambda annotation: annotation.content_length).who if holding else None


def _names(text: str, mention: Span, source: tuple[Span, ...]) -> bool:
    return names_same(text, [mention], source)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.training", description=__doc__)
    parser.add_argument("folder", type=Path, help="the corpus: FOLDER/train/text and FOLDER/train/attributions")
    parser.add_argument("--language", default=DEFAULT, help="the language of the corpus (default: %(default)s)")
    parser.add_argument("--out", type=Path, help="where the weights go (default: weights.json of the language)")
    options = parser.parse_args(arguments)
    corpus_language = language(options.language)
    examples = list(read_examples(options.folder, corpus_language))
    how = _HOW.format(articles=len(examples), epochs=EPOCHS, rate=RATE, count=LEAST_COUNT, seeds=len(SEEDS))
    made = {"how": how, "weights": learn(examples, _names)}
    out: Path = options.out or corpus_language.weights.path
    out.write_text(json.dumps(made, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
