"""Makes requests, calls of agents, tables and PDFs that nobody would send, from a seed; says what must hold of them."""

from __future__ import annotations

import atexit
import io
import json
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

from service.api.access.keyring import Keyring
from service.api.app_context import EXTENSION
from service.article_body import article_of, json_of_line, parse_body
from service.article_rows import Reading, body_of_cells, choose_columns, suits
from service.cli.seeds import load_seeds
from service.deadline import limited
from service.documents.kinds import read_document
from service.errors import QuoteVerifyError
from service.files.delimited import Form, read_delimited
from service.files.lines import text_lines
from service.mcp.caller import Admission
from service.mcp.record import LocalRecord
from service.restrictions import Restrictions
from service.settings import read_settings
from tests.api.conftest import running
from tests.documents.made import pdf_of, set_in
from tests.mcp.conftest import caller_of

Random = random.Random
Made = Callable[[Random], str]

_ARTICLE = {"outlet": "The Post", "text": "“The quay will hold,” said Ida Quay.", "published_at": "2021-05-04"}
_EDITS: list[tuple[str, str, dict[str, Any]]] = [
    ("PATCH", "/v1/occurrences/{}", {"speaker": "Ida Quay", "note": "She wrote to us.", "if_version": 0}),
    ("PATCH", "/v1/occurrences/{}", {"speaker_id": 1, "stance": "denied", "kind": "direct"}),
    ("PATCH", "/v1/speakers/{}", {"name": "Ida Quay", "aliases": ["Quay"]}),
    ("POST", "/v1/speakers/{}/merge", {"into": 2, "note": None}),
    ("POST", "/v1/speakers/{}/split", {"name": "Ida Quay", "occurrences": [1, 2]}),
    ("POST", "/v1/corrections/{}/undo", {"note": "It was right."}),
    ("POST", "/v1/articles/bulk", {"articles": [_ARTICLE, _ARTICLE | {"language": "en", "kind": "transcript"}]}),
]
_CALLS: list[tuple[str, dict[str, Any]]] = [
    ("verify_quote", {"quote": "We are concerned", "speaker": "Blinken", "limit": 3}),
    ("check_draft", {"text": "“We are concerned,” said Antony Blinken.", "only_trouble": False}),
    ("find_quotes", {"words": "concerned", "speaker": "Blinken", "limit": 2}),
    ("quote_in_context", {"quote_id": 1, "around": 200}),
]
_HEAD = ("outlet", "title", "text", "published_at", "url")


@cache
def _app() -> Any:
    """An app with the seed articles, which everybody may correct, and the folder of its data; kept for the process."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = read_settings({}, data=folder)
    made = running(settings)
    app = next(made)
    atexit.register(next, made, None)
    context = app.extensions[EXTENSION]
    load_seeds(settings, context.store, context.index)
    return app


def _spoilt(rng: Random, value: Any, others: list[Any]) -> Any:
    """`value` in which one value, at any depth, is another."""
    if isinstance(value, dict) and value and rng.random() < 0.8:
        key = rng.choice(list(value))
        return value | {key: _spoilt(rng, value[key], others)}
    if isinstance(value, list) and value and rng.random() < 0.7:
        at = rng.randrange(len(value))
        return [*value[:at], _spoilt(rng, value[at], others), *value[at + 1 :]]
    return rng.choice(others)


def check_request(rng: Random, others: list[Any]) -> None:
    """A correction, or many articles in one body, is done or refused, as openapi.yaml says."""
    method, path, body = rng.choice(_EDITS)
    sent = _spoilt(rng, body, others) if rng.random() < 0.9 else body
    number = rng.choice(["0", "1", "2", "7", "9" * 18, "9" * 30])
    answer = _app().test_client().open(path.format(number), method=method, json=sent)
    assert answer.status_code < 500, f"{method} {path} {sent!r}: {answer.get_data(as_text=True)}"


def check_call(rng: Random, others: list[Any]) -> None:
    """A tool that an agent calls answers, or says what to do instead."""
    name, arguments = rng.choice(_CALLS)
    context = _app().extensions[EXTENSION]
    record = LocalRecord(context, Admission(Restrictions(), Keyring(context.store.keys)))
    result = caller_of(record)(name, **{key: _spoilt(rng, value, others) for key, value in arguments.items()})
    said = str(result.content[0].text) if result.content else ""  # type: ignore[union-attr]
    assert said, "it says nothing"
    assert "Traceback" not in said, said


def check_table(rng: Random, made: Made, changed: Callable[[Random, bytes], bytes]) -> None:
    """A table of which somebody changed some bytes gives articles, or says what is wrong with it or its rows."""
    sign, is_json = rng.choice([(",", False), ("\t", False), (";", False), (",", True)])
    rows = [["The Post", "A", made(rng), "2021-05-04", "https://a.example/"] for _ in range(3)]
    if is_json:
        content = "\n".join(json.dumps(dict(zip(_HEAD, row, strict=True))) for row in rows).encode()
    else:
        cells = ([cell.replace('"', '""') for cell in row] for row in [list(_HEAD), *rows])
        content = "\r\n".join(sign.join(f'"{cell}"' for cell in row) for row in cells).encode()
    stream = io.BufferedReader(io.BytesIO(changed(rng, content)))  # type: ignore[arg-type]  # as a raw one
    lines = text_lines(stream, 10_000, None, lambda _: None)
    bodies = (partial(json_of_line, line.text) for line in lines) if is_json else _bodies(lines, sign)
    for body in bodies:
        with suppress(QuoteVerifyError):
            article_of(parse_body(body())).text.encode()


def _bodies(lines: Iterator[Any], sign: str) -> Iterator[Callable[[], object]]:
    table = read_delimited(lines, Form(sign), 10_000, lambda names: suits(names, Reading()))
    columns = choose_columns(table.columns, Reading()).of_field
    for row in table.rows:
        yield partial(body_of_cells, row.values, columns, None)


def check_pdf(rng: Random, made: Made, changed: Callable[[Random, bytes], bytes]) -> None:
    """A PDF of which somebody changed some bytes is read or refused."""
    content = changed(rng, pdf_of(set_in(["The quay will hold.", made(rng)[:80]])))
    with limited(10.0, "send less"):
        read_document(content, "a.pdf").text.encode()
