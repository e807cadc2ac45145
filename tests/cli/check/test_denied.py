"""`quoteverify check`: a draft that repeats what the record denies fails, gravest first."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_what_is_on_record_as_not_said_fails_the_check(run: Run, tmp_path: Path) -> None:
    recorded, draft = tmp_path / "recorded.txt", tmp_path / "draft.txt"
    recorded.write_text("Mayor Lena Orth never said “the harbour belongs to the rich.” It is a fake.", encoding="utf-8")
    draft.write_text("“The harbour belongs to the rich,” Mayor Lena Orth said on Monday.", encoding="utf-8")
    run("ingest", recorded, "--outlet", "Fact Desk")
    result = run("check", draft)
    assert result.exit_code == 1
    assert 'FAIL denied: "The harbour belongs to the rich,"' in result.stdout
    assert "According to Fact Desk, Lena Orth did not say this." in result.stdout
    assert "speaker   Lena Orth in the draft, recorded only as not having said it" in result.stdout
    assert run("check", draft, "--fail-on", "denied").exit_code == 1
    assert run("check", draft, "--fail-on", "contradicted").exit_code == 0
