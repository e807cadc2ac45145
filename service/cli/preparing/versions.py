"""What must be the same on all machines that prepare one archive. To import this is to import all that reads."""

from __future__ import annotations

import sys
from typing import NamedTuple

import service
from service.cli.preparing import unit as unit  # noqa: PLC0414  # so that whoever is asked has imported it
from service.files.extras import library_of
from service.files.prepared import FORMAT
from service.reading import READER

_LIBRARY = "pyarrow.parquet"


class Versions(NamedTuple):
    """What must be the same for whoever plans and whoever reads."""

    python: str
    quoteverify: str
    reader: int
    format: int

    def __str__(self) -> str:
        return f"Python {self.python} and quoteverify {self.quoteverify} (reader {self.reader}, format {self.format})"


def versions(_: int = 0) -> Versions:
    """The versions of the process that is asked. Raises MissingExtra where it could not write."""
    library_of("parquet", _LIBRARY)
    return Versions("{}.{}".format(*sys.version_info[:2]), service.__version__, READER, FORMAT)
