"""The speakers of the five seed articles' quotes against a reading of them by hand (seeds_quotes.jsonl)."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from service.attribution import attribute
from service.domain import QuotedSpan
from service.language.language import language

ENGLISH = language("en")

ROOT = Path(__file__).parents[2]
# One person across the articles; within an article the speaker has the fullest name of that article.
SAME_PERSON = {"Anthony Blinken": "Antony Blinken", "Antony J. Blinken": "Antony Blinken"}
NOT_YET = {
    ("003_c2d22bc1395f7d30.txt", "principled and pragmatic"): "named two sentences before, through a letter",
    ("003_c2d22bc1395f7d30.txt", "Open Door Policy."): "looks like the title of a work",
}

Spoken = dict[str, str | int | None]


def _gold() -> list[Spoken]:
    lines = (Path(__file__).parent / "seeds_quotes.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _cases() -> list[object]:
    return [
        pytest.param(
            one,
            id=f"{str(one['doc'])[:3]}:{one['start']}",
            marks=[pytest.mark.xfail(reason=NOT_YET[key], strict=True)]
            if (key := (one["doc"], one["text"])) in NOT_YET
            else [],
        )
        for one in _gold()
    ]


@pytest.fixture(scope="module")
def speakers() -> dict[tuple[str, int], tuple[str | None, str | None]]:
    """For each span of the gold, who we say speaks and by which words."""
    documents: dict[str, list[Spoken]] = defaultdict(list)
    for one in _gold():
        documents[str(one["doc"])].append(one)
    found: dict[tuple[str, int], tuple[str | None, str | None]] = {}
    for name, ones in documents.items():
        text = (ROOT / "seeds" / name).read_bytes().decode("utf-8")
        spans = [QuotedSpan(int(one["start"]), int(one["end"]), str(one["open"]), str(one["close"])) for one in ones]  # type: ignore[arg-type]
        for attributed in attribute(text, spans, ENGLISH):
            given = attributed.attribution
            speaker = given.speaker.name if given and given.speaker else None
            mention = given.mention.text if given and given.mention else None
            found[name, attributed.span.start] = (SAME_PERSON.get(speaker, speaker) if speaker else None, mention)
    return found


@pytest.mark.parametrize("spoken", _cases())
def test_the_speaker_is_the_one_who_reads_the_article_would_name(
    spoken: Spoken, speakers: dict[tuple[str, int], tuple[str | None, str | None]]
) -> None:
    assert speakers[str(spoken["doc"]), int(spoken["start"] or 0)][0] == spoken["speaker"]


def test_the_words_that_name_the_speaker_are_those_of_the_gold(
    speakers: dict[tuple[str, int], tuple[str | None, str | None]],
) -> None:
    right = [one for one in _gold() if speakers[str(one["doc"]), int(one["start"] or 0)][1] == one["mention"]]
    assert len(right) >= 48
