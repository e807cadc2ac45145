"""The engine in memory does what every engine must."""

from __future__ import annotations

import pytest

from service.text.normalise import normalise
from tests.index.contract import IndexContract
from tests.index.places import Memory


class TestMemoryEngine(IndexContract):
    """The contract suite, in memory."""

    @pytest.fixture
    def place(self) -> Memory:
        return Memory()

    @pytest.fixture
    def other_place(self) -> Memory:
        return Memory()


def test_a_generation_that_is_not_there_is_a_fault() -> None:
    place = Memory()
    index = place.open()
    index.apply([(1, "the door stays open")], (), 1)
    place.place.generations.clear()
    index.check()
    assert index.full_at() is None
    assert index.position() == 0
    index.apply([(2, "the door is shut")], (), 1)
    assert index.candidates(normalise("the door is shut"), 5) == [2]
