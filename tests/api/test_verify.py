"""/v1/verify over the five seed articles: did they say this, in whose words, and who carried it?"""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient


def ask(client: FlaskClient, quote: str, **more: object) -> dict:
    response = client.post("/v1/verify", json={"quote": quote, **more})
    assert response.status_code == 200
    return response.get_json()


CORE = (
    "We make clear that there are core principles that we are committed to uphold and defend, including Ukraine's "
    "sovereignty and territorial integrity, and the right of states to choose their own security arrangements and "
    "alliances,"
)


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param(CORE, id="as printed"),
        pytest.param(CORE.rstrip(",") + ".", id="another mark at the end"),
        pytest.param("“" + CORE.replace("'", "’") + "”", id="curly marks"),
        pytest.param(CORE.upper(), id="capitals"),
        pytest.param(CORE.replace(" ", "\u00a0 "), id="odd spaces"),
        pytest.param(
            "We’ve shown before that it is possible to make agreements with Russia that are beneficial for both Russia "
            "and the allies ... But of course, while we are hoping for and working for a good solution, de–escalation, "
            "we are also prepared for the worst",
            id="without brackets, three dots, another dash",
        ),
        pytest.param(
            "We've shown before that it is possible agreements with Russia that are beneficial for both Russia and the "
            "allies. … But of course, while we are hoping for and working for a good solution, de-escalation, we are "
            "also prepared for the worst,",
            id="without the bracketed words",
        ),
    ],
)
def test_the_same_words_in_other_typography_are_verbatim(seeded: FlaskClient, quote: str) -> None:
    answer = ask(seeded, quote)
    assert answer["verdict"] == "verbatim"
    assert answer["matches"][0]["similarity"] == 1
    assert answer["matches"][0]["quote_coverage"] == 1


def test_a_part_is_a_fragment(seeded: FlaskClient) -> None:
    answer = ask(seeded, "Ukraine's sovereignty and territorial integrity")
    assert answer["verdict"] == "fragment"
    best = answer["matches"][0]
    assert best["similarity"] == 1
    assert 0 < best["quote_coverage"] < 1
    assert best["changes"] == []


def test_two_parts_joined_by_an_ellipsis_are_spliced(seeded: FlaskClient) -> None:
    answer = ask(seeded, "We call on Russia once again … must be resolved through dialogue and diplomacy")
    assert answer["verdict"] == "spliced"


def test_a_changed_word_is_altered_with_exactly_that_change(seeded: FlaskClient) -> None:
    quote = "The military alliance’s gate remains open,"
    answer = ask(seeded, quote)
    assert answer["verdict"] == "altered"
    [change] = answer["matches"][0]["changes"]
    assert change["op"] == "replace"
    assert (change["candidate"]["text"], change["quote"]["text"]) == ("gate", "door")
    assert quote[change["candidate"]["start"] : change["candidate"]["end"]] == "gate"
    recorded = answer["matches"][0]["text"]
    assert recorded[change["quote"]["start"] : change["quote"]["end"]] == "door"


def test_a_negation_is_altered_and_called_one(seeded: FlaskClient) -> None:
    answer = ask(
        seeded, "We will not read it. Study it. The partners studied our project for almost a month and a half"
    )
    assert answer["verdict"] == "altered"
    assert [change["kind"] for change in answer["matches"][0]["changes"]] == ["negation"]


@pytest.mark.parametrize(
    ("speaker", "attribution"),
    [
        (None, "not_claimed"),
        ("", "not_claimed"),
        ("Antony Blinken", "confirmed"),
        ("Blinken", "confirmed"),
        ("Anthony J. Blinken", "confirmed"),
        ("US Secretary of State Blinken", "confirmed"),
        ("Antony Blinkin", "confirmed"),
        ("Jens Stoltenberg", "contradicted"),
        ("Sergei Lavrov", "contradicted"),
    ],
)
def test_the_claimed_speaker_is_compared(seeded: FlaskClient, speaker: str | None, attribution: str) -> None:
    answer = ask(seeded, CORE, speaker=speaker)
    assert (answer["verdict"], answer["attribution"]) == ("verbatim", attribution)
    assert answer["matches"][0]["speaker"]["name"] == "Antony Blinken"


@pytest.mark.parametrize(
    "quote",
    [
        "Ask not what your country can do for you, ask what you can do for your country",
        "The only thing we have to fear is fear itself",
        "We shall fight on the beaches",
        "and the of to",
    ],
)
def test_someone_elses_words_are_not_found(seeded: FlaskClient, quote: str) -> None:
    answer = ask(seeded, quote)
    assert answer["verdict"] == "not_found"
    assert answer["matches"] == []


def test_two_wordings_of_one_speaker_are_two_quotes(seeded: FlaskClient) -> None:
    short = ask(seeded, "The ball is in their court")
    assert (short["verdict"], short["matches"][0]["text"]) == ("verbatim", "The ball is in their court,")
    assert [use["outlet"] for use in short["matches"][0]["outlets"]] == ["BM.GE"]
    long = ask(seeded, "Right now, the document is with them, and the ball is in their court")
    assert long["verdict"] == "verbatim"
    assert [use["outlet"] for use in long["matches"][0]["outlets"]] == ["Al Seyassah"]
    assert short["matches"][0]["quote_id"] != long["matches"][0]["quote_id"]
    assert short["matches"][0]["speaker"] == long["matches"][0]["speaker"]
    assert "fragment" in [match["verdict"] for match in short["matches"]]


