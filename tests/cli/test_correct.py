"""`quoteverify correct` and `quoteverify reread`: what people corrected, without a running service."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli.main import group
from service.cli.workspace import store_of
from service.correcting import LOCAL, correct_occurrence
from service.reading import READER
from service.storage.correcting.edits import Decision, OccurrenceEdit, Parting
from service.storage.store import Store
from tests.cli.conftest import Run

TEXT = "“The kiln must be cold by noon,” said Vera Lund. “Nobody may open it before,” said Arne Holt."

Correct = Callable[..., Result]


def id_of(store: Store, name: str) -> int:
    return next(each.id for each in store.speakers(10).items if each.name == name)


def speakers(data: Path) -> list[str | None]:
    with store_of(data, must_exist=True) as store:
        return [each.speaker.name if each.speaker else None for each in store.occurrences_of_article(1)]


@pytest.fixture
def corrected(run: Run, data: Path, tmp_path: Path) -> Path:
    """A data folder: a quote was given to somebody else, a speaker merged into them, and a quote split off again."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run("ingest", tmp_path / "a.txt", "--outlet", "The Post")
    assert done.exit_code == 0, done.output
    with store_of(data, must_exist=True) as store:
        first, second = store.occurrences_of_article(1)
        edit = OccurrenceEdit(speaker="Dag Ek", sets_speaker=True)
        correct_occurrence(first.id, edit, Decision("Copy desk", "heard it\tmyself"), store)
        dag = id_of(store, "Dag Ek")
        store.corrections.merge(id_of(store, "Arne Holt"), dag, Decision(LOCAL))
        store.corrections.split(dag, Parting((second.id,), name="Ulf Moe"), Decision(LOCAL))
    return data


@pytest.fixture
def correct(corrected: Path) -> Correct:
    """Run `quoteverify correct` on the corrected folder."""

    def run(command: str, *arguments: str) -> Result:
        return CliRunner().invoke(group, ["correct", command, "--data", str(corrected), *arguments])

    return run


def test_the_history_has_a_line_for_each_correction_the_last_first(correct: Correct) -> None:
    lines = [line.split("\t") for line in correct("list").output.splitlines()]
    assert [(number, by, state, note) for number, _, by, _, state, note in lines] == [
        ("3", "local", "holds", ""),
        ("2", "local", "holds", ""),
        ("1", "Copy desk", "holds", "heard it myself"),
    ]
    assert lines[2][3] == "occurrence 1: speaker Vera Lund -> Dag Ek"
    assert lines[1][3].startswith("merge Arne Holt (2) Dag Ek (3)")
    assert lines[0][3].startswith("split Dag Ek (3) Ulf Moe (4)")
    assert len(correct("list", "--occurrence", "2").output.splitlines()) >= 1
    assert correct("list", "--article", "2").output == ""


def test_each_is_undone_and_what_another_stands_on_is_refused(correct: Correct, corrected: Path) -> None:
    assert speakers(corrected) == ["Dag Ek", "Ulf Moe"]
    assert correct("undo", "3", "--note", "it was him").output == "Correction 3 is undone, by 4.\n"
    assert speakers(corrected) == ["Dag Ek", "Dag Ek"]
    assert correct("undo", "2").exit_code == 0
    assert correct("undo", "1").exit_code == 0
    assert speakers(corrected) == ["Vera Lund", "Arne Holt"]
    assert correct("list").output.splitlines()[-1].split("\t")[4] == "undone by 6"
    again = correct("undo", "1")
    assert again.exit_code == 1
    assert "Traceback" not in again.output
    assert "6" in again.stderr
    assert "99" in correct("undo", "99").stderr


def test_reading_again_keeps_what_was_corrected_and_says_so(run: Run, corrected: Path) -> None:
    assert run("reread").output.splitlines()[-1] == f"Read 0 articles with reader {READER}."
    assert "Would read 1 articles" in run("reread", "--all", "--dry-run").output
    done = run("reread", "--all", "--outlet", "The Post", "--since", "2020-01-01")
    assert done.exit_code == 0, done.output
    assert "2 corrected occurrences stay as they were corrected." in run("reread", "--all").output
    assert speakers(corrected) == ["Dag Ek", "Ulf Moe"]
    assert run("reread", "--since", "yesterday").exit_code == 2


def test_the_record_is_corrected_without_a_service(correct: Correct, corrected: Path) -> None:
    assert correct("speakers", "dag").output == "3\tDag Ek\t1\n"
    places = [line.split("\t") for line in correct("places", "1").output.splitlines()]
    assert [(number, kind, stance, speaker) for number, kind, stance, speaker, _ in places] == [
        ("1", "direct", "said", "Dag Ek (3)"),
        ("2", "direct", "said", "Ulf Moe (4)"),
    ]
    done = correct("occurrence", "2", "--speaker", "Vera Lund", "--stance", "denied", "--note", "she denied it")
    assert done.output == "Correction 4 is made.\n"
    assert correct("places", "1").output.splitlines()[1].split("\t")[2:4] == ["denied", "Vera Lund (1)"]
    assert correct("undo", "4").exit_code == 0
    assert correct("rename", "4", "--name", "Ulf B. Moe").exit_code == 0
    assert speakers(corrected) == ["Dag Ek", "Ulf B. Moe"]
    assert (
        "The other speaker is Kim Rask (5)." in correct("split", "3", "--occurrence", "1", "--name", "Kim Rask").output
    )
    assert correct("merge", "5", "4", "--note", "one and the same").exit_code == 0
    assert speakers(corrected) == ["Ulf B. Moe", "Ulf B. Moe"]
    assert correct("occurrence", "1", "--nobody").exit_code == 0
    assert speakers(corrected) == [None, "Ulf B. Moe"]
    assert correct("list").output.splitlines()[1].endswith("one and the same")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("occurrence", "1"), "give a speaker, a stance or a kind", id="nothing"),
        pytest.param(("occurrence", "99", "--nobody"), "99", id="no such occurrence"),
        pytest.param(("occurrence", "1", "--nobody", "--speaker", "Bo Quay"), "one of --speaker", id="two speakers"),
        pytest.param(("occurrence", "1", "--speaker", " "), "It is empty", id="a blank name"),
        pytest.param(("occurrence", "1", "--nobody", "--note", "x" * 2_001), "at most 2,000", id="a long note"),
        pytest.param(("merge", "3", "3"), "are one already", id="one speaker"),
        pytest.param(("merge", "3", "4"), "says that they are not the same", id="what was split"),
        pytest.param(("split", "3", "--name", "Bo Quay"), "give the occurrences or the aliases", id="nothing to split"),
        pytest.param(("rename", "3"), "Give --name", id="no name"),
        pytest.param(("places", "7"), "7", id="no such article"),
    ],
)
def test_what_cannot_be_corrected_is_refused_in_a_sentence(
    correct: Correct, arguments: tuple[str, ...], said: str
) -> None:
    done = correct(arguments[0], *arguments[1:])
    assert done.exit_code in {1, 2}
    assert said in done.stderr
    assert "Traceback" not in done.output
