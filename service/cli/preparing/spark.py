"""`quoteverify-spark`: reads archives by the executors of Spark, which write what they prepare themselves.

Spark only hands out units and waits: articles pass neither through the JVM nor through the driver.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import click

import service
from service.cli.preparing.java import check_java
from service.cli.preparing.plan import Unit
from service.cli.preparing.run import Wanted, Work, prepare, preparing_options
from service.cli.preparing.unit import Counts
from service.cli.preparing.versions import Versions, versions
from service.errors import QuoteVerifyError, SettingsError
from service.files.extras import library_of

_LOCAL = "local[*]"
_PYTHON = "PYSPARK_PYTHON"


@click.command("quoteverify-spark", context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@preparing_options
@click.option("--master", help=f"The master, as Spark has it.  [default: as configured, or {_LOCAL}]")
@click.option("--conf", multiple=True, metavar="KEY=VALUE", help="A setting of Spark's; may be given several times.")
@click.version_option(service.__version__, prog_name="quoteverify-spark")
def spark_command(
    paths: tuple[Path, ...], out: Path, anew: bool, master: str | None, conf: tuple[str, ...], **said: Any
) -> None:
    """Read the articles of files and folders into DIR as Parquet by Spark, for `quoteverify load`.

    What `quoteverify prepare` does by the processes of one machine: the same files, options and folder. All executors
    must see IN and DIR under these names, and have the same version of quoteverify. docs/archives.md says more.
    """
    try:
        with _context(master, conf) as context:
            wanted = Wanted(paths, out, anew, said)
            prepare(wanted, context.defaultParallelism, partial(_by_executors, context=context))
    except QuoteVerifyError as error:
        raise click.ClickException(str(error)) from error


def main() -> None:
    """Run the command."""
    spark_command()


@contextmanager
def _context(master: str | None, conf: tuple[str, ...]) -> Iterator[Any]:
    """A running Spark, whose executors have the versions of this process. Raises MissingExtra, SettingsError."""
    spark = library_of("spark", "pyspark")
    settings = spark.SparkConf().setAppName("quoteverify-spark")
    for setting in conf:
        key, sign, value = setting.partition("=")
        if not sign:
            raise click.UsageError(f"--conf {setting!r} is not KEY=VALUE")
        settings.set(key, value)
    if master is not None or not settings.contains("spark.master"):
        settings.setMaster(master or _LOCAL)
    check_java(spark.__version__)
    if settings.get("spark.master").startswith("local"):
        os.environ.setdefault(_PYTHON, sys.executable)
    with _plainly(), spark.SparkContext(conf=settings) as context:
        context.setLogLevel("ERROR")
        _check_executors(context)
        yield context


@contextmanager
def _plainly() -> Iterator[None]:
    """Says a failure of Spark's in a sentence or two, not by the traces of two languages."""
    protocol, errors = library_of("spark", "py4j.protocol"), library_of("spark", "pyspark.errors")
    try:
        yield
    except (protocol.Py4JError, errors.PySparkException) as error:
        raise SettingsError(_reason(protocol, error)) from error


def _reason(protocol: ModuleType, error: Exception) -> str:
    text = str(error.java_exception) if isinstance(error, protocol.Py4JJavaError) else str(error)
    if "EOFException" in text or "Python worker exited" in text:
        return (
            "a Python worker of Spark died, perhaps for want of memory: give an executor fewer cores, or more "
            "spark.executor.memoryOverhead; what is finished stays, and the same command goes on"
        )
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    said = [line for line in lines if "Error" in line.partition(":")[0] and not line.startswith("at ")]
    return f"Spark gave up ({(said or lines or ['without a word'])[-1]}); what is finished stays: run it again"


def _check_executors(context: Any) -> None:
    """A first, tiny task: other versions there would fail, or read otherwise, in the first hour of the real one."""
    here = versions()
    count = context.defaultParallelism
    for there in context.parallelize(range(count), count).map(versions).distinct().collect():
        if there != here:
            raise SettingsError(f"an executor has {Versions(*there)}, and here is {here}; install the same everywhere")


def _by_executors(work: Work, units: list[Unit], context: Any) -> list[Counts]:
    counts: list[Counts] = context.parallelize(units, len(units)).map(work).collect()
    return counts


if __name__ == "__main__":
    main()
