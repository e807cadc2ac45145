"""An answer that is taken along: as text, Markdown, a citation, a spreadsheet, and as a line for each outlet."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from tests.page_modules import run


def place(outlet: str, published: str | None, **others: Any) -> dict[str, Any]:
    article = {"id": 1, "outlet": outlet, "title": "The [new] bridge", "published_at": published, "url": None}
    given = {"article": article, "text": "the bridge is not safe", "speaker_mention": {"text": "Varn"}, "link": None}
    return given | others


def match(changes: list[dict[str, Any]], *carried_by: dict[str, Any], severity: str | None = None) -> dict[str, Any]:
    return {
        "text": "the bridge is not safe",
        "verdict": "altered" if changes else "verbatim",
        "severity": severity,
        "changes": changes,
        "speakers": [{"id": 1, "name": "Ilka Varn"}],
        "carried_by": list(carried_by),
    }


def changed(asked: str, recorded: str, kind: str = "replacement") -> dict[str, Any]:
    return {"kind": kind, "candidate": {"text": asked}, "quote": {"text": recorded}}


TURNED = match(
    [changed("", "not", "negation")],
    place("The Courier", "2026-03-02T09:00:00+02:00", link="https://courier.example/a#b"),
    place("The Post", None),
    place("The Herald", "2026-03-02T08:30:00+02:00"),
    severity="sense",
)
SAME = match([], place("The Gazette", "2026-03-01"))


def answer(*matches: dict[str, Any], **others: Any) -> str:
    given = {
        "query": {"quote": "the bridge is safe", "speaker": "Ilka Varn"},
        "headline": "Not as quoted: Ilka Varn said “not safe”.",
        "explanation": 'The recorded quote adds "not".',
        "matches": matches,
        "nearest": [],
    }
    return json.dumps(given | others)


def test_places_stand_in_the_order_in_which_they_were_published_those_without_a_date_last(modules: Path) -> None:
    outlets = run(modules, "timeline", f"m.linesOf({answer(TURNED, SAME)}.matches).map(({{outlet}}) => outlet)")
    assert outlets == ["The Gazette", "The Herald", "The Courier", "The Post"]


def test_the_text_says_what_was_asked_the_whole_what_differs_and_who_carried_it(modules: Path) -> None:
    text = run(modules, "citing", f'm.plainAnswer({answer(TURNED)}, "https://q.example/?quote=a", "2026-03-04")')
    assert text.split("\n\n") == [
        "Not as quoted: Ilka Varn said “not safe”.",
        "Asked on 4 Mar 2026, said to be Ilka Varn’s:",
        "  “the bridge is safe”",
        'The recorded quote adds "not".',
        "On record (Ilka Varn):",
        "  “the bridge is not safe”",
        "- Negation: you have nothing, the record has “not”",
        "- The Courier, 2 Mar 2026, 09:00 (UTC+02:00), https://courier.example/a#b\n"
        "- The Post, date not known\n"
        "- The Herald, 2 Mar 2026, 08:30 (UTC+02:00)",
        "https://q.example/?quote=a\n",
    ]


def test_markdown_holds_no_markup_of_the_words(modules: Path) -> None:
    asked = answer(TURNED, query={"quote": "*safe* <b>", "speaker": None})
    text = run(modules, "citing", f'm.markdownAnswer({asked}, null, "2026-03-04")')
    assert "> \\*safe\\* \\<b\\>\n" in text
    assert "<https://courier.example/a#b>" in text


def test_a_citation_names_the_earliest_place_of_the_best_match(modules: Path) -> None:
    cited = run(modules, "citing", f"m.citation({answer(TURNED, SAME)})")
    assert cited == "Ilka Varn: “the bridge is not safe”. The [new] bridge. The Herald. 2 Mar 2026."
    assert run(modules, "citing", f"m.citation({answer()})") is None


def test_a_spreadsheet_has_a_row_for_each_place_and_no_formula(modules: Path) -> None:
    evil = place("=HYPERLINK(1)", "2026-03-01", text='say "no", or\nelse')
    rows = list(csv.reader(io.StringIO(run(modules, "citing", f"m.placesAsCsv({answer(match([], evil), TURNED)})"))))
    assert rows[0] == ["published_at", "outlet", "title", "speaker", "verdict", "severity", "text", "url"]
    assert rows[1][:2] == ["2026-03-01", "'=HYPERLINK(1)"]
    assert rows[1][6] == 'say "no", or\nelse'
    assert [row[4:6] for row in rows[2:]] == [["altered", "sense"]] * 3
