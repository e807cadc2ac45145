"""The engine on a search cluster does what every engine must, and what only several machines can get wrong."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from service.errors import IndexUnavailable
from service.index.engine import GenerationLost
from service.index.kept import EngineIndex
from service.index.opensearch.cluster import Cluster
from service.index.opensearch.documents import Documents
from service.index.opensearch.engine import OpenSearchEngine
from service.index.opensearch.lease import Lease
from service.index.opensearch.state import MAIN
from service.index.opensearch.tuning import ClusterTuning
from service.index.opensearch.writing import Writing
from service.index.protocol import CandidateIndex
from service.text.normalise import normalise
from tests.index.contract import IndexContract, ProcessContract
from tests.index.opensearch.cluster_place import ClusterPlace
from tests.index.places import STORE
from tests.index.proposing import BRIDGE, LAKE, LONG, QUOTES, proposed


class TestOpenSearchEngine(IndexContract, ProcessContract):
    """The contract suite, on a cluster of one node."""

    @pytest.fixture
    def opening(self, place: ClusterPlace) -> str:
        made = f"ClusterPlace({place.address.hosts[0]!r}, {place.address.prefix!r})"
        return f"from tests.index.opensearch.cluster_place import ClusterPlace\nindex = {made}.open()"


@pytest.fixture
def index(place: ClusterPlace) -> EngineIndex:
    """An index at `place` that holds QUOTES."""
    made = place.open()
    made.apply(QUOTES.items(), (), 10)
    return made


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the requests that are made, in their order."""
    made: list[str] = []
    perform = Cluster.request

    def noted(self: Cluster, method: str, path: str, body: object = None, **params: object) -> object:
        made.append(path)
        return perform(self, method, path, body, **params)

    monkeypatch.setattr(Cluster, "request", noted)
    return made


def test_many_wordings_take_two_rounds_at_most_and_clear_ones_take_one(index: EngineIndex, requests: list[str]) -> None:
    index.candidates(normalise(LAKE), 5)
    requests.clear()
    assert index.candidates_all([normalise(LAKE), normalise(BRIDGE)], 5)[1][0] == 2
    assert requests == ["/_msearch"]
    requests.clear()
    texts = [LAKE, "redy", "the lakke froz", "", "town", "Chapter 4 tells how the baker paid", "zzqx"]
    index.candidates_all([normalise(text) for text in texts], 5)
    assert requests == ["/_msearch", "/_msearch"]


def test_whoever_asks_an_index_that_another_process_has_replaced_asks_the_new_one(
    index: EngineIndex, place: ClusterPlace
) -> None:
    assert proposed(index, LAKE)[0] == 1
    place.open().renew(lambda fresh: 0 if fresh.position() else fresh.apply([(7, LAKE)], (), 11) or 1)
    assert proposed(index, LAKE) == [7]
    place.open().renew(lambda fresh: 0 if fresh.position() else fresh.apply([(8, LAKE)], (), 11) or 1)
    assert index.containing(normalise("lake"), 5) == [8]


def test_what_was_replaced_is_removed(index: EngineIndex, place: ClusterPlace) -> None:
    before = place.generations()
    assert len(before) == 1
    index.renew(lambda fresh: 0 if fresh.position() else fresh.apply([(7, LAKE)], (), 11) or 1)
    assert len(place.generations()) == 1
    index.clear()
    assert len(place.generations()) == 1
    assert not place.generations() & before


def test_a_part_that_no_node_has_is_said_and_never_an_empty_answer(index: EngineIndex, place: ClusterPlace) -> None:
    [name] = place.generations()
    place.cluster.request("DELETE", f"/{name}")
    nowhere = {"settings": {"index.routing.allocation.require._name": "nowhere"}}
    place.cluster.request("PUT", f"/{name}", nowhere, wait_for_active_shards="0")
    engine = OpenSearchEngine(replace(place.address, retries=0), lambda: STORE)
    hasty = EngineIndex(engine)
    for ask in (lambda: proposed(hasty, LAKE), lambda: hasty.containing(normalise("lake"), 5), hasty.check):
        with pytest.raises(IndexUnavailable, match="cannot be read now"):
            ask()
    state = engine.state.read()
    assert state is not None
    assert state.position == 10  # it comes back with its node: nothing is made anew


