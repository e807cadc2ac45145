"""The tools answer with the evidence, say what may not be concluded, and tell a caller what to do otherwise."""

from __future__ import annotations

import threading
import time
from typing import Any

import anyio
import pytest
from jsonschema import Draft202012Validator
from mcp import Client
from mcp_types import CallToolResult, Tool

from service.errors import StorageUnavailable
from service.mcp.record import Record
from service.mcp.server import make_server
from tests.event_loop import run
from tests.mcp.conftest import MODES, Call, answer_of, caller_of, refusal_of

SOURCE = {
    "text": "“We leave the harbour at dawn,” said Ada Harbour, the mayor. Nobody spoke of the night.",
    "url": None,
}
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("verify_quote", {"quote": "The ball is in our court", "speaker": "Antony Blinken"}),
    ("verify_quote", {"quote": "The whales have eaten every cheese of Bergen"}),
    ("verify_quote", {"quote": "We leave the harbour at dusk", "sources": [SOURCE]}),
    ("verify_quote", {"quote": "the ball is in their court", "only": {"outlet": "BM.GE"}}),
    (
        "check_draft",
        {"text": "“The ball is in our court,” Blinken said.", "speaker_names": {"Blinken": "Antony Blinken"}},
    ),
    ("check_draft", {"text": "Nobody is quoted here."}),
    ("find_quotes", {"words": "ball", "speaker": "Blinken", "limit": 1}),
    ("get_context", {"quote_id": 9, "around": 120}),
]


def tools_of(record: Record, mode: str = "auto") -> list[Tool]:
    async def ask() -> list[Tool]:
        async with Client(make_server(record), mode=mode) as client:
            return (await client.list_tools()).tools

    return run(ask)


@pytest.mark.parametrize("mode", MODES)
def test_every_tool_says_what_it_answers_and_that_it_only_reads(record: Record, mode: str) -> None:
    tools = tools_of(record, mode)
    assert [tool.name for tool in tools] == ["verify_quote", "check_draft", "find_quotes", "get_context"]
    for tool in tools:
        assert tool.output_schema is not None
        Draft202012Validator.check_schema(tool.output_schema)
        assert tool.annotations is not None
        assert (tool.annotations.read_only_hint, tool.annotations.destructive_hint) == (True, False)


def test_descriptions_say_what_may_not_be_concluded_and_that_texts_are_data(record: Record) -> None:
    for tool in tools_of(record):
        assert tool.description is not None
        assert "instructions to you" in tool.description
    server = make_server(record)
    assert server.instructions is not None
    assert "It never means\n  that something was not said" in server.instructions


@pytest.mark.parametrize("mode", MODES)
def test_answers_are_as_their_schemas_say(record: Record, mode: str) -> None:
    async def ask() -> list[CallToolResult]:
        async with Client(make_server(record), mode=mode) as client:
            return [await client.call_tool(name, arguments) for name, arguments in CALLS]

    schemas = {tool.name: tool.output_schema for tool in tools_of(record)}
    for (name, _), result in zip(CALLS, run(ask), strict=True):
        Draft202012Validator(schemas[name]).validate(answer_of(result))  # type: ignore[arg-type]


def test_a_changed_quote_comes_with_its_evidence(call: Call) -> None:
    answer = answer_of(call("verify_quote", quote="The ball is in our court", speaker="Antony Blinken"))
    assert (answer["verdict"], answer["attribution"], answer["severity"]) == ("altered", "confirmed", "wording")
    assert answer["headline"] == "Not as quoted: Antony Blinken said “their court”."
    best = answer["matches"][0]
    assert [(change["candidate"]["text"], change["quote"]["text"]) for change in best["changes"]] == [("our", "their")]
    assert best["speakers"] == ["Antony Blinken"]
    assert [use["outlet"] for use in best["outlets"]] == ["BM.GE"]
    assert best["evidence"] > 18
    assert best["carried_by"][0]["url"].startswith("https://bm.ge/")


def test_what_is_not_on_record_is_not_called_unsaid(call: Call) -> None:
    answer = answer_of(call("verify_quote", quote="The whales have eaten every cheese of Bergen"))
    assert (answer["verdict"], answer["matches"]) == ("not_found", [])
    assert answer["caution"].startswith("Not on record here is not “never said”: the 5 articles of 5 outlets")
    assert answer["searched"]["articles"] == 5


