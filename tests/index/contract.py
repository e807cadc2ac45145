"""What every engine must do. A new one passes it with a test module of its own:

    class TestMyEngine(IndexContract):
        @pytest.fixture
        def place(self): ...        # a tests.index.places.Place
        @pytest.fixture
        def other_place(self): ...  # another one

and, when processes share its places, derives from ProcessContract too.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.errors import IndexIncomplete, IndexUnavailable
from service.index.protocol import CandidateIndex, KeptIndex
from service.text.normalise import normalise
from tests.index.places import Place
from tests.index.proposing import BRIDGE, LAKE, QUOTES, ProposingContract, proposed


def is_lost(index: KeptIndex) -> bool:
    """Whether it says that it must be made anew, and refuses to be asked: "not found" would be a guess."""
    with pytest.raises(IndexIncomplete):
        proposed(index, LAKE)
    with pytest.raises(IndexIncomplete):
        index.containing(normalise("lake"), 5)
    return index.full_at() is None


class IndexContract(ProposingContract):
    """Tests of what is remembered and who may write, and those of the answers."""

    def test_at_a_new_place_it_is_lost_until_it_is_begun(self, place: Place) -> None:
        index = place.open()
        assert index.position() == 0
        assert is_lost(index)
        index.clear()
        assert index.full_at() == 0
        assert proposed(index, LAKE) == []

    def test_applying_again_changes_nothing(self, index: KeptIndex) -> None:
        index.apply(QUOTES.items(), (), 11)
        assert proposed(index, LAKE).count(1) == 1
        assert index.containing(normalise("lake"), 10) == [1]

    def test_a_piece_that_another_process_has_applied_is_skipped(self, index: KeptIndex) -> None:
        index.apply([], [1], 9)
        assert index.position() == 10
        assert proposed(index, LAKE)[0] == 1

    def test_the_token_of_its_position_outlives_the_object_and_goes_with_a_new_one(
        self, index: KeptIndex, place: Place
    ) -> None:
        index.apply([(9, "An entirely new sentence")], (), 12, 2**62)
        assert index.reached() == place.open().reached() == (12, 2**62)
        index.renew(lambda fresh: 0 if fresh.position() else fresh.apply(QUOTES.items(), (), 13, 77) or 1)
        assert index.reached() == place.open().reached() == (13, 77)
        index.clear()
        assert index.reached() == (0, 0)

    def test_the_position_outlives_the_object(self, index: KeptIndex, place: Place) -> None:
        assert index.position() == place.open().position() == 10

    def test_cleared_it_is_empty_at_the_beginning(self, index: KeptIndex) -> None:
        index.clear()
        assert index.position() == 0
        assert proposed(index, LAKE) == []
        index.apply(QUOTES.items(), (), 3)
        assert proposed(index, LAKE)[0] == 1

    def test_before_it_is_full_it_says_how_far_it_is_and_answers_nothing(self, index: KeptIndex, place: Place) -> None:
        other = place.open()
        index.clear(12)
        index.apply([(1, LAKE)], (), 7)
        for each in (index, other):
            assert (each.position(), each.full_at()) == (7, 12)
            with pytest.raises(IndexIncomplete, match="read 7 of 12 changes"):
                proposed(each, LAKE)
            with pytest.raises(IndexIncomplete, match="read 7 of 12 changes"):
                each.containing(normalise("lake"), 5)
        index.apply([(2, BRIDGE)], (), 12)
        assert proposed(index, LAKE) == proposed(other, LAKE)
        assert proposed(other, LAKE)[0] == 1

    def test_another_database_finds_it_empty_and_fills_it_anew(self, index: KeptIndex, place: Place) -> None:
        other = place.open("store-2")
        assert other.position() == 0
        assert is_lost(other)
        other.apply([(1, BRIDGE)], (), 1)
        assert proposed(other, "rebuild the bridge") == [1]
        assert index.position() == 0

    def test_another_format_is_made_anew(self, index: KeptIndex, place: Place) -> None:
        place.change_format()
        assert index.position() == 0
        assert is_lost(index)

    def test_one_that_disappears_while_in_use_starts_anew(self, index: KeptIndex, place: Place) -> None:
        assert index.position() == 10
        place.lose()
        with pytest.raises(IndexUnavailable):
            index.apply([(7, LAKE)], (), 11)
        assert index.position() == 0
        index.apply(QUOTES.items(), (), 11)
        assert proposed(index, LAKE)[0] == 1

    def test_what_another_object_writes_is_seen_at_once(self, index: KeptIndex, place: Place) -> None:
        assert proposed(index, "an entirely new sentence") == []
        place.open().apply([(9, "An entirely new sentence")], (), 12)
        assert proposed(index, "an entirely new sentence")[0] == 9
        assert index.position() == 12

    def test_many_small_writes_are_all_found(self, place: Place) -> None:
        index = place.open()
        for number in range(1, 41):
            index.apply([(number, f"sentence number {number} of the minutes")], (), number)
        assert len(index.containing(normalise("sentence minutes"), 100)) == 40

    def test_a_failure_of_what_brings_the_quotes_is_not_taken_for_the_engines(self, index: KeptIndex) -> None:
        def quotes() -> object:
            yield (8, "the mayor")
            raise ValueError("a defect of our own")

        with pytest.raises(ValueError, match="a defect of our own"):
            index.apply(quotes(), (), 11)  # type: ignore[arg-type]
        assert index.position() == 10
        assert 8 not in proposed(index, "the mayor")

    def test_it_is_asked_and_written_while_a_new_one_is_filled(self, index: KeptIndex, place: Place) -> None:
        other = place.open()
        fills: list[int] = []

        def fill(fresh: CandidateIndex) -> int:
            assert proposed(index, LAKE)[0] == proposed(other, LAKE)[0] == 1
            if not fills:
                fresh.apply([(1, LAKE)], (), 10)
                other.apply([(7, "a quote that comes in meanwhile")], (), 11)
            else:
                assert fresh.position() == 10
                fresh.apply([(7, "a quote that comes in meanwhile")], (), 11)
            fills.append(fresh.position())
            return len(fills)

        assert index.renew(fill) == 3
        assert fills == [10, 11]
        for each in (index, other, place.open()):
            assert each.position() == 11
            assert proposed(each, LAKE)[0] == 1
            assert proposed(each, "comes in meanwhile") == [7]
            assert each.containing(normalise("bridge"), 5) == []

    def test_it_stays_when_the_new_one_cannot_be_filled(self, index: KeptIndex) -> None:
        def fail(fresh: CandidateIndex) -> int:
            fresh.apply([(1, BRIDGE)], (), 3)
            raise IndexUnavailable("no space left on the disk")

        with pytest.raises(IndexUnavailable, match="no space left"):
            index.renew(fail)
        assert proposed(index, LAKE)[0] == 1
        assert index.position() == 10
        assert index.renew(_fill_with_the_bridge) == 2
        assert proposed(index, "rebuild the bridge") == [1]

    def test_a_lost_one_is_renewed(self, index: KeptIndex, place: Place) -> None:
        place.lose()
        index.renew(_fill_with_the_bridge)
        assert proposed(index, "rebuild the bridge") == [1]
        assert index.position() == 3

    def test_one_of_those_who_share_it_looks_after_it(self, place: Place) -> None:
        first, second = place.open(), place.open()
        assert [first.lead(), first.lead(), second.lead()] == [True, True, False]

    def test_a_sound_one_passes_the_check(self, index: KeptIndex, place: Place) -> None:
        place.open("store-2").check()
        index.check()
        assert index.position() == 10
        place.lose()
        index.check()
        assert is_lost(index)

    @pytest.mark.parametrize("is_same_object", [True, False], ids=["a thread of this process", "another process"])
    def test_a_writer_that_waits_goes_away_once_others_have_done_its_work(
        self, place: Place, is_same_object: bool
    ) -> None:
        holding = place.open()
        waiting = holding if is_same_object else place.open()
        calls: list[bool] = []

        def settled() -> bool:
            calls.append(True)
            return len(calls) > 2

        with ThreadPoolExecutor(1) as pool:
            with holding.writing():
                assert pool.submit(_is_ours, waiting, settled).result(timeout=30) is False
            assert len(calls) == 3
            assert pool.submit(_is_ours, waiting, settled).result(timeout=30) is True

    def test_a_writer_that_waits_in_vain_gives_up(self, place: Place) -> None:
        waiting = place.open(patience_seconds=0.05)
        with ThreadPoolExecutor(1) as pool, place.open().writing():
            written = pool.submit(waiting.apply, [(1, LAKE)], (), 1)
            with pytest.raises(IndexUnavailable, match="writing the index"):
                written.result(timeout=30)

    def test_writing_may_be_nested(self, index: KeptIndex) -> None:
        with index.writing() as outer, index.writing() as inner:
            index.apply([(9, "An entirely new sentence")], (), index.position() + 1)
        assert (outer, inner, index.position()) == (True, True, 11)

    def test_writers_in_several_threads_take_turns(self, place: Place) -> None:
        with ThreadPoolExecutor(3) as pool:
            for written in [pool.submit(write_sentences, place.open(), 5) for _ in range(3)]:
                written.result(timeout=60)
        index = place.open()
        assert index.position() == 15
        assert index.containing(normalise("sentence minutes"), 100) == list(range(1, 16))


def _fill_with_the_bridge(fresh: CandidateIndex) -> int:
    fresh.apply([(1, BRIDGE)], (), 3)
    return 1


def _is_ours(index: CandidateIndex, settled: Callable[[], bool]) -> bool:
    with index.writing(settled) as is_ours:
        return is_ours


def write_sentences(index: CandidateIndex, count: int) -> None:
    """Apply so many pieces of one sentence, each after whatever others have written."""
    for _ in range(count):
        with index.writing():
            reached = index.position()
            index.apply([(reached + 1, f"sentence number {reached + 1} of the minutes")], (), reached + 1)


class ProcessContract:
    """Tests for engines whose places several processes share: the fixture `opening` is Python that makes `index`."""

    def test_writers_in_several_processes_take_turns(self, place: Place, opening: str) -> None:
        program = f"{opening}\nfrom tests.index.contract import write_sentences\nwrite_sentences(index, 10)\n"
        writers = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]
        assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
        index = place.open()
        assert index.position() == 30
        assert index.containing(normalise("sentence minutes"), 100) == list(range(1, 31))