def test_the_outlets_are_those_that_printed_just_that(seeded: FlaskClient) -> None:
    best = ask(seeded, "serious diplomatic path")["matches"][0]
    assert [use["outlet"] for use in best["outlets"]] == ["BM.GE", "The Messenger", "Al Seyassah"]
    assert best["outlets"][0] == {
        "outlet": "BM.GE",
        "occurrences": 1,
        "first_published_at": "2022-01-27T11:30:00+04:00",
    }
    assert best["carried_by_total"] == len(best["carried_by"]) == 3


def test_a_filter_counts_only_what_it_lets_through(seeded: FlaskClient) -> None:
    best = ask(seeded, "serious diplomatic path", outlet="Al Seyassah")["matches"][0]
    assert [use["outlet"] for use in best["outlets"]] == ["Al Seyassah"]
    dated = ask(seeded, "serious diplomatic path", published_from="2022-01-28")["matches"][0]
    assert [use["outlet"] for use in dated["outlets"]] == ["The Messenger"]
    assert ask(seeded, CORE, outlet="The Messenger")["verdict"] != "verbatim"


def test_the_limit_cuts_the_answer(seeded: FlaskClient) -> None:
    assert len(ask(seeded, "serious diplomatic path", limit=1)["matches"]) == 1


def test_a_get_answers_the_same(seeded: FlaskClient) -> None:
    asked = {"quote": "The ball is in their court", "speaker": "Blinken", "limit": 3}
    response = seeded.get("/v1/verify", query_string=asked)
    assert response.get_json() == ask(seeded, **asked)
    again = seeded.get("/v1/verify", query_string=asked, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_matches_are_ordered_by_similarity_then_coverage(seeded: FlaskClient) -> None:
    matches = ask(seeded, "serious diplomatic path", limit=50)["matches"]
    keys = [(-match["similarity"], -match["quote_coverage"], match["quote_id"]) for match in matches]
    assert keys == sorted(keys)
    assert len(matches) >= 3


def test_one_bad_item_does_not_fail_the_batch(seeded: FlaskClient) -> None:
    items = [
        {"quote": "The ball is in their court"},
        {"quote": ""},
        {"quote": "…"},
        "words",
        {"quote": "ready", "x": 1},
    ]
    answer = seeded.post("/v1/verify/batch", json={"items": items}).get_json()["items"]
    assert [item["status"] for item in answer] == [200, 422, 422, 422, 422]
    assert answer[0]["result"] == ask(seeded, "The ball is in their court")
    assert answer[1]["problem"]["errors"][0]["pointer"] == "#/quote"


@pytest.mark.parametrize("count", [0, 101])
def test_a_batch_holds_up_to_a_hundred(seeded: FlaskClient, count: int) -> None:
    response = seeded.post("/v1/verify/batch", json={"items": [{"quote": "ready"}] * count})
    assert response.status_code == 422


def test_a_quote_beyond_the_limit_is_refused(seeded: FlaskClient) -> None:
    response = seeded.post("/v1/verify", json={"quote": "word " * 5_000})
    assert response.status_code == 422
    assert "in parts" in response.get_json(force=True)["detail"]


def test_every_match_says_what_its_words_prove(seeded: FlaskClient) -> None:
    [match, *_] = ask(seeded, "The ball is in their court")["matches"]
    assert match["evidence"] == round(match["evidence"], 1) > 20


def test_words_that_prove_too_little_are_no_match_and_near(seeded: FlaskClient) -> None:
    answer = ask(seeded, "is in their court")
    assert (answer["verdict"], answer["matches"]) == ("not_found", [])
    assert "their court" in answer["nearest"][0]["text"]
    assert answer["nearest"][0]["similarity"] == 1.0
    assert "verdict" not in answer["nearest"][0]
    assert "too few" in answer["nearest"][0]["explanation"]


def test_with_their_speaker_fewer_words_prove_enough(seeded: FlaskClient) -> None:
    whole = ask(seeded, "The ball is in their court")["matches"][0]
    answer = ask(seeded, "is in their court", speaker=whole["speaker"]["name"])
    assert (answer["verdict"], answer["attribution"]) == ("fragment", "confirmed")
    assert ask(seeded, "is in their court", speaker="Kari Holm")["verdict"] == "not_found"


def test_what_comes_closest_is_named_when_nothing_matches(seeded: FlaskClient) -> None:
    answer = ask(seeded, "They must choose now whether the ball in their court is one that anybody wants to play")
    assert answer["verdict"] == "not_found"
    near = answer["nearest"][0]
    assert near["explanation"].startswith("Not a match.")
    assert near["changes"]
    assert near["outlets"]
    assert 1 <= len(answer["nearest"]) <= 3


def test_nothing_is_near_where_something_matches_or_where_the_words_say_nothing(seeded: FlaskClient) -> None:
    assert ask(seeded, "The ball is in their court")["nearest"] == []
    assert ask(seeded, "and so it")["nearest"] == []


def test_what_was_searched_is_counted_within_the_filter(seeded: FlaskClient) -> None:
    whole = ask(seeded, "The ball is in their court")["searched"]
    assert whole["articles"] == whole["outlets"] == 5
    assert whole["quotes"] > 30
    assert whole["from"] <= whole["to"]
    [outlet, *_] = ask(seeded, "The ball is in their court")["matches"][0]["outlets"]
    part = ask(seeded, "The ball is in their court", outlet=outlet["outlet"])["searched"]
    assert (part["articles"], part["outlets"]) == (1, 1)
    assert part["quotes"] < whole["quotes"]
    nothing = ask(seeded, "The ball is in their court", outlet="No Such Post")["searched"]
    assert nothing == {"articles": 0, "quotes": 0, "outlets": 0, "from": None, "to": None}