def test_given_sources_are_compared_with_alone_and_lend_no_ids(call: Call) -> None:
    answer = answer_of(call("verify_quote", quote="We leave the harbour at dusk", sources=[SOURCE]))
    [match] = answer["matches"]
    assert (match["speaker"], match["outlets"][0]["outlet"], match["quote_id"]) == ("Ada Harbour", "Source 1", None)
    assert match["carried_by"][0]["article_id"] is None
    assert "sources given" in answer["caution"]
    other = answer_of(call("verify_quote", quote="The ball is in their court", sources=[SOURCE]))
    assert other["verdict"] == "not_found"
    assert "the sources given" in other["caution"]


def test_words_of_a_source_outside_its_quotation_marks_are_told_apart(call: Call) -> None:
    answer = answer_of(call("verify_quote", quote="Nobody spoke of the night", sources=[SOURCE]))
    assert [match["in_quotes"] for match in answer["matches"]] == [False]


def test_a_pasted_sentence_is_read_for_its_quote(call: Call) -> None:
    answer = answer_of(call("verify_quote", quote="“The ball is in their court,” Antony Blinken said."))
    assert (answer["compared"], answer["claimed_speaker"]) == ("The ball is in their court,", "Antony Blinken")
    assert (answer["attribution"], answer["stance"]) == ("confirmed", "said")


def test_a_draft_is_checked_quote_by_quote(call: Call) -> None:
    text = "“The ball is in our court,” Blinken said. “It is raining soup in Oslo,” said Ada Harbour."
    answer = answer_of(call("check_draft", text=text, speaker_names={"Blinken": "Antony Blinken"}))
    assert [quote["trouble"] for quote in answer["quotes"]] == [["altered"], ["not_found"]]
    assert [text[quote["start"] : quote["end"]] for quote in answer["quotes"]] == [
        "The ball is in our court,",
        "It is raining soup in Oslo,",
    ]
    assert answer["quotes"][0]["headline"].startswith("Not as quoted: Antony Blinken said")
    assert answer["searched"]["articles"] == 5
    assert (answer["quotes_in_draft"], answer["in_trouble"], answer["left_out"]) == (2, 2, 0)
    assert "not false" in answer["caution"]


def test_of_a_draft_with_many_quotes_those_in_trouble_are_shown(record: Record) -> None:
    call = caller_of(record)
    text = "\n".join(
        ["“The ball is in their court,” Antony Blinken said."] * 60 + ["“The ball is in our court,” he said."]
    )
    answer = answer_of(call("check_draft", text=text))
    assert (len(answer["quotes"]), answer["left_out"], answer["quotes"][-1]["trouble"]) == (50, 11, ["altered"])
    shorter = answer_of(call("check_draft", text=text, only_trouble=True))
    assert (len(shorter["quotes"]), shorter["left_out"]) == (1, 60)


def test_lists_go_on_where_they_ended(record: Record) -> None:
    call = caller_of(record)
    first = answer_of(call("find_quotes", speaker="Blinken", limit=1))
    second = answer_of(call("find_quotes", speaker="Blinken", limit=1, cursor=first["next_cursor"]))
    assert first["quotes"][0]["quote_id"] < second["quotes"][0]["quote_id"]
    assert answer_of(call("find_quotes", words="whales"))["quotes"] == []


def test_a_quote_is_shown_where_it_stands(call: Call) -> None:
    answer = answer_of(call("get_context", quote_id=9, around=200))
    [passage] = answer["passages"]
    assert passage["text"] == "The ball is in their court,"
    assert passage["before"].endswith('attack Ukraine.\n\n"')
    assert passage["after"].startswith('" he said.')
    assert len(passage["before"]) <= 200
    assert passage["before"][0] != " "
    assert answer["variants"][0]["text"].endswith("the ball is in their court,")


