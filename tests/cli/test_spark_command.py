"""`quoteverify-spark` says what is missing or differs before it starts; test_spark.py shows that it works."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from service.cli.pieces import NO_INSTRUCTIONS
from service.cli.preparing import java, spark
from service.cli.preparing.java import check_java, java_version
from service.cli.preparing.plan import Unit
from service.cli.preparing.unit import prepare_unit
from service.cli.preparing.versions import Versions, versions
from service.errors import SettingsError
from service.reading import DEFAULT_LIMITS

HERE = versions()


def test_without_pyspark_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    refused = CliRunner().invoke(spark.spark_command, [str(tmp_path), "--out", str(tmp_path / "out")])
    assert refused.exit_code == 1
    assert refused.stderr == ("Error: it takes pyspark, which is not installed: pip install 'quoteverify[spark]'\n")
    assert not (tmp_path / "out").exists()


def fake_java(folder: Path, version: str) -> Path:
    command = folder / "bin" / "java"
    command.parent.mkdir(parents=True)
    command.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2025-04-15' >&2\n")
    command.chmod(0o755)
    return folder


@pytest.mark.parametrize(("said", "number"), [("1.8.0_392", 8), ("11.0.21", 11), ("17.0.15", 17), ("25", 25)], ids=str)
def test_the_version_of_a_java_is_its_first_number(tmp_path: Path, said: str, number: int) -> None:
    assert java_version(str(fake_java(tmp_path / "jdk", said) / "bin" / "java")) == number


def test_a_java_that_spark_cannot_run_on_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYSPARK_GATEWAY_PORT", raising=False)
    monkeypatch.setenv("JAVA_HOME", str(fake_java(tmp_path / "new", "25.0.1")))
    with pytest.raises(SettingsError, match=r"Spark 3\.5\.9 needs Java 8, 11 or 17 .* is Java 25; set JAVA_HOME"):
        check_java("3.5.9")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "nowhere"))
    with pytest.raises(SettingsError, match="none that can be run"):
        check_java("3.5.9")
    monkeypatch.setenv("JAVA_HOME", str(fake_java(tmp_path / "right", "17.0.15")))
    check_java("3.5.9")


def test_no_java_at_all_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYSPARK_GATEWAY_PORT", raising=False)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(java.shutil, "which", lambda _: None)
    with pytest.raises(SettingsError, match="there is none; install it"):
        check_java("3.5.9")


class Executors:
    """A Spark whose executors have these versions."""

    def __init__(self, *there: Versions) -> None:
        self.there = there
        self.defaultParallelism = len(there)

    def parallelize(self, *_: object) -> Executors:
        return self

    map = parallelize

    def distinct(self) -> Executors:
        return self

    def collect(self) -> list[tuple[object, ...]]:
        return [tuple(versions) for versions in self.there]


def test_an_executor_of_another_version_is_refused() -> None:
    spark._check_executors(Executors(HERE, HERE))
    with pytest.raises(SettingsError, match=r"an executor has Python 3\.8 and .* install the same everywhere"):
        spark._check_executors(Executors(HERE, HERE._replace(python="3.8")))


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        pytest.param(
            "org.apache.spark.SparkException: Job aborted: java.io.EOFException\n\tat org.apache.spark.Some.thing",
            "a Python worker of Spark died, perhaps for want of memory",
            id="a worker that died",
        ),
        pytest.param(
            "Traceback (most recent call):\nFileNotFoundError: /a.jsonl is not seen here\n\n\tat org.apache.Error.x",
            r"Spark gave up \(FileNotFoundError: /a\.jsonl is not seen here\); .* run it again",
            id="a failure of ours",
        ),
        pytest.param("Java gateway process exited", "Java gateway process exited", id="something else"),
    ],
)
def test_a_failure_of_spark_is_said_in_a_sentence(said: str, reason: str) -> None:
    protocol = ModuleType("protocol")
    protocol.Py4JJavaError = KeyError  # type: ignore[attr-defined]
    text = spark._reason(protocol, RuntimeError(said))
    assert re.search(reason, text), text
    assert "\n" not in text


def test_an_executor_that_does_not_see_the_files_fails(tmp_path: Path) -> None:
    (tmp_path / "done").mkdir()
    with pytest.raises(FileNotFoundError, match="must see it under this name"):
        prepare_unit(Unit(0, str(tmp_path / "a.jsonl")), tmp_path, NO_INSTRUCTIONS, DEFAULT_LIMITS)
