"""How an answer is judged."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evaluation.verification.corpus import Recorded
from evaluation.verification.judged import Answer, judge
from evaluation.verification.query import Query
from service.domain import AttributionVerdict, Verdict

Make = Callable[..., Recorded]
ALTERED = frozenset({Verdict.ALTERED})


@pytest.fixture
def query(recorded: Make) -> Query:
    origin = recorded("we will never close the bridge")
    answers = ((origin.wording.norms,),)
    return Query("substitution", "we will never close the road", origin, ALTERED, answers=answers, is_near=True)


@pytest.mark.parametrize(
    ("found", "place"),
    [
        (("we will never close the bridge",), 0),
        (("so we will never close the bridge again",), 0),
        (("we will never close the ferry", "we will never close the bridge"), 0),
        (("they will never close", "we will never close the bridge"), 1),
        ((), None),
    ],
    ids=["the quote", "one that holds it", "one as near", "another one first", "nothing"],
)
def test_a_true_quote_holds_the_words_or_is_as_near(
    query: Query, recorded: Make, found: tuple[str, ...], place: int | None
) -> None:
    answer = Answer(Verdict.ALTERED, tuple(map(recorded, found)), 0.001)
    assert judge(query, answer).place == place


def test_a_verdict_on_another_quote_is_not_right(query: Query, recorded: Make) -> None:
    assert not judge(query, Answer(Verdict.ALTERED, (recorded("close the shop"),), 0.001)).verdict_right
    assert judge(query, Answer(Verdict.ALTERED, (query.origin,), 0.001)).verdict_right
    assert not judge(query, Answer(Verdict.VERBATIM, (query.origin,), 0.001)).verdict_right


def test_a_match_for_what_nobody_said_is_wrong(recorded: Make) -> None:
    query = Query("negatives, long", "nobody said so", recorded("nobody said so"), frozenset({Verdict.NOT_FOUND}))
    assert judge(query, Answer(Verdict.NOT_FOUND, (), 0.001)).verdict_right
    assert not judge(query, Answer(Verdict.ALTERED, (recorded("somebody said so"),), 0.001)).verdict_right


def test_the_claimed_speaker_is_judged_by_itself(recorded: Make) -> None:
    quote = recorded("we go", ("Lena Hartmann",))
    query = Query("surname", "we go", quote, frozenset({Verdict.VERBATIM}), answers=((quote.wording.norms,),),
                  claimed="Hartmann", attribution=AttributionVerdict.CONFIRMED)  # fmt: skip
    said = Answer(Verdict.VERBATIM, (quote,), 0.001, AttributionVerdict.CONTRADICTED)
    assert judge(query, said).verdict_right
    assert judge(query, said).attribution_right is False


@pytest.mark.parametrize(
    ("joined", "is_right"), [(("one bridge", "two boats"), True), (("one bridge",), False)], ids=["both", "one only"]
)
def test_of_joined_quotes_each_must_be_named(recorded: Make, joined: tuple[str, ...], is_right: bool) -> None:
    answers = ((("one", "bridge"),), (("two", "boats"),))
    query = Query("joined", "one bridge two boats", recorded("one bridge"), frozenset({Verdict.SPLICED}),
                  answers=answers, is_joined=True)  # fmt: skip
    answer = Answer(Verdict.ALTERED, (), 0.001, joined=tuple(map(recorded, joined)))
    assert judge(query, answer).is_right is is_right
