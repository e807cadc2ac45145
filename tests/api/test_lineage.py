"""The lineage of a quote over HTTP."""

from __future__ import annotations

from flask.testing import FlaskClient

WHOLE = "We shall light the northern lantern before the first frost"
TURNED = WHOLE.replace("northern", "southern")


def test_a_quote_has_the_wordings_of_its_utterance(client: FlaskClient) -> None:
    turn = {"speaker": "Jon Auber", "text": WHOLE}
    said = {"outlet": "Record", "turns": [turn], "published_at": "2026-05-04", "title": "On the lantern"}
    client.post("/v1/articles", json=said)
    printed = {"outlet": "Post", "text": f"“{TURNED},” Jon Auber told us.", "published_at": "2026-05-05"}
    [quote] = client.post("/v1/articles", json=printed).get_json()["quotes"]
    answer = client.get(f"/v1/quotes/{quote['quote_id']}/lineage").get_json()
    root, wording = answer["wordings"]
    assert (answer["speaker"]["name"], answer["common"], answer["left_out"], answer["days"]) == (
        "Jon Auber",
        False,
        0,
        7,
    )
    assert [article["outlet"] for article in root["articles"]] == ["Record"]
    assert (root["primary"], root["hangs_on"], root["relation"], root["difference"]) == (True, None, None, None)
    assert (wording["hangs_on"], wording["relation"], wording["severity"]) == (0, "altered", "wording")
    assert wording["difference"] == 'in other words: "southern" stands for "northern"'
    [change] = wording["changes"]
    assert (change["candidate"]["text"], change["quote"]["text"]) == ("southern", "northern")


def test_no_quote_has_no_lineage(client: FlaskClient) -> None:
    assert client.get("/v1/quotes/4711/lineage").status_code == 404
