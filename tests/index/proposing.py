"""What every engine proposes: the half of the contract suite that is about answers. See contract.py."""

from __future__ import annotations

import pytest

from service.index.protocol import CandidateIndex, KeptIndex
from service.text.normalise import normalise
from tests.index.places import Place

LAKE = "The lake froze over before the ferry could leave the harbour."
BRIDGE = "We will rebuild the bridge [by spring] whatever it costs the town."
ONE_WORD = "ready"
LONG = " ".join(f"Chapter {number} tells how the {number}th baker of Ghent paid his debts." for number in range(1, 60))
QUOTES = {1: LAKE, 2: BRIDGE, 3: ONE_WORD, 4: LONG, 5: "the town", 6: "the town is ready and the ferry is not"}


def proposed(index: CandidateIndex, text: str, limit: int = 5, *, near_best: bool = False) -> list[int]:
    """The candidates for `text`."""
    return index.candidates(normalise(text), limit, near_best=near_best)


PROPOSALS = {
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


class ProposingContract:
    """Tests of the answers; the fixture `place` is the engine's, `index` is an index there that holds QUOTES."""

    @pytest.fixture
    def index(self, place: Place) -> KeptIndex:
        made = place.open()
        made.apply(QUOTES.items(), (), 10)
        return made

    @pytest.mark.parametrize(("text", "quote"), PROPOSALS.values(), ids=PROPOSALS)
    def test_the_quote_is_the_first_candidate_for(self, index: KeptIndex, text: str, quote: int) -> None:
        assert proposed(index, text)[0] == quote

    def test_several_wordings_are_answered_as_one_after_the_other(self, index: KeptIndex) -> None:
        wordings = [normalise(text) for text in (*(text for text, _ in PROPOSALS.values()), "", "zzqx qqzv", LAKE)]
        for near_best in (True, False):
            singly = [index.candidates(wording, 5, near_best=near_best) for wording in wordings]
            assert index.candidates_all(wordings, 5, near_best=near_best) == singly
        assert index.candidates_all([], 5) == []

    @pytest.mark.parametrize("id", [1, 2**32 - 1, 2**32, 2**40 + 7])
    def test_ids_of_any_size_come_back(self, place: Place, id: int) -> None:
        index = place.open()
        index.apply([(id, LAKE)], (), 1)
        assert proposed(index, LAKE) == [id]

    def test_the_whole_quote_comes_before_quotes_that_hold_it(self, index: KeptIndex) -> None:
        assert proposed(index, "the town")[:1] == [5]
        assert {2, 6} <= set(proposed(index, "the town"))

    def test_no_more_candidates_than_asked_for(self, index: KeptIndex) -> None:
        assert len(proposed(index, "the town", limit=2)) == 2

    @pytest.mark.parametrize("text", ["zzqx qqzv", "", "...", "—"])
    def test_nothing_shared_finds_nothing(self, index: KeptIndex, text: str) -> None:
        assert proposed(index, text) == []

    @pytest.mark.parametrize("candidate", ["Lantern 77 hangs over the gate", "Lanturn gatte", "gate"])
    def test_of_many_alike_the_same_are_proposed_whatever_order_they_came_in(
        self, place: Place, other_place: Place, candidate: str
    ) -> None:
        texts = [(number, f"Lantern {number} hangs over the gate") for number in range(1, 301)]
        answers = []
        for at, order, piece in ((place, texts, 300), (other_place, texts[::-1], 45)):
            index = at.open()
            for start in range(0, len(order), piece):
                index.apply(order[start : start + piece], (), start + piece)
            answers += [proposed(index, candidate, 40), proposed(index, candidate, 40, near_best=True)]
        assert answers[:2] == answers[2:]
        assert len(answers[0]) == 40
        assert len(answers[1]) >= 8

    def test_of_those_alike_the_lowest_ids_are_proposed_in_their_order(self, place: Place) -> None:
        index = place.open()
        for piece in range(1, 9):
            index.apply([(piece * 10 + number, f"{LAKE} p{piece} n{number}") for number in range(10)], (), piece)
        assert proposed(index, LAKE, 80) == sorted(proposed(index, LAKE, 80))
        assert len(proposed(index, LAKE, 80)) == 80

    def test_what_shares_little_is_proposed_unless_one_quote_holds_nearly_all(self, place: Place) -> None:
        index = place.open()
        alike = [(number, f"It costs {number} pounds, and the ferry goes.") for number in range(7, 60)]
        index.apply([*QUOTES.items(), *alike], (), 10)
        assert proposed(index, LAKE, 40, near_best=True)[0] == 1
        assert len(proposed(index, LAKE, 40, near_best=True)) == 8
        assert len(proposed(index, LAKE, 40)) == 40
        joined = proposed(index, "The lake froze over, whatever it costs the town.", 40, near_best=True)
        assert {1, 2} <= set(joined)
        assert len(joined) == 40

    def test_a_short_candidate_is_looked_up_by_words_though_one_of_its_pairs_is_known(self, place: Place) -> None:
        index = place.open()
        alike = [(number, f"Then the pilot {number} read it all again.") for number in range(10, 60)]
        index.apply([(1, "Ferries are late."), (2, "Some ferries were seen by the mayor."), *alike], (), 10)
        assert 1 in proposed(index, "Ferries were late", 5)

    def test_containing_finds_every_quote_with_all_the_words_in_order_of_id(self, index: KeptIndex) -> None:
        assert index.containing(normalise("town the"), 10) == [2, 5, 6]
        assert index.containing(normalise("town the"), 2) == [2, 5]
        assert index.containing(normalise("town lake"), 10) == []
        assert index.containing(normalise("..."), 10) == []

    def test_containing_goes_on_where_several_passages_of_a_quote_hold_the_words(self, place: Place) -> None:
        index = place.open()
        index.apply([(1, "the baker of Ghent"), (2, LONG), (3, LONG + " So."), (9, "Of Ghent the baker is")], (), 1)
        assert index.containing(normalise("baker Ghent"), 2) == [1, 2]
        assert index.containing(normalise("baker Ghent"), 10) == [1, 2, 3, 9]

    def test_containing_finds_words_that_stand_far_apart_in_a_long_quote(self, index: KeptIndex) -> None:
        assert index.containing(normalise("2th 59th"), 10) == [4]

    def test_a_removed_quote_is_gone_and_a_changed_one_is_found_by_its_new_words(self, index: KeptIndex) -> None:
        index.apply([(5, "an entirely other sentence")], [1, 4], 11)
        assert 1 not in proposed(index, LAKE)
        assert 4 not in proposed(index, "how the 47th baker of Ghent paid his debts")
        assert index.containing(normalise("2th 59th"), 10) == []
        assert proposed(index, "entirely other")[0] == 5
        assert 5 not in index.containing(normalise("town"), 10)