def test_a_full_disk_is_said_and_nothing_is_recorded(index: EngineIndex, place: ClusterPlace) -> None:
    [name] = place.generations()
    block = "index.blocks.read_only_allow_delete"
    place.cluster.request("PUT", f"/{name}/_settings", {block: True})
    with pytest.raises(IndexUnavailable, match="read-only"):
        index.apply([(9, "An entirely new sentence")], (), 11)
    assert index.position() == 10
    assert proposed(index, LAKE)[0] == 1
    place.cluster.request("PUT", f"/{name}/_settings", {block: None})
    index.apply([(9, "An entirely new sentence")], (), 11)
    assert proposed(index, "an entirely new sentence")[0] == 9


def test_a_late_writer_brings_nothing_back(index: EngineIndex, place: ClusterPlace) -> None:
    [name] = place.generations()
    generation = name.removeprefix(place.names.generation(""))
    index.apply([(5, "an entirely other sentence")], [1], 20)
    late = Writing(place.cluster, ClusterTuning(), name, place.names.writing(generation), 15)
    late.put({1: LAKE, 5: "the town"}, [2])
    assert 1 not in proposed(index, LAKE)
    assert proposed(index, "an entirely other sentence")[0] == 5
    assert 2 not in proposed(index, BRIDGE)


def test_a_writer_whose_index_is_gone_makes_no_other_one(index: EngineIndex, place: ClusterPlace) -> None:
    engine = OpenSearchEngine(place.address, lambda: STORE)
    state = engine.state.read()
    assert state is not None
    generation = engine.open(state.generation)
    index.clear()
    with pytest.raises(GenerationLost):
        generation.put([(9, LAKE)], (), 11)
    assert len(place.generations()) == 1


def test_of_two_who_record_how_far_they_are_the_slower_is_refused(index: EngineIndex, place: ClusterPlace) -> None:
    slow, quick = (OpenSearchEngine(place.address, lambda: STORE).state for _ in range(2))
    seen = slow.read()
    assert seen is not None
    assert quick.read() == seen
    quick.advance(seen, 11, 0)
    with pytest.raises(IndexUnavailable, match="another process has written"):
        slow.advance(seen, 12, 0)
    assert index.position() == 11


def test_a_lease_ends_when_whoever_waits_has_seen_no_beat_for_long_enough(place: ClusterPlace) -> None:
    tuning = ClusterTuning(lease_seconds=0.2)
    documents = Documents(place.cluster, place.names.state)
    dead, waiting, third = (Lease(documents, "writer", tuning) for _ in range(3))
    assert dead.take()
    assert not waiting.take()
    time.sleep(0.15)
    assert dead.renew()
    time.sleep(0.15)
    assert not waiting.take()  # it has beaten since
    time.sleep(0.25)
    assert waiting.take()
    assert not dead.renew()
    assert not third.take()
    waiting.release()
    assert third.take()


def test_who_has_written_lets_in_who_has_waited(place: ClusterPlace) -> None:
    tuning = ClusterTuning(pause_seconds=0.2)
    documents = Documents(place.cluster, place.names.state)
    busy, waiting = (Lease(documents, "writer", tuning) for _ in range(2))
    assert busy.take()
    busy.release()
    assert busy.take()  # nobody waits
    assert not waiting.take()
    assert busy.renew()
    busy.release()
    assert not busy.take()
    assert waiting.take()


def test_whoever_writes_goes_on_saying_so(place: ClusterPlace) -> None:
    tuning = ClusterTuning(lease_seconds=0.5, beat_seconds=0.05, patience_seconds=0.1)
    holding, waiting = (OpenSearchEngine(place.address, lambda: STORE, tuning=tuning).state for _ in range(2))
    with holding.hold():
        give_up = time.monotonic() + 1.0
        while time.monotonic() < give_up:
            with pytest.raises(IndexUnavailable, match="writing the index"), waiting.hold():
                pass


def test_no_two_make_it_anew_at_once(index: EngineIndex, place: ClusterPlace) -> None:
    tuning = ClusterTuning(lease_seconds=2.0, beat_seconds=0.1)
    first, second = (EngineIndex(OpenSearchEngine(place.address, lambda: STORE, tuning=tuning)) for _ in range(2))

    def fill(fresh: CandidateIndex) -> int:
        if fresh.position():
            return 0
        with pytest.raises(IndexUnavailable, match="another process makes the index"):
            second.renew(lambda _: 0)
        fresh.apply([(7, LAKE)], (), 11)
        return 1

    assert first.renew(fill) == 1
    assert second.renew(lambda fresh: 0 if fresh.position() else fresh.apply([(8, LAKE)], (), 11) or 1) == 1
    assert proposed(index, LAKE) == [8]


