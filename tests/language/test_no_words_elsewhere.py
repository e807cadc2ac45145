"""No part of the service but language/ holds a list of words of a language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import service
from service.language.language import DEFAULT, language

SERVICE = Path(service.__file__).parent
ROOMS = ("attribution", "checking", "extraction", "index", "matching", "people", "reading", "storage", "text")
"""Where language is read. Elsewhere stand sentences for those who use the service, and names of fields."""
MOST = 3
WORD = re.compile(r"[a-z][a-z'’-]*")
OURS = {
    "attribution/narration/link.py": "kinds of a cue's link to its subject",
    "storage/arrivals.py": "kinds of records",
    "storage/contents/occurrences.py": "names of columns",
    "storage/contents/totals.py": "names of tables",
}
"""Lists of words that are this project's own names."""


def lists_of_words(tree: ast.AST) -> Iterator[list[str]]:
    """The single words in each tuple, list, set and dictionary of strings, and in each string that is split."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield [word for element in node.elts for word in strings(element)]
        elif isinstance(node, ast.Dict):
            yield [word for element in (*node.keys, *node.values) for word in strings(element)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            yield [word for text in strings(node.func.value) for word in text.split()]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (group.split("|") for group in re.findall(r"[a-z]+(?:\|[a-z]+)+", node.value))


def strings(node: ast.AST | None) -> list[str]:
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def is_word(text: str) -> bool:
    return WORD.fullmatch(text) is not None and language(DEFAULT).vocabulary.is_common_word(text)


@pytest.mark.parametrize("room", ROOMS)
def test_it_has_no_list_of_words(room: str) -> None:
    found = [
        f"{path.relative_to(SERVICE)}: {' '.join(words)}"
        for path in sorted((SERVICE / room).rglob("*.py"))
        if str(path.relative_to(SERVICE)) not in OURS and "migrations" not in path.parts
        for words in lists_of_words(ast.parse(path.read_text(encoding="utf-8")))
        if sum(map(is_word, words)) > MOST
    ]
    assert found == []


@pytest.mark.parametrize(
    "code", ['frozenset("the of and to".split())', '("said", "asked", "told", "wrote")', '"(?:said|asked|told|wrote)"']
)
def test_a_list_would_be_found(code: str) -> None:
    assert any(sum(map(is_word, words)) > MOST for words in lists_of_words(ast.parse(code)))
