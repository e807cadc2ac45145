"""The index proposes, catches up, survives damage and is shared by processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.errors import IndexIncomplete, IndexUnavailable
from service.index.tantivy.engine import TantivyIndex
from service.text.normalise import normalise

LAKE = "The lake froze over before the ferry could leave the harbour."
BRIDGE = "We will rebuild the bridge [by spring] whatever it costs the town."
ONE_WORD = "ready"
LONG = " ".join(f"Chapter {number} tells how the {number}th baker of Ghent paid his debts." for number in range(1, 60))
QUOTES = {1: LAKE, 2: BRIDGE, 3: ONE_WORD, 4: LONG, 5: "the town", 6: "the town is ready and the ferry is not"}


@pytest.fixture
def index(tmp_path: Path) -> TantivyIndex:
    made = TantivyIndex(tmp_path / "index", "store-1")
    made.apply(QUOTES.items(), (), 10)
    return made


def found(index: TantivyIndex, text: str, limit: int = 5, *, near_best: bool = False) -> list[int]:
    return index.candidates(normalise(text), limit, near_best=near_best)


FINDS = {
    "the same words": (LAKE, 1),
    "a fragment": ("before the ferry could leave", 1),
    "a changed word": ("The lake froze over before the ship could leave the harbour.", 1),
    "every other word mistyped": ("The lakke froze ovver before teh fery could leav the harbor", 1),
    "a single word": ("Ready!", 3),
    "a mistyped single word": ("redy", 3),
    "without the words in brackets": ("rebuild the bridge whatever it costs", 2),
    "a fragment of a long quote": ("how the 47th baker of Ghent paid his debts", 4),
    "a candidate longer than the quote": (f"As I said last year and say again now: {LAKE} Nobody disputes it.", 1),
    "a candidate far longer than the quote": (
        f"{'Nobody asked for this at all. ' * 30}{LAKE}{' So it goes on.' * 30}",
        1,
    ),
}


@pytest.mark.parametrize(("text", "quote"), FINDS.values(), ids=FINDS)
def test_the_quote_is_the_first_candidate_for(index: TantivyIndex, text: str, quote: int) -> None:
    assert found(index, text)[0] == quote


def test_eight_pieces_become_one_file(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path / "index", "store-1")
    for piece in range(1, 9):
        index.apply([(piece * 10 + number, f"{LAKE} {piece} {number}") for number in range(10)], (), piece)
    assert len(list((tmp_path / "index").rglob("*.idx"))) == 1
    assert found(index, LAKE, 80) == sorted(found(index, LAKE, 80))
    assert len(found(index, LAKE, 80)) == 80


@pytest.mark.parametrize("id", [1, 2**32 - 1, 2**32, 2**40 + 7])
def test_ids_of_any_size_come_back(tmp_path: Path, id: int) -> None:
    index = TantivyIndex(tmp_path / "index", "store-1")
    index.apply([(id, LAKE)], (), 1)
    assert found(index, LAKE) == [id]


def test_the_whole_quote_comes_before_quotes_that_hold_it(index: TantivyIndex) -> None:
    assert found(index, "the town")[:1] == [5]
    assert {2, 6} <= set(found(index, "the town"))


def test_no_more_candidates_than_asked_for(index: TantivyIndex) -> None:
    assert len(found(index, "the town", limit=2)) == 2


@pytest.mark.parametrize("text", ["zzqx qqzv", "", "...", "—"])
def test_nothing_shared_finds_nothing(index: TantivyIndex, text: str) -> None:
    assert found(index, text) == []


@pytest.mark.parametrize("asked", ["Lantern 77 hangs over the gate", "Lanturn gatte", "gate"])
def test_of_many_alike_the_same_are_proposed_whatever_order_they_came_in(tmp_path: Path, asked: str) -> None:
    texts = [(number, f"Lantern {number} hangs over the gate") for number in range(1, 301)]
    told = []
    for name, order, piece in (("up", texts, 300), ("down", texts[::-1], 45)):
        index = TantivyIndex(tmp_path / name, "store-1")
        for start in range(0, len(order), piece):
            index.apply(order[start : start + piece], (), start + piece)
        told += [found(index, asked, 40), found(index, asked, 40, near_best=True)]
    assert told[:2] == told[2:]
    assert len(told[0]) == 40
    assert len(told[1]) >= 8


def test_what_shares_little_is_proposed_unless_one_quote_holds_nearly_all(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path / "index", "store-1")
    alike = [(number, f"It costs {number} pounds, and the ferry goes.") for number in range(7, 60)]
    index.apply([*QUOTES.items(), *alike], (), 10)
    assert found(index, LAKE, 40, near_best=True)[0] == 1
    assert len(found(index, LAKE, 40, near_best=True)) == 8
    assert len(found(index, LAKE, 40)) == 40
    joined = found(index, "The lake froze over, whatever it costs the town.", 40, near_best=True)
    assert {1, 2} <= set(joined)
    assert len(joined) == 40


def test_a_short_candidate_is_looked_up_by_words_though_one_of_its_pairs_is_known(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path / "index", "store-1")
    alike = [(number, f"Then the pilot {number} read it all again.") for number in range(10, 60)]
    index.apply([(1, "Ferries are late."), (2, "Some ferries were seen by the mayor."), *alike], (), 10)
    assert 1 in found(index, "Ferries were late", 5)


def test_containing_finds_every_quote_with_all_the_words_in_order_of_id(index: TantivyIndex) -> None:
    assert index.containing(normalise("town the"), 10) == [2, 5, 6]
    assert index.containing(normalise("town the"), 2) == [2, 5]
    assert index.containing(normalise("town lake"), 10) == []


def test_containing_finds_words_that_stand_far_apart_in_a_long_quote(index: TantivyIndex) -> None:
    assert index.containing(normalise("2th 59th"), 10) == [4]


def test_a_removed_quote_is_gone_and_a_changed_one_is_found_by_its_new_words(index: TantivyIndex) -> None:
    index.apply([(5, "an entirely other sentence")], [1], 11)
    assert 1 not in found(index, LAKE)
    assert found(index, "entirely other")[0] == 5
    assert 5 not in index.containing(normalise("town"), 10)


def test_applying_again_changes_nothing(index: TantivyIndex) -> None:
    index.apply(QUOTES.items(), (), 11)
    assert found(index, LAKE).count(1) == 1
    assert index.containing(normalise("lake"), 10) == [1]


def test_a_piece_that_another_process_has_applied_is_skipped(index: TantivyIndex) -> None:
    index.apply([], [1], 9)
    assert index.position() == 10
    assert found(index, LAKE)[0] == 1


def test_the_position_outlives_the_object(index: TantivyIndex, tmp_path: Path) -> None:
    assert TantivyIndex(tmp_path / "index", "store-1").position() == 10


def test_cleared_it_is_empty_at_the_beginning(index: TantivyIndex) -> None:
    index.clear()
    assert index.position() == 0
    assert found(index, LAKE) == []
    index.apply(QUOTES.items(), (), 3)
    assert found(index, LAKE)[0] == 1


def test_another_database_finds_it_empty_and_fills_it_anew(index: TantivyIndex, tmp_path: Path) -> None:
    other = TantivyIndex(tmp_path / "index", "store-2")
    assert other.position() == 0
    assert is_lost(other)
    other.apply([(1, BRIDGE)], (), 1)
    assert found(other, "rebuild the bridge") == [1]
    assert index.position() == 0


def test_another_format_is_made_anew(index: TantivyIndex, tmp_path: Path) -> None:
    state_path = tmp_path / "index" / "state.json"
    state = json.loads(state_path.read_text())
    state_path.write_text(json.dumps(state | {"format": "0/other"}))
    assert index.position() == 0
    assert is_lost(index)


def is_lost(index: TantivyIndex) -> bool:
    """Whether it says that it must be made anew, and refuses to be asked: "not found" would be a guess."""
    with pytest.raises(IndexIncomplete):
        found(index, LAKE)
    return index.full_at() is None


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "lock")


DAMAGES = {
    "truncated": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "emptied": lambda path: path.write_bytes(b""),
    "overwritten": lambda path: path.write_bytes(b"\x00garbage" * 40),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("ending", [".json", ".idx", ".term", ".fieldnorm", ".fast"])
def test_a_damaged_folder_starts_anew(tmp_path: Path, ending: str, damage: object) -> None:
    folder = tmp_path / "index"
    TantivyIndex(folder, "s").apply(QUOTES.items(), (), 10)
    for path in files_of(folder):
        if path.name.endswith(ending):
            damage(path)  # type: ignore[operator]
    reopened = TantivyIndex(folder, "s")
    assert reopened.position() == 0
    assert is_lost(reopened)
    reopened.apply(QUOTES.items(), (), 10)
    assert found(reopened, LAKE)[0] == 1
    assert reopened.position() == 10


def test_a_folder_that_disappears_while_in_use_starts_anew(index: TantivyIndex, tmp_path: Path) -> None:
    assert index.position() == 10
    (tmp_path / "index" / "state.json").unlink()
    with pytest.raises(IndexUnavailable):
        index.apply([(7, LAKE)], (), 11)
    assert index.position() == 0
    index.apply(QUOTES.items(), (), 11)
    assert found(index, LAKE)[0] == 1


def test_what_another_object_writes_is_seen_at_once(index: TantivyIndex, tmp_path: Path) -> None:
    assert found(index, "an entirely new sentence") == []
    TantivyIndex(tmp_path / "index", "store-1").apply([(9, "An entirely new sentence")], (), 12)
    assert found(index, "an entirely new sentence")[0] == 9
    assert index.position() == 12


def test_many_small_writes_leave_few_segments_and_one_generation(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    index = TantivyIndex(folder, "s")
    for number in range(1, 41):
        index.apply([(number, f"sentence number {number} of the minutes")], (), number)
    assert len(index.containing(normalise("sentence minutes"), 100)) == 40
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1
    assert len(list(folder.rglob("*.idx"))) < 16


WRITER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from service.index.tantivy.engine import TantivyIndex
index = TantivyIndex(Path(sys.argv[1]), "s")
for _ in range(10):
    with index.writing():
        reached = index.position()
        index.apply([(reached + 1, f"sentence number {reached + 1} of the minutes")], (), reached + 1)
"""


