"""Trains attribution on annotated articles: `python -m evaluation.training POLNEAR`, and options."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.calibration import expected_calibration_error, reliability
from evaluation.training.confidences import cross_validated, learn, read_answers
from evaluation.training.examples import Example, read_canadian_examples, read_judged_polnear, read_polnear
from evaluation.training.learning import EPOCHS, LEAST_COUNT, RATE, SEEDS, Lessons
from service.language.calibration import Calibration
from service.language.language import DEFAULT, Language, language
from service.language.weights import Weights

_WEIGHTS_HOW = (
    "A log-linear choice among the mentions near a quote and nobody; a feature's weight is what it adds to the score. "
    "Made by evaluation/training from the {articles} articles of PolNeAR's train part (spans as extracted, sources as "
    "annotated): "
    "Adagrad, {epochs} epochs, rate {rate}, features seen {count} times or more, mean of {seeds} runs. Feature names "
    "are built in service/attribution/choice/features.py."
)
_CONFIDENCE_HOW = (
    "How likely a given speaker is right: each fact's weight is what it adds to the log-odds, for the mention and for "
    "its name. Made by evaluation/training from {mentions} mentions and {names} names that were given on {articles} "
    "articles which the weights were not learned from. The facts are built in service/attribution/confidence.py."
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write the weights, and the calibration where there are articles to judge them by."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.training", description=__doc__)
    parser.add_argument("polnear", type=Path, help="PolNeAR: FOLDER/train/text and FOLDER/train/attributions")
    parser.add_argument("--canadian", type=Path, help="a folder of annotated articles of the Canadian form")
    parser.add_argument("--speakers", type=Path, help="who really spoke each span of PolNeAR's dev part")
    parser.add_argument("--language", default=DEFAULT, help="the language of the articles (default: %(default)s)")
    parser.add_argument("--out", type=Path, help="the folder to write to (default: that of the language)")
    options = parser.parse_args(arguments)
    learned = language(options.language)
    out: Path = options.out or learned.weights.path.parent
    weights = _train(options.polnear, learned, out / learned.weights.path.name)
    judged = [[*read_canadian_examples(options.canadian, learned)]] if options.canadian else []
    if options.speakers:
        judged.append([*read_judged_polnear(options.polnear, learned, options.speakers)])
    if judged:
        trained = replace(learned, weights=Weights.of(weights), calibration=Calibration(Path()))
        _calibrate(judged, trained, out / learned.calibration.path.name)


def _train(polnear: Path, learned: Language, path: Path) -> dict[str, float]:
    """The weights learned from PolNeAR's train part, which are written to `path`."""
    examples = list(read_polnear(polnear, learned))
    lessons = Lessons()
    weights = lessons.weights([lesson for example in examples for lesson in lessons.of_article(example, learned)])
    how = _WEIGHTS_HOW.format(articles=len(examples), epochs=EPOCHS, rate=RATE, count=LEAST_COUNT, seeds=len(SEEDS))
    _write(path, {"how": how, "weights": weights})
    return weights


def _calibrate(judged: Sequence[Sequence[Example]], trained: Language, path: Path) -> None:
    """Write to `path` how likely a given speaker is right, and print how far that holds on outlets left out.

    The corpora count alike, however many articles each has.
    """
    articles = sum(map(len, judged))
    answers = [
        answer
        for corpus in judged
        for example in corpus
        for answer in read_answers(example, trained, articles / len(judged) / len(corpus))
    ]
    of_mention, of_name = learn(answers)
    mentions = sum(answer.mention_right is not None for answer in answers)
    names = sum(answer.name_right is not None for answer in answers)
    how = _CONFIDENCE_HOW.format(mentions=mentions, names=names, articles=articles)
    _write(path, {"how": how, "mention": of_mention, "name": of_name})
    given = cross_validated(answers)
    sys.stdout.write(f"expected calibration error, outlets left out: {expected_calibration_error(given):.4f}\n")
    for row in reliability(given):
        sys.stdout.write(f"{row.low:.2f} to {row.high:.2f}{row.given:>8}{row.confidence:>8.3f}{row.right:>8.3f}\n")


def _write(path: Path, made: Mapping[str, object]) -> None:
    path.write_text(json.dumps(made, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
