"""The picture of the rooms in docs/architecture.md is drawn from the code."""

from __future__ import annotations

import re

import pytest

from docs.picture import PICTURE, imports, layers, needed, picture, room_of, svg

ROOMS = [room for row in layers() for room in row]


@pytest.fixture(scope="module")
def drawn() -> str:
    """The picture; all imports are read for it, which takes seconds."""
    return picture()


@pytest.mark.slow
def test_the_picture_is_what_make_picture_draws(drawn: str) -> None:
    assert PICTURE.read_text(encoding="utf-8") == drawn, "docs/images/architecture.svg is stale: run make picture"


@pytest.mark.slow
def test_every_room_of_the_contract_is_drawn_once(drawn: str) -> None:
    assert sorted(re.findall(r">(\w+)</text>", drawn)) == sorted(ROOMS)


def test_imports_are_those_in_the_code() -> None:
    edges = imports(ROOMS)
    assert {("app", "storage"), ("storage", "domain")} <= edges
    assert not [edge for edge in edges if edge[1] in {"cli", "app"} and edge[0] in {"storage", "text"}]


def test_an_import_that_follows_from_others_is_not_drawn() -> None:
    edges = frozenset({("app", "api"), ("api", "text"), ("app", "text"), ("text", "errors"), ("app", "errors")})
    assert needed(edges) == {("app", "api"), ("api", "text"), ("text", "errors")}


def test_arrows_to_a_room_further_down_pass_the_rows_between() -> None:
    drawn = svg([["app"], ["api"], ["text"]], frozenset({("app", "text")}))
    assert drawn.count("marker-end") == 1
    assert drawn.count("<rect") == len(["background", "app", "api", "text"])


def test_a_module_on_no_layer_is_named() -> None:
    assert room_of("service.text.html", ROOMS) == "text"
    with pytest.raises(ValueError, match=r"service\.attic is on no layer"):
        room_of("service.attic", ROOMS)
