"""Makes the text of a transcript of turns that are given apart, each with who speaks and when; keeps where they are.

The text that comes of it is stored, and offsets count in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.article import Article, ArticleKind
from service.errors import InvalidText
from service.layout import Layout
from service.people.lookup_keys import LONGEST_NAME
from service.text.checks import check_sent_text

NOBODY = "–"
"""Stands for a label where it is not given who speaks."""
LATEST_S = 10_000_000
"""Seconds: some four months. What is later is no time within a recording."""
_FIELDS = frozenset({"speaker", "text", "start_s"})


@dataclass(frozen=True, slots=True)
class WrittenTurn:
    """What one speaker says; `speaker` is None where it is not known who, `start_s` is how many seconds after the start
    it begins, where that is known."""

    speaker: str | None
    text: str
    start_s: float | None = None


def parse_turns(value: object) -> tuple[WrittenTurn, ...]:
    """The turns that some JSON says: `[{"speaker", "text", "start_s"?}]`. Raises InvalidText, which says which turn is
    at fault, counted from 1."""
    if not isinstance(value, list):
        raise InvalidText("Not a valid list.")
    if not value:
        raise InvalidText("It is empty; give some turns or leave the field out.")
    turns = []
    for number, item in enumerate(value, start=1):
        try:
            turns.append(_turn(item))
        except InvalidText as error:
            raise InvalidText(f"Turn {number}: {error}") from error
    return tuple(turns)


def transcript_of(outlet: str, turns: Sequence[WrittenTurn]) -> Article:
    """The transcript of `turns`: a paragraph each, behind a label and a colon."""
    paragraphs: list[str] = []
    labels: list[tuple[int, int]] = []
    times: list[tuple[int, float]] = []
    at = 0
    for turn in turns:
        label = turn.speaker or NOBODY
        paragraph = f"{label}: {turn.text.strip()}"
        labels.append((at, at + len(label)))
        if turn.start_s is not None:
            times.append((at, turn.start_s))
        paragraphs.append(paragraph)
        at += len(paragraph) + 2
    layout = Layout(labels=tuple(labels), times=tuple(times))
    return Article(outlet, "\n\n".join(paragraphs), kind=ArticleKind.TRANSCRIPT, layout=layout)


def _turn(item: object) -> WrittenTurn:
    if not isinstance(item, Mapping):
        raise InvalidText("Not a valid object.")
    unknown = sorted(str(name) for name in item.keys() - _FIELDS)
    if unknown:
        raise InvalidText(f"Unknown field {unknown[0]!r}.")
    return WrittenTurn(_speaker(item), _words(item), _seconds(item.get("start_s")))


def _speaker(item: Mapping[object, object]) -> str | None:
    if "speaker" not in item:
        raise InvalidText("Give its speaker, or null where it is not known who speaks.")
    speaker = item["speaker"]
    if speaker is None:
        return None
    if not isinstance(speaker, str):
        raise InvalidText("Its speaker is not a valid string.")
    check_sent_text(speaker, longest=LONGEST_NAME)
    return " ".join(speaker.split()).rstrip(": ") or None


def _words(item: Mapping[object, object]) -> str:
    text = item.get("text")
    if not isinstance(text, str):
        raise InvalidText("Its text is not a valid string.")
    check_sent_text(text)
    return text


def _seconds(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LATEST_S:
        raise InvalidText(f"Its start_s is not a number of seconds from 0 to {LATEST_S:,}.")
    return float(value)
