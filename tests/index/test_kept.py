"""Any engine becomes an index, also one that decides on a server what to ask for; one that fails is opened again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from service.errors import IndexUnavailable
from service.index.engine import GenerationLost
from service.index.kept import EngineIndex
from service.index.memory.engine import MemoryEngine, MemoryPlace
from service.index.protocol import CandidateIndex
from service.text.normalise import Wording, normalise


class ServerGeneration:
    """A generation on a server that answers by itself: whatever shares most words comes first."""

    def __init__(self, documents: dict[int, set[str]]) -> None:
        self.documents = documents
        self.rounds = 0
        self.failures: list[Exception] = []

    def refresh(self) -> None:
        pass

    def put(self, additions: Iterable[tuple[int, str]], removals: Iterable[int], _position: int) -> None:
        for id in removals:
            self.documents.pop(id, None)
        self.documents |= {id: set(normalise(text).norms) for id, text in additions}

    def candidates_all(self, wordings: Sequence[Wording], limit: int, *, near_best: bool) -> list[list[int]]:  # noqa: ARG002
        self.rounds += 1
        if self.failures:
            raise self.failures.pop()
        return [self._best(set(wording.norms), limit) for wording in wordings]

    def containing(self, wording: Wording, limit: int) -> list[int]:
        words = set(wording.norms)
        return sorted(id for id, held in self.documents.items() if words and words <= held)[:limit]

    def _best(self, words: set[str], limit: int) -> list[int]:
        shared = sorted((-len(words & held), id) for id, held in self.documents.items() if words & held)
        return [id for _, id in shared[:limit]]


class ServerEngine(MemoryEngine):
    """An engine that only notes its state here."""

    def __init__(self) -> None:
        super().__init__(MemoryPlace(), lambda: "store")
        self.documents: dict[int, set[str]] = {}
        self.opened: list[ServerGeneration] = []
        self.doubts = 0

    def open(self, _generation: str) -> ServerGeneration:  # type: ignore[override]
        self.opened.append(ServerGeneration(self.documents))
        return self.opened[-1]

    def doubt(self) -> None:
        self.doubts += 1


@pytest.fixture
def engine() -> ServerEngine:
    return ServerEngine()


@pytest.fixture
def index(engine: ServerEngine) -> CandidateIndex:
    made = EngineIndex(engine)
    made.apply([(1, "the door stays open"), (2, "the lamp is lit"), (3, "no door")], (), 1)
    return made


WORDINGS = [normalise(text) for text in ("The door is open", "lamp", "nothing")]


def test_an_engine_may_decide_by_itself_what_to_ask_for(index: CandidateIndex) -> None:
    assert index.candidates_all(WORDINGS, 2) == [[1, 2], [2], []]
    assert index.candidates(WORDINGS[0], 1) == [1]
    assert index.containing(normalise("door"), 5) == [1, 3]


def test_several_wordings_are_one_round(index: CandidateIndex, engine: ServerEngine) -> None:
    index.candidates_all(WORDINGS, 2)
    assert engine.opened[-1].rounds == 1


@pytest.mark.parametrize("failure", [IndexUnavailable("no answer"), GenerationLost("no such index")])
def test_a_generation_that_fails_is_doubted_and_opened_again(
    index: CandidateIndex, engine: ServerEngine, failure: Exception
) -> None:
    index.candidates(WORDINGS[0], 1)
    before = len(engine.opened)
    engine.opened[-1].failures.append(failure)
    with pytest.raises(IndexUnavailable, match=str(failure)):
        index.candidates(WORDINGS[0], 1)
    assert (engine.doubts, len(engine.opened)) == (1, before)
    assert index.candidates(WORDINGS[0], 1) == [1]
    assert len(engine.opened) == before + 1


def test_a_defect_is_not_taken_for_a_failure_of_the_engine(index: CandidateIndex, engine: ServerEngine) -> None:
    index.candidates(WORDINGS[0], 1)
    engine.opened[-1].failures.append(ZeroDivisionError("a defect"))
    with pytest.raises(ZeroDivisionError):
        index.candidates(WORDINGS[0], 1)
    assert engine.doubts == 0
