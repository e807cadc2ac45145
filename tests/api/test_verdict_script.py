"""/web/verdicts.js: a module that holds every row of the tables, and how the page looks them up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service.verdicts import AttributionVerdict, ChangeKind, Reason, Verdict
from tests.page_modules import run


def test_every_table_is_there_in_its_order(modules: Path) -> None:
    words = run(modules, "verdicts", "[m.VERDICTS, m.ATTRIBUTIONS, m.REASONS, m.CHANGES].map(Object.keys)")
    assert words == [[*Verdict], [*AttributionVerdict], [*Reason], [*ChangeKind]]


def test_no_figure_stands_beside_a_turned_sense(modules: Path) -> None:
    match = {"verdict": "altered", "similarity": 0.94}
    shown = [
        run(modules, "words", f"m.likeness({json.dumps({**match, 'severity': severity})})")
        for severity in ("wording", "sense")
    ]
    assert shown == ["94% alike", "another sense"]


def test_a_part_whose_condition_was_cut_off_is_trouble(modules: Path) -> None:
    part = {"verdict": "fragment", "attribution": "not_claimed", "joined": [], "severity": "sense"}
    assert run(modules, "phrases", f"m.verdict({json.dumps(part)}).state") == "trouble"
    changes = json.dumps({"changes": [{"kind": "hedge"}]})
    row = run(modules, "verdicts", "m.VERDICTS.fragment")
    assert run(modules, "words", f"m.verdictInWords({json.dumps(row)}, {changes}).tone") == "bad"


@pytest.mark.parametrize("word", ["closely_paraphrased", "constructor", "__proto__", None])
def test_a_verdict_of_a_newer_service_is_its_own_word_in_a_neutral_tone(modules: Path, word: str | None) -> None:
    plain = (word or "no verdict").replace("_", " ")
    row = run(modules, "meanings", f"m.answerMeaning({json.dumps({'verdict': word, 'joined': []})})")
    assert (row["title"], row["tone"], row["standing"]) == (plain, "none", "unknown")
    assert "{word}" not in json.dumps(row)
    row = run(modules, "meanings", f"m.attributionMeaning({json.dumps(word)})")
    assert (row["title"], row["tone"], row["trouble"]) == (plain, "none", None)


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        pytest.param({"verdict": "fragment", "joined": []}, "Part of a quote", id="a part"),
        pytest.param({"verdict": "altered", "joined": [1, 2]}, "Joined", id="joined"),
        pytest.param({"verdict": "fragment", "joined": [1, 2]}, "Part of a quote", id="joined, and a part"),
        pytest.param({"verdict": "not_found", "joined": [], "reason": "too_short"}, "Nothing to tell", id="too short"),
        pytest.param({"verdict": "not_found", "joined": [], "reason": "too_new"}, "Nothing to tell", id="a new reason"),
        pytest.param(
            {"verdict": "not_found", "joined": [], "reason": "not_recorded"}, "Not on record", id="not recorded"
        ),
        pytest.param({"verdict": "not_found", "joined": []}, "Not on record", id="no draft"),
    ],
)
def test_a_verdict_becomes_another_where_the_answer_says_more(
    modules: Path, answer: dict[str, object], title: str
) -> None:
    assert run(modules, "meanings", f"m.answerMeaning({json.dumps(answer)}).title") == title


QUOTE = {"verdict": "closely_paraphrased", "attribution": "denied_by_speaker", "trouble": [], "joined": [], "start": 0}


@pytest.mark.parametrize(
    ("fields", "tone", "labels"),
    [
        pytest.param({}, "none", ["closely paraphrased", "denied by speaker"], id="unknown"),
        pytest.param(
            {"trouble": ["denied_by_speaker"]},
            "partly",
            ["closely paraphrased", "denied by speaker"],
            id="unknown trouble",
        ),
        pytest.param(
            {"attribution": "contradicted", "trouble": ["contradicted"]},
            "bad",
            ["closely paraphrased", "Speaker contradicted"],
            id="another speaker",
        ),
    ],
)
def test_a_quote_of_a_draft_shows_the_words_of_a_newer_service(
    modules: Path, fields: dict[str, object], tone: str, labels: list[str]
) -> None:
    judged = run(modules, "judgements", f"m.judgement({json.dumps(QUOTE | fields)})")
    assert (judged["tone"], judged["labels"]) == (tone, labels)
    counts = {"quotes": [QUOTE | fields], "summary": {"quotes": 1, "trouble": 0}}
    summary = run(modules, "judgements", f"m.summaryInWords({json.dumps(counts)})")
    assert summary["sentence"] == "1 closely paraphrased."


def test_the_extension_shows_the_words_of_a_newer_service(modules: Path) -> None:
    shown = run(modules, "phrases", f"[m.verdict({json.dumps(QUOTE)}), m.attribution({json.dumps(QUOTE)}, null, null)]")
    assert shown == [
        {
            "sign": "?",
            "state": "unknown",
            "severity": "unknown",
            "isGrave": False,
            "text": "closely paraphrased",
            "saysAll": False,
        },
        "About the speaker: denied by speaker.",
    ]


@pytest.mark.parametrize(
    ("attribution", "sentence"),
    [
        ("confirmed", "Recorded from Ada $& Shore, as you were told."),
        ("contradicted", "Not Bea: it is recorded from Ada $& Shore."),
        ("denied", "Bea is on record only as not having said this."),
        ("unattributed", "The articles do not say who said it."),
        ("not_claimed", None),
    ],
)
def test_the_extension_says_who_is_recorded(modules: Path, attribution: str, sentence: str | None) -> None:
    match = {"speakers": [{"name": "Ada $& Shore"}]}
    call = f"m.attribution({json.dumps({'attribution': attribution})}, {json.dumps(match)}, 'Bea')"
    assert run(modules, "phrases", call) == sentence


DENIALS = [
    {"about": {"name": "Ada $& Shore"}, "stance": "denied", "outlet": "Fact Desk", "occurrences": 1},
    {"about": None, "stance": "doubted", "outlet": "Pier Post", "occurrences": 1},
]
DENIED = "According to Fact Desk, Ada $& Shore did not say this."


def test_the_page_names_the_outlets_that_deny_it(modules: Path) -> None:
    assert run(modules, "meanings", f"m.denialsInWords({json.dumps({'denied_by': DENIALS})})") == [
        DENIED,
        "According to Pier Post, it is not certain that the person it speaks of said this.",
    ]
    assert run(modules, "meanings", "m.denialsInWords({})") == []


@pytest.mark.parametrize(
    ("match", "title"),
    [
        pytest.param({"attribution": "not_claimed", "speakers": [], "denied_by": DENIALS}, "Denied", id="only denied"),
        pytest.param(
            {"attribution": "not_claimed", "speakers": [{"name": "Ada"}], "denied_by": DENIALS},
            "Said by",
            id="said too",
        ),
        pytest.param({"attribution": "not_claimed", "speakers": [], "denied_by": []}, "Said by", id="nobody is named"),
        pytest.param({"attribution": "not_claimed", "speakers": []}, "Said by", id="an older service"),
        pytest.param({"attribution": "denied", "speakers": [], "denied_by": DENIALS}, "Denied", id="claimed"),
    ],
)
def test_what_is_only_denied_is_not_headed_as_said(modules: Path, match: dict[str, object], title: str) -> None:
    assert run(modules, "meanings", f"m.speakerMeaning({json.dumps(match)}).title") == title


@pytest.mark.parametrize("attribution", ["denied", "confirmed"])
def test_a_denied_quote_of_a_draft_is_labelled_and_bad(modules: Path, attribution: str) -> None:
    quote = {"verdict": "verbatim", "attribution": attribution, "trouble": ["denied"], "joined": [], "start": 0}
    judged = run(modules, "judgements", f"m.judgement({json.dumps(quote)})")
    assert (judged["tone"], judged["labels"]) == ("bad", ["Verbatim", "Denied"])
    assert run(modules, "phrases", f"m.verdict({json.dumps(quote)}).state") == "trouble"


def test_the_extension_tells_who_denies_what_others_record(modules: Path) -> None:
    match = {"speakers": [{"name": "Ada $& Shore"}], "denied_by": DENIALS[:1]}
    call = f"m.attribution({json.dumps({'attribution': 'confirmed'})}, {json.dumps(match)}, 'Ada')"
    assert run(modules, "phrases", call) == f"Recorded from Ada $& Shore, as you were told. {DENIED}"