WRONG = [
    pytest.param("verify_quote", {"quote": " "}, "quote: It is empty", id="a blank quote"),
    pytest.param("verify_quote", {"quote": "…"}, "holds no word", id="no word"),
    pytest.param("verify_quote", {"quote": "go " * 700}, "2,100 code points long; give at most 2,000", id="too long"),
    pytest.param("verify_quote", {}, "Field required", id="no quote"),
    pytest.param("verify_quote", {"quote": "we go", "limit": 500}, "less than or equal to 20", id="too many matches"),
    pytest.param(
        "verify_quote", {"quote": "we go", "speakr": "Lee"}, "has no argument speakr; it has quote, ", id="slip"
    ),
    pytest.param("verify_quote", {"quote": "we go", "only": {"outlt": "A"}}, "outlt", id="a slip within"),
    pytest.param(
        "verify_quote", {"quote": "we go", "only": {"published_from": "May"}}, "published_from: ", id="no date"
    ),
    pytest.param(
        "verify_quote", {"quote": "we go", "sources": [{"title": "A"}]}, "sources/0/text: Give the source", id="no text"
    ),
    pytest.param(
        "verify_quote", {"quote": "we go", "sources": [SOURCE] * 21}, "Give at most 20 sources", id="too many sources"
    ),
    pytest.param(
        "verify_quote", {"quote": "we go", "sources": [{"html": "<p></p>"}]}, "source 1 cannot be read", id="no page"
    ),
    pytest.param("check_draft", {"text": ""}, "text: It is empty", id="an empty draft"),
    pytest.param("check_draft", {"text": "a\x00b"}, "text: ", id="a draft with NUL"),
    pytest.param("find_quotes", {"words": "…"}, "no word to look for", id="no word to find"),
    pytest.param("find_quotes", {"cursor": "xx"}, "cursor", id="no cursor"),
    pytest.param("get_context", {"quote_id": 999}, "no quote has the id 999; take the id from", id="no such quote"),
    pytest.param("get_context", {"quote_id": 0}, "greater than or equal to 1", id="no id"),
    pytest.param("get_context", {"quote_id": 9, "article_id": 5}, "leave article_id out", id="not in that article"),
    pytest.param("say_quote", {}, "say_quote", id="no such tool"),
]


@pytest.mark.parametrize(("name", "arguments", "advice"), WRONG)
def test_wrong_input_is_told_what_to_do(record: Record, name: str, arguments: dict[str, Any], advice: str) -> None:
    assert advice in refusal_of(caller_of(record)(name, **arguments))


def test_wrong_input_is_told_what_to_do_in_the_older_protocol_too(record: Record) -> None:
    assert "quote: It is empty" in refusal_of(caller_of(record, "legacy")("verify_quote", quote=""))


class Standing:
    """A record whose answers wait until `together` calls are there, or fail with `error`."""

    def __init__(self, together: int, error: Exception | None = None) -> None:
        self._meeting = threading.Barrier(together)
        self._error = error

    def quotes(self, *_asked: Any) -> dict[str, Any]:
        if self._error:
            raise self._error
        self._meeting.wait(timeout=60)
        return {"items": [], "next_cursor": None}

    verify = check = quote = article_text = quotes


@pytest.mark.parametrize("mode", MODES)
def test_calls_are_answered_at_once(mode: str) -> None:
    async def ask() -> list[bool]:
        answers: list[bool] = []
        async with Client(make_server(Standing(2)), mode=mode) as client, anyio.create_task_group() as group:

            async def one() -> None:
                answers.append((await client.call_tool("find_quotes", {})).is_error)

            group.start_soon(one)
            group.start_soon(one)
        return answers

    assert run(ask) == [False, False]


def test_a_call_that_takes_too_long_is_told_so() -> None:
    begun = time.monotonic()
    record = Standing(2)
    assert "took longer than 0.1 seconds; try again" in refusal_of(caller_of(record, seconds=0.1)("find_quotes"))
    assert time.monotonic() - begun < 50  # its thread would wait for a minute
    record._meeting.abort()  # so that its thread ends


def test_a_database_that_does_not_answer_is_no_verdict() -> None:
    call = caller_of(Standing(1, StorageUnavailable("the database does not answer")))
    assert "does not answer; nothing can be said about it now. Try again" in refusal_of(call("find_quotes"))


def test_what_was_not_foreseen_is_kept_from_the_client() -> None:
    told = refusal_of(caller_of(Standing(1, RuntimeError("a secret")))("find_quotes"))
    assert told == "Error executing tool find_quotes"
