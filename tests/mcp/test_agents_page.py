"""The exchange that docs/agents.md prints is what the server answers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from service.mcp.record import Record
from tests.mcp.conftest import answer_of, caller_of, refusal_of

PAGE = (Path(__file__).resolve().parents[2] / "docs/agents.md").read_text(encoding="utf-8")
EXCHANGES = re.findall(r"```json call\n(.*?)\n```\n```(json|text) answer\n(.*?)\n```", PAGE, re.DOTALL)


def test_the_page_shows_an_exchange() -> None:
    assert [form for _, form, _ in EXCHANGES] == ["json", "json", "json", "text"]


@pytest.mark.parametrize(("call", "form", "printed"), EXCHANGES)
def test_what_the_page_prints_is_what_is_answered(record: Record, call: str, form: str, printed: str) -> None:
    sent = json.loads(call)
    result = caller_of(record)(sent["tool"], **sent["arguments"])
    if form == "json":
        assert answer_of(result) == json.loads(printed)
    else:
        assert refusal_of(result) == printed


def test_every_setting_of_the_page_is_one_of_the_others_too() -> None:
    project = Path(__file__).resolve().parents[2]
    others = "".join((project / name).read_text(encoding="utf-8") for name in ("README.md", "docs/check.md"))
    assert not {name for name in re.findall(r"QUOTEVERIFY_[A-Z_]+", PAGE) if name not in others}
