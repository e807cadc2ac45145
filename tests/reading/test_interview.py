"""The answers of an interview are the words of the one person whom the article says it talked to."""

from __future__ import annotations

import pytest

from service.article_body import article_of_page
from service.domain import Article, Overrides
from service.reading import read
from tests.reading.test_read import speakers

INTRODUCTION = "Olga Brenn has run the harbour for ten years. We met her on the quay."
LABELLED = "\nQ: Why now?\nA: “Because the old one is sinking.”\nQ: Who pays for it?\nA: “The town pays for all of it.”"
BOLD = (
    "<p><strong>Why now?</strong></p><p>“Because the old one is sinking.”</p>"
    "<p><b>Who pays for it?</b></p><p>“The town pays for all of it.”</p>"
)


@pytest.mark.parametrize(
    ("introduction", "speaker"),
    [
        pytest.param(INTRODUCTION, "Olga Brenn", id="one person"),
        pytest.param("Olga Brenn and Rolf Aske came to the quay.", None, id="two"),
        pytest.param("The harbour has a new master, and we met on the quay.", None, id="no name"),
    ],
)
def test_labelled_answers(introduction: str, speaker: str | None) -> None:
    assert speakers(read(Article("The Lantern", introduction + LABELLED))) == [speaker, speaker]


def test_answers_behind_bold_questions() -> None:
    page = f"<article><h1>The quay</h1><p>{INTRODUCTION}</p>{BOLD}</article>"
    assert speakers(read(article_of_page(page, Overrides("The Lantern")))) == ["Olga Brenn", "Olga Brenn"]


def test_the_writer_is_not_interviewed() -> None:
    text = f"Olga Brenn runs the harbour. Ina Dorn asked the questions.{LABELLED}"
    assert speakers(read(Article("The Lantern", text, byline="Ina Dorn"))) == ["Olga Brenn", "Olga Brenn"]


def test_what_the_interviewer_quotes_is_not_the_answer() -> None:
    text = f"{INTRODUCTION}\nQ: “Never again in my life,” who said that?\nA: It was my father.\nQ: When?\nA: Long ago."
    assert speakers(read(Article("The Lantern", text))) == [None]


def test_a_statement_is_no_interview() -> None:
    text = "Olga Brenn has run the harbour for ten years.\n“Because the old one is sinking.”\nWho pays for it?"
    [span] = read(Article("The Lantern", text))
    assert span.attribution is None or span.attribution.rule != "answer in an interview"
