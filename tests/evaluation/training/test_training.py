"""Training on a tiny corpus: what is learned from, and what is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.training.__main__ import main
from evaluation.training.confidences import Answer, cross_validated, learn
from evaluation.training.examples import read_canadian_examples, read_polnear
from evaluation.training.learning import Lessons
from service.attribution.confidence import LOG_ODDS, chance, log_odds
from service.language.language import language
from tests.evaluation.test_canadian import ENTRY

ENGLISH = language("en")
TINY = Path(__file__).resolve().parents[1] / "tiny"
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def canadian(tmp_path: Path) -> Path:
    (tmp_path / "articles.jsonl").write_text(json.dumps(ENTRY) + "\n", encoding="utf-8")
    return tmp_path


def test_a_canadian_article_teaches_who_spoke_and_what_nobody_said(canadian: Path) -> None:
    [example] = read_canadian_examples(canadian, ENGLISH)
    assert example.group == "The Gauge"
    assert [bool(gold and gold.attribution) for gold in example.gold] == [True, True, False]
    lessons = Lessons().of_article(example, ENGLISH)
    assert [0 in lesson.right for lesson in lessons] == [False, False, True]


def test_articles_of_one_outlet_stay_together() -> None:
    names = sorted(path.stem.partition("_")[0] for path in (TINY / "dev" / "text").glob("*.txt"))
    assert [example.group for example in read_polnear(TINY, ENGLISH, "dev")] == names


def test_learning_the_same_twice_gives_the_same_weights() -> None:
    def learned() -> dict[str, float]:
        lessons = Lessons()
        quotes = [
            lesson for example in read_polnear(TINY, ENGLISH, "dev") for lesson in lessons.of_article(example, ENGLISH)
        ]
        return lessons.weights(quotes)

    assert learned() == learned()


def test_training_in_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "train").symlink_to(TINY / "dev")
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    main([str(tmp_path), "--out", str(here)])
    subprocess.run(
        [sys.executable, "-m", "evaluation.training", str(tmp_path), "--out", str(there)],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        cwd=ROOT,
        check=True,
    )
    assert (here / "weights.json").read_bytes() == (there / "weights.json").read_bytes()


def answer(group: str, number: int) -> Answer:
    return Answer(group, {"rule": 1.0}, number < 90, {"name": 1.0}, number < 60)


def test_a_confidence_is_learned_from_how_often_it_was_right() -> None:
    of_mention, of_name = learn([answer("Gauge", number) for number in range(100)])
    assert chance({"rule": 1.0}, of_mention) == pytest.approx(0.9, abs=0.02)
    sure = {"name": 1.0, LOG_ODDS: log_odds(chance({"rule": 1.0}, of_mention))}
    assert chance(sure, of_name) == pytest.approx(0.6, abs=0.02)


def test_nothing_is_learned_from_the_outlet_that_is_judged() -> None:
    answers = [answer("Gauge", 0)] * 50 + [answer("Bulletin", 99)] * 50
    given = cross_validated(answers)
    assert all((each.confidence < 0.1) is each.is_right for each in given)


def test_training_writes_weights_and_calibration_with_how_they_were_made(canadian: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "train").symlink_to(TINY / "dev")
    (corpus / "dev").symlink_to(TINY / "dev")
    out = tmp_path / "out"
    out.mkdir()
    main([str(corpus), "--canadian", str(canadian), "--speakers", str(TINY / "speakers.jsonl"), "--out", str(out)])
    weights = json.loads((out / "weights.json").read_text(encoding="utf-8"))
    calibration = json.loads((out / "confidence.json").read_text(encoding="utf-8"))
    assert "the 2 articles" in weights["how"]
    assert weights["weights"]
    assert set(calibration) == {"how", "mention", "name"}
