"""Quotes that an editor has cleared: by wording, until a day, with who and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import time_machine

from service.cli.check.clearance import read_clearances
from service.cli.check.faults import CannotCheck
from tests.cli.check.conftest import Check

ENTRY = '[[cleared]]\nquote = "{quote}"\nby = "Dora"\nwhy = "heard the tape"\nuntil = 2026-12-31\n'


def test_typography_makes_no_other_quote(tmp_path: Path) -> None:
    file = tmp_path / "cleared.toml"
    file.write_text(ENTRY.format(quote="the Bridge won't last"), encoding="utf-8")
    cleared = read_clearances(file)
    assert cleared.of("The bridge won’t last,") is not None
    assert cleared.of("The bridge will last") is None


@pytest.mark.parametrize(("today", "is_past"), [("2026-12-31", False), ("2027-01-01", True)])
def test_the_last_day_counts(tmp_path: Path, today: str, is_past: bool) -> None:
    file = tmp_path / "cleared.toml"
    file.write_text(ENTRY.format(quote="yes"), encoding="utf-8")
    clearance = read_clearances(file).of("yes")
    assert clearance is not None
    assert clearance.is_past(date.fromisoformat(today)) is is_past


def test_a_past_clearance_clears_nothing_and_is_told(check: Check, drafts: Path) -> None:
    file = drafts / "cleared.toml"
    file.write_text(ENTRY.format(quote="The bridge will last for a hundred years"), encoding="utf-8")
    with time_machine.travel("2026-06-01", tick=False):
        assert "draft.md:3:2: CLEARED" in check("draft.md", "--cleared", "cleared.toml").stdout
    with time_machine.travel("2027-06-01", tick=False):
        past = check("draft.md", "--cleared", "cleared.toml").stdout
    assert "draft.md:3:2: FAIL" in past
    assert "cleared   no longer: by Dora, until 2026-12-31" in past


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param('[[cleared]]\nquote = "a"\nby = "b"', "entry 1 does not say why", id="no reason"),
        pytest.param(
            '[[cleared]]\nquote = "a"\nby = "b"\nwhy = "c"\nx = 1', "there is no key 'x'", id="an unknown key"
        ),
        pytest.param('[[cleared]]\nquote = "—"\nby = "b"\nwhy = "c"', "the quote holds no word", id="no words"),
        pytest.param('[[cleared]]\nquote = "a"\nby = "b"\nwhy = "c"\nuntil = "soon"', "until is 'soon'", id="no day"),
        pytest.param("[[quotes]]", "holds something else than [[cleared]]", id="another table"),
        pytest.param("cleared = [1]", "entry 1 is no table", id="no table"),
        pytest.param("[[", "is not TOML", id="no TOML"),
    ],
)
def test_what_cannot_be_read_says_what_to_write(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "cleared.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CannotCheck) as caught:
        read_clearances(file)
    assert said in caught.value.message
