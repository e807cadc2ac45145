"""What is made of a long recorded quote is made once; of short ones nothing is kept."""

from __future__ import annotations

from service.domain import TextSpan
from service.language.language import DEFAULT, language
from service.matching.headline import _around
from service.matching.ranking import rank
from service.matching.recorded import LONG, MOST_KEPT, recorded
from service.text.normalise import normalise

ENGLISH = language(DEFAULT)
SPEECH = " ".join(f"On day {number} the council of the town met in the old hall and spoke." for number in range(200))


def test_a_long_quote_is_kept_and_a_short_one_is_not() -> None:
    assert len(SPEECH) > LONG
    assert recorded(SPEECH, ENGLISH) is recorded(SPEECH, ENGLISH)
    assert recorded("We met.", ENGLISH) is not recorded("We met.", ENGLISH)


def test_only_the_last_few_are_kept() -> None:
    first = recorded(SPEECH, ENGLISH)
    for number in range(MOST_KEPT):
        recorded(f"{SPEECH} {number}", ENGLISH)
    assert recorded(SPEECH, ENGLISH) is not first


def test_candidates_are_answered_the_same_one_after_the_other() -> None:
    quotes = {1: SPEECH, 2: "the council of the town met in the new hall"}
    wordings = ["On day 7 the council of the town met", "the council of the town spoke in the old hall", "On day seven"]
    once = [rank(normalise(wording), quotes, ENGLISH, 5, None) for wording in wordings]
    again = [rank(normalise(wording), quotes, ENGLISH, 5, None) for wording in wordings]
    assert once == again
    assert once[0][0][0] == 1


def test_words_beside_a_change_are_cut_between_words() -> None:
    at = SPEECH.index("On day 100")
    start, end = _around(SPEECH, TextSpan("On", at, at + 2))
    assert 0 < start < at < end < len(SPEECH)
    assert SPEECH[start - 1].isspace()
    assert SPEECH[end].isspace()