def test_two_formats_have_an_index_each(
    index: EngineIndex, place: ClusterPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.index.opensearch.schema.FORMAT", "2")
    newer = place.open()
    assert newer.full_at() is None
    newer.clear(10)
    newer.apply([(1, LAKE)], (), 5)
    assert proposed(index, BRIDGE)[0] == 2  # while the newer one is filled
    newer.apply([(7, LAKE)], (), 10)
    assert proposed(newer, LAKE)[:2] == [1, 7]
    assert newer.renew(lambda fresh: 0 if fresh.position() else fresh.apply([(8, LAKE)], (), 11) or 1) == 1
    assert proposed(newer, LAKE) == [8]
    assert (index.position(), proposed(index, BRIDGE)[0]) == (10, 2)


def test_what_other_versions_kept_is_dropped_unless_one_of_them_goes_on(
    index: EngineIndex, place: ClusterPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = set(place.cluster.request("GET", f"/{place.address.prefix}-*/_alias"))
    tuning = ClusterTuning(lease_seconds=0.5, beat_seconds=0.0)
    assert EngineIndex(OpenSearchEngine(place.address, lambda: STORE, tuning=tuning)).drop_others() == []
    foreign = f"{place.address.prefix}-2-kept-by-somebody"
    place.cluster.request("PUT", f"/{foreign}")
    with monkeypatch.context() as newer_version:
        newer_version.setattr("service.index.opensearch.schema.FORMAT", "2")
        newer = EngineIndex(OpenSearchEngine(place.address, lambda: STORE, tuning=tuning))
        newer.clear(10)
        kept = ClusterPlace(place.address.hosts[0], place.address.prefix).generations()
    older = EngineIndex(OpenSearchEngine(place.address, lambda: STORE, tuning=tuning))
    with ThreadPoolExecutor(1) as pool:
        dropping = pool.submit(older.drop_others)
        while not dropping.done():
            newer.lead()
        with pytest.raises(IndexUnavailable, match=rf"another version uses {place.address.prefix}-2-state; end it"):
            dropping.result()
    assert older.drop_others() == [f"{place.address.prefix}-2-state", *sorted(kept)]
    assert {*place.cluster.request("GET", f"/{place.address.prefix}-*/_alias")} == own | {foreign}
    assert proposed(index, LAKE)[0] == 1


def test_words_beyond_what_one_query_may_have_are_all_looked_for(place: ClusterPlace) -> None:
    words = [f"word{number}" for number in range(2_500)]
    index = place.open()
    index.apply([(1, " ".join(words[:-1])), (2, " ".join(words)), (3, " ".join(words[1:]))], (), 1)
    assert index.containing(normalise(" ".join(words)), 5) == [2]
    assert index.containing(normalise(" ".join(words[1:-1])), 5) == [1, 2, 3]
    assert 2 in proposed(index, " ".join(words))


def test_all_passages_of_a_long_quote_go_with_it(index: EngineIndex, place: ClusterPlace) -> None:
    [name] = place.generations()
    index.apply([], [*QUOTES], 11)
    answer = place.cluster.request("GET", f"/{name}/_count")
    assert answer["count"] == 0
    index.apply([(4, LONG)], (), 12)
    index.apply([(4, "No more than that.")], (), 13)
    assert place.cluster.request("GET", f"/{name}/_count")["count"] == 1


def test_one_process_leads_until_it_says_so_no_more(place: ClusterPlace) -> None:
    tuning = ClusterTuning(lease_seconds=0.2, beat_seconds=0.0)
    first, second = (OpenSearchEngine(place.address, lambda: STORE, tuning=tuning).state for _ in range(2))
    assert [first.lead(), second.lead(), first.lead()] == [True, False, True]
    assert not second.lead()
    time.sleep(0.3)
    assert second.lead()
    assert not first.lead()


def test_a_cluster_that_is_away_is_said_without_its_password(place: ClusterPlace) -> None:
    away = replace(place.address, hosts=("http://127.0.0.1:9",), user="desk", password="hush", retries=0)  # noqa: S106
    index = EngineIndex(OpenSearchEngine(away, lambda: STORE))
    for ask in (index.position, index.check, index.full_at, lambda: proposed(index, LAKE), index.clear):
        with pytest.raises(IndexUnavailable, match="cannot be reached") as raised:
            ask()
        assert "hush" not in str(raised.value) + repr(away)


def test_a_state_that_is_no_state_is_made_anew(index: EngineIndex, place: ClusterPlace) -> None:
    place.documents.write(MAIN, {"something": "else"}, place.documents.read(MAIN))
    assert index.position() == 0
    assert place.open().full_at() is None
    place.open().apply([(1, BRIDGE)], (), 1)
    assert proposed(index, "rebuild the bridge") == [1]
