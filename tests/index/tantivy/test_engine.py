"""The tantivy engine does what every engine must, survives damaged files, and keeps few of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from service.errors import IndexUnavailable
from service.index.kept import EngineIndex
from service.index.policy import Policy
from service.index.protocol import CandidateIndex
from service.index.tantivy.engine import TantivyEngine
from service.index.tantivy.tuning import TantivyTuning
from service.text.normalise import normalise
from tests.index.contract import IndexContract, ProcessContract, is_lost
from tests.index.places import STORE, TantivyFolder
from tests.index.proposing import LAKE, QUOTES, proposed
from tests.index.tantivy.state_file import change_state


class TestTantivyEngine(IndexContract, ProcessContract):
    """The contract suite, in a folder."""

    @pytest.fixture
    def place(self, tmp_path: Path) -> TantivyFolder:
        return TantivyFolder(tmp_path / "index")

    @pytest.fixture
    def other_place(self, tmp_path: Path) -> TantivyFolder:
        return TantivyFolder(tmp_path / "another index")

    @pytest.fixture
    def opening(self, tmp_path: Path) -> str:
        place = f"TantivyFolder(Path({str(tmp_path / 'index')!r}))"
        return f"from pathlib import Path\nfrom tests.index.places import TantivyFolder\nindex = {place}.open()"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def index(folder: Path) -> EngineIndex:
    made = TantivyFolder(folder).open()
    made.apply(QUOTES.items(), (), 10)
    return made


def test_eight_pieces_become_one_file(folder: Path) -> None:
    index = TantivyFolder(folder).open()
    for piece in range(1, 9):
        index.apply([(piece * 10 + number, f"{LAKE} {piece} {number}") for number in range(10)], (), piece)
    assert len(list(folder.rglob("*.idx"))) == 1


def test_many_small_writes_leave_few_segments_and_one_generation(folder: Path) -> None:
    index = TantivyFolder(folder).open()
    for number in range(1, 41):
        index.apply([(number, f"sentence number {number} of the minutes")], (), number)
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1
    assert len(list(folder.rglob("*.idx"))) < 16


def test_renewing_leaves_one_generation(index: EngineIndex, folder: Path) -> None:
    def fill(fresh: object) -> int:
        fresh.apply(QUOTES.items(), (), 10)  # type: ignore[attr-defined]
        return 1

    index.renew(fill)
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "lock")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "truncated": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "emptied": lambda path: path.write_bytes(b""),
    "overwritten": lambda path: path.write_bytes(b"\x00garbage" * 40),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("ending", [".json", ".idx", ".term", ".fieldnorm", ".fast"])
def test_a_damaged_folder_starts_anew(folder: Path, ending: str, damage: Callable[[Path], object]) -> None:
    TantivyFolder(folder).open().apply(QUOTES.items(), (), 10)
    for path in files_of(folder):
        if path.name.endswith(ending):
            damage(path)
    reopened = TantivyFolder(folder).open()
    assert reopened.position() == 0
    assert is_lost(reopened)
    reopened.apply(QUOTES.items(), (), 10)
    assert proposed(reopened, LAKE)[0] == 1
    assert reopened.position() == 10


def test_a_write_that_was_killed_before_its_end_is_written_again(index: EngineIndex, folder: Path) -> None:
    [meta] = folder.rglob("meta.json")
    committed = meta.read_bytes()
    index.apply((), [1], 11)
    assert 1 not in proposed(index, LAKE)
    # As it is after `kill -9` between the file of what was removed and the file that names it.
    meta.write_bytes(committed)
    change_state(folder, position=10)
    again = TantivyFolder(folder).open()
    assert again.position() == 10
    assert 1 in proposed(again, LAKE)
    again.apply((), [1], 11)
    assert again.position() == 11
    assert 1 not in proposed(again, LAKE)


def test_a_fork_opens_the_index_for_itself(index: EngineIndex) -> None:
    assert proposed(index, LAKE)[0] == 1
    child = os.fork()
    if child == 0:
        os._exit(0 if proposed(index, LAKE)[0] == 1 else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_a_folder_that_cannot_be_written_is_unavailable(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    with pytest.raises(IndexUnavailable):
        TantivyFolder(folder).open().apply(QUOTES.items(), (), 1)


class DefectivePolicy(Policy):
    """A policy with a defect."""

    def candidates(self, *_: object, **__: object) -> NoReturn:
        raise ValueError("a defect of our own")

    containing = candidates


def test_a_defect_of_our_own_is_not_taken_for_a_failure_of_tantivy(index: EngineIndex, folder: Path) -> None:
    defective = EngineIndex(TantivyEngine(folder, lambda: STORE, DefectivePolicy()))
    with pytest.raises(ValueError, match="a defect of our own"):
        defective.candidates(normalise(LAKE), 5)
    with pytest.raises(ValueError, match="a defect of our own"):
        defective.containing(normalise(LAKE), 5)
    assert index.position() == 10


def test_a_failure_of_tantivy_is_named(index: EngineIndex, folder: Path) -> None:
    class FailingPolicy(Policy):
        def candidates(self, terms, *_: object, **__: object) -> NoReturn:  # type: ignore[no-untyped-def,override]
            terms.frequencies("no such field", ["a"])
            raise AssertionError

    failing = EngineIndex(TantivyEngine(folder, lambda: STORE, FailingPolicy()))
    assert index.position() == 10
    with pytest.raises(IndexUnavailable, match="cannot be read now"):
        failing.candidates(normalise(LAKE), 5)


def test_a_text_that_cannot_be_normalised_is_no_failure_of_tantivy(index: EngineIndex) -> None:
    with pytest.raises(TypeError):
        index.apply([(8, None)], (), 11)  # type: ignore[list-item]
    assert index.position() == 10
    assert proposed(index, LAKE)[0] == 1


class TestScattered:
    """An index that grew piece by piece is worth being renewed, and one that did not is not."""

    SMALL = TantivyTuning(least_scattered=5)

    def grown(self, folder: Path, *pieces: int, tuning: TantivyTuning = SMALL) -> EngineIndex:
        """An index of so many quotes in each of its files."""
        grown = EngineIndex(TantivyEngine(folder, lambda: STORE, tuning=tuning))
        grown.clear()
        end = 0
        for size in pieces:
            start, end = end, end + size
            grown.apply([(number + 1, f"Gate {number} stays open today") for number in range(start, end)], (), end)
        return grown

    @pytest.mark.parametrize(
        ("pieces", "is_scattered"),
        [
            ([1] * 7, True),  # seven files, six sevenths of the quotes outside the largest
            ([40, 6, 6, 6, 6, 6], True),  # six files, three sevenths outside
            ([40, 1, 1], False),  # little was written since
            ([40], False),
            ([1, 1, 1], False),  # too few to matter
        ],
    )
    def test_the_files_and_how_much_was_written_decide(
        self, folder: Path, pieces: list[int], is_scattered: bool
    ) -> None:
        assert self.grown(folder, *pieces).is_scattered() is is_scattered

    def test_a_few_documents_are_never_scattered(self, folder: Path) -> None:
        assert not self.grown(folder, *[1] * 7, tuning=TantivyTuning()).is_scattered()

    def test_without_room_for_two_it_is_left(self, folder: Path) -> None:
        assert not self.grown(folder, *[1] * 7, tuning=TantivyTuning(least_scattered=5, room=1e18)).is_scattered()

    def test_a_lost_or_half_filled_index_is_not_scattered(self, folder: Path) -> None:
        index = self.grown(folder, *[1] * 7)
        for list_of_files in folder.rglob("meta.json"):
            list_of_files.unlink()
        assert not index.is_scattered()
        index.clear(full_at=9)
        assert not index.is_scattered()

    def test_who_renews_keeps_others_from_doing_so(self, folder: Path) -> None:
        first, second = self.grown(folder, *[1] * 7), EngineIndex(TantivyEngine(folder, lambda: STORE))

        def fill(fresh: CandidateIndex) -> int:
            with pytest.raises(IndexUnavailable, match="another process makes the index"):
                second.renew(lambda _: pytest.fail("it filled a second one"))
            fresh.apply([(1, "Gate 1 stays open today")], (), 7)
            return 1

        first.renew(fill)
        assert first.candidates(normalise("Gate 1 stays open today"), 5) == [1]
        second.renew(lambda fresh: fresh.apply([(1, "Gate 1 stays open today")], (), 7) or 1)