def test_writers_in_several_processes_take_turns(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(folder)]) for _ in range(3)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    index = TantivyIndex(folder, "s")
    assert index.position() == 30
    assert index.containing(normalise("sentence minutes"), 100) == list(range(1, 31))


@pytest.mark.parametrize("is_same_object", [True, False], ids=["a thread of this process", "another process"])
def test_a_writer_that_waits_goes_away_once_others_have_done_its_work(tmp_path: Path, is_same_object: bool) -> None:
    holding = TantivyIndex(tmp_path / "index", "s")
    waiting = holding if is_same_object else TantivyIndex(tmp_path / "index", "s")
    asked: list[bool] = []

    def settled() -> bool:
        asked.append(True)
        return len(asked) > 2

    def wait() -> bool:
        with waiting.writing(settled) as is_ours:
            return is_ours

    with ThreadPoolExecutor(1) as pool:
        with holding.writing():
            assert pool.submit(wait).result(timeout=30) is False
        assert len(asked) == 3
        assert pool.submit(wait).result(timeout=30) is True


def test_a_fork_opens_the_index_for_itself(index: TantivyIndex) -> None:
    assert found(index, LAKE)[0] == 1
    child = os.fork()
    if child == 0:
        os._exit(0 if found(index, LAKE)[0] == 1 else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_a_folder_that_cannot_be_written_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file where the folder should be")
    with pytest.raises(IndexUnavailable):
        TantivyIndex(tmp_path / "index", "s").apply(QUOTES.items(), (), 1)
