"""The version of the reader is raised when it reads the sample otherwise: each article notes which version read it."""

from __future__ import annotations

import json

from docs.reader import KEPT, sum_of_readings
from service.reading import READER


def test_the_version_of_the_reader_is_that_of_what_it_says() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert kept == {"reader": READER, "sum": sum_of_readings()}, (
        "the reader reads otherwise than the version that docs/reader.json is of: run `python -m docs.reader`, so that "
        "`quoteverify reread` has stored articles read anew"
    )
