"""`quoteverify export --table` and `quoteverify datasette`: read by pandas, pyarrow, Datasette and the notebook."""

from __future__ import annotations

import asyncio
import io
import json
import shlex
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result

from service.cli.main import group
from service.files.writing.datasette import VIEWS
from service.tabular import TABLES, ColumnType
from tests.cli.conftest import Run
from tests.databases import Databases

PROJECT = Path(__file__).parents[2]
ARTICLES = [
    ("The Post", "2024-05-06", "“The ferry will sail,” said Captain Zoë Marsh. “No fog,” said Emil Field."),
    ("The Wire", "2024-05-07T23:00:00-02:00", "“The Ferry will sail”, said Captain Zoë Marsh on Monday."),
    ("The Wire", None, "“=HYPERLINK(1) is what I typed,” said Captain Zoë Marsh on Monday."),
]


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    """The command on a data folder with three articles."""
    return fill(run, tmp_path)


def fill(run: Run, folder: Path) -> Run:
    """Take the three articles in."""
    lines = [{"outlet": outlet, "published_at": day, "text": text} for outlet, day, text in ARTICLES]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run("ingest", folder / "a.jsonl").exit_code == 0
    return run


def written(run: Run, folder: Path) -> dict[str, Any]:
    """All tables in each form, and the rows of the copy for Datasette."""
    assert run("export", "--format", "parquet", "--output", folder).exit_code == 0
    out: dict[str, Any] = {}
    for name in TABLES:
        out[f"{name}.parquet"] = pyarrow.parquet.read_table(folder / f"{name}.parquet").to_pylist()
        for kind in ("csv", "jsonl"):
            out[f"{name}.{kind}"] = run("export", "--table", name, "--format", kind).stdout
    assert run("datasette", folder / "shown").exit_code == 0
    with closing(sqlite3.connect(folder / "shown" / "quoteverify.sqlite")) as copy:
        out["datasette"] = {name: copy.execute(f"SELECT * FROM {name}").fetchall() for name in (*TABLES, *VIEWS)}  # noqa: S608
    return out


