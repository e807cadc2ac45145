"""The index of the decisions is made from the records, and each record says what has become of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.decisions_index import INDEX, InvalidRecord, index, read_record, records

CURRENT = "Status: accepted on 2026-11-22."


def written(folder: Path, name: str, title: str, status: str) -> Path:
    path = folder / name
    path.write_text(f"{title}\n{status}\n\nWhat was chosen.\n", encoding="utf-8")
    return path


def test_the_index_is_what_make_decisions_writes() -> None:
    assert INDEX.read_text(encoding="utf-8") == index(records()), (
        "docs/decisions/README.md is stale: run make decisions"
    )


def test_a_record_says_its_number_its_title_and_its_status(tmp_path: Path) -> None:
    path = written(
        tmp_path, "0007-storage.md", "# 0007 How the store writes", "Status: superseded by 0009 on 2026-11-30."
    )
    record = read_record(path)
    assert (record.number, record.title, record.superseded_by) == ("0007", "How the store writes", "0009")
    assert record.status == "superseded by 0009 on 2026-11-30"


@pytest.mark.parametrize(
    ("title", "status"),
    [
        pytest.param("# 0008 A title", CURRENT, id="another number than the file's"),
        pytest.param("A title", CURRENT, id="no number"),
        pytest.param("# 0007 A title", "", id="no status"),
        pytest.param("# 0007 A title", "Status: accepted.", id="no date"),
        pytest.param("# 0007 A title", "Status: superseded on 2026-11-30.", id="no successor"),
    ],
)
def test_a_record_that_begins_otherwise_is_refused(title: str, status: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidRecord, match=r"0007-x\.md"):
        read_record(written(tmp_path, "0007-x.md", title, status))


def test_a_number_stands_once(tmp_path: Path) -> None:
    written(tmp_path, "0011-one.md", "# 0011 One", CURRENT)
    written(tmp_path, "0011-two.md", "# 0011 Two", CURRENT)
    with pytest.raises(InvalidRecord, match="stands twice"):
        records(tmp_path)


def test_a_successor_must_be_there(tmp_path: Path) -> None:
    written(tmp_path, "0001-one.md", "# 0001 One", "Status: superseded by 0002 on 2026-11-30.")
    with pytest.raises(InvalidRecord, match="0002, which is not there"):
        records(tmp_path)


def test_numbers_that_no_record_has_are_named(tmp_path: Path) -> None:
    for number in ("0001", "0004"):
        written(tmp_path, f"{number}-x.md", f"# {number} X", CURRENT)
    assert "never given to a record: 0002, 0003." in index(records(tmp_path))
