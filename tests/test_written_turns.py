"""Transcripts whose turns come apart: as JSON, with who speaks and when."""

from __future__ import annotations

from typing import Any

import pytest

from service.article_body import article_of, parse_body
from service.domain import ArticleKind, QuoteKind, VerifyQuery
from service.errors import InvalidArticle
from service.index.open import in_memory
from service.ingestion import ingest
from service.reading import read
from service.storage.store import Store
from service.verification import verify

TURNS: list[dict[str, Any]] = [
    {"speaker": "Pia Dorn", "text": "Mayor Quill, what of the weir?", "start_s": 0},
    {
        "speaker": "Mayor Ada Quill",
        "text": "We rebuild the weir before Easter.\n\nNote: every stone of it.",
        "start_s": 4.5,
    },
    {"speaker": None, "text": "Who pays for it?", "start_s": 11},
    {"speaker": "MAYOR QUILL (on camera):", "text": "The harbour office pays for all of it."},
]


def body(turns: object = TURNS, **said: object) -> dict[str, object]:
    return {"outlet": "Record", "turns": turns, "language": "en", **said}


def test_each_turn_is_recorded_by_who_it_names() -> None:
    article = article_of(parse_body(body()))
    turns = read(article)
    assert article.kind is ArticleKind.TRANSCRIPT
    assert [turn.kind for turn in turns] == [QuoteKind.SPOKEN] * 4
    speakers = [
        turn.attribution.speaker.name if turn.attribution and turn.attribution.speaker else None for turn in turns
    ]
    assert speakers == ["Pia Dorn", "Ada Quill", None, "Ada Quill"]
    assert article.text[turns[1].span.start : turns[1].span.end] == TURNS[1]["text"]
    assert [article.layout.seconds_at(turn.span.start) for turn in turns] == [0, 4.5, 11, 11]


def test_what_was_said_is_answered_with_its_time() -> None:
    store, index = Store.in_memory(), in_memory()
    ingest(article_of(parse_body(body())), store, index)
    [place] = verify(VerifyQuery("We rebuild the weir before Easter"), store, index).said_in
    assert (place.seconds, place.speaker and place.speaker.name) == (4.5, "Ada Quill")


@pytest.mark.parametrize(
    ("turns", "message"),
    [
        ("Pia Dorn: Well?", "Not a valid list."),
        ([], "It is empty; give some turns or leave the field out."),
        (["Well?"], "Turn 1: Not a valid object."),
        ([*TURNS, {"text": "Well?"}], "Turn 5: Give its speaker, or null where it is not known who speaks."),
        ([{"speaker": 7, "text": "Well?"}], "Turn 1: Its speaker is not a valid string."),
        ([{"speaker": "Pia Dorn"}], "Turn 1: Its text is not a valid string."),
        ([{"speaker": "Pia Dorn", "text": " "}], "Turn 1: It is empty; give some text or leave the field out."),
        (
            [{"speaker": None, "text": "Well?", "start_s": 10**400}],
            "Turn 1: Its start_s is not a number of seconds from 0 to 10,000,000.",
        ),
        (
            [{"speaker": None, "text": "Well?", "start_s": True}],
            "Turn 1: Its start_s is not a number of seconds from 0 to 10,000,000.",
        ),
        ([{"speaker": None, "text": "Well?", "end_s": 1}], "Turn 1: Unknown field 'end_s'."),
    ],
)
def test_a_bad_turn_is_named(turns: object, message: str) -> None:
    with pytest.raises(InvalidArticle) as refusal:
        parse_body(body(turns))
    assert refusal.value.faults == {"turns": [message]}


def test_turns_stand_alone_and_the_kind_that_is_sent_counts() -> None:
    with pytest.raises(InvalidArticle, match="in one of text, html, turns, captions and debate"):
        parse_body(body(text="Well?"))
    assert article_of(parse_body(body(kind="statement"))).kind is ArticleKind.STATEMENT