def test_postgresql_gives_the_tables_that_sqlite_gives(
    filled: Run, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_sqlite = written(filled, tmp_path / "sqlite")
    assert len(of_sqlite["occurrences.parquet"]) == 4
    with databases.migrated("postgresql", tmp_path) as url:
        monkeypatch.setenv("QUOTEVERIFY_DATABASE_URL", url)
        monkeypatch.setenv("QUOTEVERIFY_DATA", str(tmp_path / "other"))

        def on_postgresql(command: str, *arguments: str | Path) -> Result:
            return CliRunner().invoke(group, [command, *map(str, arguments)])

        assert written(fill(on_postgresql, tmp_path), tmp_path / "postgresql") == of_sqlite


def test_parquet_has_the_columns_with_their_types(filled: Run, tmp_path: Path) -> None:
    import pandas  # noqa: PLC0415  # for two seconds every process of the suite would wait for it

    assert filled("export", "--format", "parquet", "--output", tmp_path / "out").exit_code == 0
    for table in TABLES.values():
        schema = pyarrow.parquet.read_schema(tmp_path / "out" / f"{table.name}.parquet")
        assert schema.names == [column.name for column in table.columns]
        for column in table.columns:
            kind = str(schema.field(column.name).type)
            days = {ColumnType.DATE: "date32[day]", ColumnType.TIME: "timestamp[us, tz=UTC]"}
            assert kind == days.get(column.type, kind)
    occurrences = pandas.read_parquet(tmp_path / "out" / "occurrences.parquet")
    assert list(occurrences["published_on"][:3]) == [date(2024, 5, 6), date(2024, 5, 6), date(2024, 5, 7)]
    assert str(occurrences["published_instant"][2]) == "2024-05-08 01:00:00+00:00"
    assert pandas.isna(occurrences["published_instant"][0])
    quotes = pandas.read_parquet(tmp_path / "out" / "quotes.parquet")
    assert (quotes["occurrences"][0], quotes["outlets"][0], quotes["first_published_on"][0]) == (2, 2, date(2024, 5, 6))


def test_csv_is_no_formula_and_lines_are_json(filled: Run) -> None:
    import pandas  # noqa: PLC0415  # as above

    frame = pandas.read_csv(io.StringIO(filled("export", "--table", "occurrences", "--format", "csv").stdout))
    assert frame["text"][3] == "'=HYPERLINK(1) is what I typed,"
    lines = filled("export", "--table", "speakers", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["name"] for line in lines] == ["Zoë Marsh", "Emil Field"]
    assert json.loads(lines[0])["occurrences"] == 3


def test_the_backup_is_as_it_was_and_a_wrong_call_says_how_it_goes(filled: Run, tmp_path: Path) -> None:
    assert filled("export").stdout.startswith('{"quoteverify":"export"')
    assert "give --output FOLDER for all tables, or --table" in filled("export", "--format", "csv").stderr
    (tmp_path / "taken").touch()
    refused = filled("export", "--format", "csv", "--output", tmp_path / "taken")
    assert "is no folder to write into" in refused.stderr


def test_datasette_opens_the_copy_as_it_is(filled: Run, tmp_path: Path) -> None:
    printed = shlex.split(filled("datasette", tmp_path / "ds").stdout)
    assert printed[:3] == ["datasette", "serve", "--immutable"]
    database, metadata = printed[3], json.loads(Path(printed[5]).read_text(encoding="utf-8"))
    answers = asyncio.run(_asked(database, metadata))
    most_quoted, outlets, wordings = (
        answers[name]["rows"] for name in ("most_quoted", "outlets_of_speakers", "wordings")
    )
    assert (most_quoted[0]["speaker"], most_quoted[0]["occurrences"]) == ("Zoë Marsh", 3)
    assert {row["outlet"] for row in outlets if row["speaker"] == "Zoë Marsh"} == {"The Post", "The Wire"}
    assert {row["wording"] for row in wordings} == {"The Ferry will sail", "The ferry will sail,"}
    assert answers["search_quotes"]["rows"][0]["text"] == "The ferry will sail,"
    assert sorted(path.name for path in (tmp_path / "ds").iterdir()) == ["metadata.json", "quoteverify.sqlite"]


async def _asked(database: str, metadata: dict[str, Any]) -> dict[str, Any]:
    from datasette.app import Datasette  # noqa: PLC0415  # as above

    served = Datasette(files=[], immutables=[database], metadata=metadata)
    await served.invoke_startup()
    asked = {name: f"/quoteverify/{name}.json?_shape=objects" for name in VIEWS}
    asked["search_quotes"] = "/quoteverify/search_quotes.json?_shape=objects&words=ferry"
    answers = {}
    for name, path in asked.items():
        response = await served.client.get(path)
        assert response.status_code == 200, response.text
        answers[name] = response.json()
    page = await served.client.get("/quoteverify/occurrences")
    assert "who said it; empty where the article does not say so" in page.text
    return answers


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_notebook_runs_on_what_is_exported(
    filled: Run, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled("export", "--format", kind, "--output", tmp_path / "tables")
    monkeypatch.setenv("QUOTEVERIFY_TABLES", str(tmp_path / "tables"))
    notebook = json.loads((PROJECT / "examples/notebook.ipynb").read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(not cell["outputs"] for cell in code)
    names: dict[str, Any] = {}
    for cell in code:
        exec("".join(cell["source"]), names)  # noqa: S102  # our own notebook
    assert names["most_quoted"]["name"].iloc[0] == "Zoë Marsh"
    assert names["by_outlet"].loc["Zoë Marsh", "The Wire"] == 2
    assert sorted(names["several"]["text"]) == ["The Ferry will sail", "The ferry will sail,"]


def test_the_page_describes_every_column() -> None:
    page = (PROJECT / "docs/data.md").read_text(encoding="utf-8")
    for table in TABLES.values():
        for column in table.columns:
            assert f"| `{column.name}` | {column.type.value} | {column.meaning} |" in page
