"""The lists of names are read anew after a moment, which grows with what reading costs, and by one thread at a time."""

from __future__ import annotations

from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from service import completing
from service.completing import Completer, Field


class Counting:
    """A store that counts how often the names are read, each time by a clock of its own."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.now, self.read, self._seconds = 0.0, 0, seconds

    @contextmanager
    def snapshot(self) -> Any:
        yield SimpleNamespace(names_in_use=self._names)

    def _names(self, _of: str, _most: int) -> list[tuple[str, str]]:
        self.read += 1
        self.now += self._seconds
        return [(f"Ada Harbour {self.read}", f"Ada Harbour {self.read}")]


@pytest.mark.parametrize(("seconds", "good"), [(0.0, 1.0), (0.5, 10.0)])
def test_a_list_is_good_for_a_second_or_twenty_times_what_reading_took(
    monkeypatch: pytest.MonkeyPatch, seconds: float, good: float
) -> None:
    store = Counting(seconds)
    monkeypatch.setattr(completing.time, "monotonic", lambda: store.now)
    completer = Completer()
    for later, read in [(0.0, 1), (good - 0.01, 1), (0.02, 2)]:
        store.now += later
        names = completer.complete(Field.SPEAKER, "harb", 5, store)  # type: ignore[arg-type]  # all that it asks for
        assert [use.name for use in names] == [f"Ada Harbour {read}"]
    completer.complete(Field.OUTLET, "harb", 5, store)  # type: ignore[arg-type]
    assert store.read == 3, "speakers and outlets have a list each"
