"""A folder is taken when it is finished, whole, and of versions that can be read; else it says what to do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from service.archives.folder import LIST, finish, identity_of, open_folder
from service.archives.merging import merged
from service.errors import InvalidPrepared
from service.files import prepared as form
from service.files.prepared import PreparedFile
from service.reading import READER
from service.storage.recording.preparation import Prepared
from tests.archives.conftest import Fill, write

PART = "part-00000-000.parquet"


@pytest.fixture
def folder(tmp_path: Path, fill: Fill, prepared: list[Prepared]) -> Path:
    fill("prepared", [prepared])
    return tmp_path / "prepared"


def say(folder: Path, **values: Any) -> None:
    said = json.loads((folder / LIST).read_text())
    (folder / LIST).write_text(json.dumps(said | values))


def test_a_finished_folder_is_taken(folder: Path, prepared: list[Prepared]) -> None:
    opened = open_folder(folder)
    assert (opened.count, opened.reader) == (len(prepared), READER)
    assert {waiting.prepared().text_hash for waiting in merged(opened.parts)} == {one.text_hash for one in prepared}


def test_a_folder_is_known_by_what_it_holds_and_not_by_where_it_is(
    folder: Path, tmp_path: Path, fill: Fill, prepared: list[Prepared]
) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    here, there, other = open_folder(folder), open_folder(tmp_path / "copy"), fill("other", [prepared[:2]])
    assert here.identity == there.identity != other.identity
    assert identity_of([here, other]) == identity_of([other, there]) != identity_of([here])


def test_a_folder_that_is_not_finished_is_refused(folder: Path) -> None:
    (folder / LIST).unlink()
    with pytest.raises(InvalidPrepared, match=r"not finished.*run again"):
        open_folder(folder)


def test_another_format_is_refused_by_its_number(
    tmp_path: Path, prepared: list[Prepared], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form, "FORMAT", 2)
    write(tmp_path / PART, prepared)
    monkeypatch.undo()
    finish(tmp_path, READER, len(prepared), {})
    with pytest.raises(InvalidPrepared, match=r"format 2 .* takes the format 1; prepare it again"):
        open_folder(tmp_path)
    say(tmp_path, format=2)
    with pytest.raises(InvalidPrepared, match=r"format 2 .* takes the format 1"):
        open_folder(tmp_path)


def test_a_later_reader_is_refused_and_an_earlier_one_taken(tmp_path: Path, prepared: list[Prepared]) -> None:
    write(tmp_path / PART, prepared, READER - 1)
    finish(tmp_path, READER - 1, len(prepared), {})
    [part] = open_folder(tmp_path).parts
    assert {waiting.prepared().reader for waiting in merged([part])} == {READER - 1}
    write(tmp_path / PART, prepared, READER + 1)
    with pytest.raises(InvalidPrepared, match=f"reader {READER + 1}"):
        open_folder(tmp_path)


def test_a_file_that_says_no_version_is_refused(folder: Path) -> None:
    table = pyarrow.parquet.read_table(folder / PART).replace_schema_metadata(None)
    pyarrow.parquet.write_table(table, folder / PART)
    with pytest.raises(InvalidPrepared, match="does not say"):
        open_folder(folder)


def test_a_file_more_or_an_article_less_is_refused(folder: Path, prepared: list[Prepared]) -> None:
    write(folder / "part-00007-000.parquet", prepared[:1])
    with pytest.raises(InvalidPrepared, match="other files"):
        open_folder(folder)
    (folder / "part-00007-000.parquet").unlink()
    write(folder / PART, prepared[1:])
    with pytest.raises(InvalidPrepared, match="another number of articles"):
        open_folder(folder)


def test_a_damaged_file_is_refused(folder: Path) -> None:
    whole = bytearray((folder / PART).read_bytes())
    whole[len(whole) // 4] ^= 255
    (folder / PART).write_bytes(whole)
    with pytest.raises(InvalidPrepared, match="take another copy"):
        [waiting.prepared() for waiting in merged(open_folder(folder).parts)]
    (folder / PART).write_bytes(whole[:1000])
    with pytest.raises(InvalidPrepared, match="no Parquet file"):
        PreparedFile(folder / PART)


def test_a_file_in_another_order_is_refused(folder: Path) -> None:
    table = pyarrow.parquet.read_table(folder / PART)
    pyarrow.parquet.write_table(table.take(list(reversed(range(table.num_rows)))), folder / PART)
    with pytest.raises(InvalidPrepared, match="order"):
        list(merged(open_folder(folder).parts))
