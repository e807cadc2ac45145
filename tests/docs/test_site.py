"""What the site of docs/ adds to the pages; `make check` builds the whole, its links checked."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from docs import site
from service.api.examples import examples
from service.cli.main import COMMANDS

PROJECT = Path(__file__).resolve().parents[2]
CONFIG = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))


def names(nav: Any) -> list[str]:
    """The pages of a list of mkdocs, at any depth."""
    if isinstance(nav, str):
        return [nav]
    return [name for part in (nav.values() if isinstance(nav, dict) else nav) for name in names(part)]


def on_page(markdown: str, page: str) -> str:
    return site.on_page_markdown(markdown, SimpleNamespace(file=SimpleNamespace(src_uri=page)), None, None)  # type: ignore[arg-type]


def test_every_page_is_in_the_list_once() -> None:
    nav = yaml.safe_load(yaml.safe_dump(CONFIG["nav"]))
    listed = names(site.on_config(SimpleNamespace(docs_dir=PROJECT / "docs", nav=nav)).nav)  # type: ignore[arg-type]
    there = {page.relative_to(PROJECT / "docs").as_posix() for page in (PROJECT / "docs").rglob("*.md")}
    assert set(listed) == there | {"reference/cli.md", "reference/api.md"}
    assert len(listed) == len(set(listed))


def test_the_reference_has_the_help_of_commands_and_all_operations() -> None:
    [keys] = [command for command in COMMANDS if command.name == "keys"]
    commands = "\n".join(site._command("quoteverify keys", keys.load()))
    assert re.findall("^## (.*)", commands, re.MULTILINE) == [
        "quoteverify keys",
        "quoteverify keys create",
        "quoteverify keys list",
        "quoteverify keys revoke",
    ]
    assert "--scope" in commands
    operations = "\n".join(site._operations())
    assert len(re.findall(r"^## (?:GET|POST|PATCH|DELETE) /", operations, re.MULTILINE)) == len(examples())
    assert "GET /v1/verify?quote=The%20ball%20is%20in%20their%20court&speaker=Blinken&limit=1" in operations
    assert '"text": "The ball is in their court,"' in operations


@pytest.mark.parametrize(
    ("markdown", "page", "shown"),
    [
        ("the [README](../README.md)", "tutorial.md", "the README (`README.md` in the repository)"),
        ("[so](../../CONTRIBUTING.md#style)", "for/x.md", "so (`CONTRIBUTING.md` in the repository)"),
        ("[so](../confidence.md)", "for/x.md", "[so](../confidence.md)"),
        ("[so](data.md)", "index.md", "[so](data.md)"),
    ],
)
def test_links_out_of_the_site_name_the_file(markdown: str, page: str, shown: str) -> None:
    assert on_page(markdown, page) == shown


@pytest.mark.parametrize(
    ("html", "asked"),
    [
        ('<script src="https://cdn.example/a.js"></script>', ["https://cdn.example/a.js"]),
        ('<link rel="stylesheet" href="//fonts.example/b">', ["//fonts.example/b"]),
        ("<style>p{background:url(https://c.example/d.png)}</style>", ["https://c.example/d.png"]),
        ('<pre class="mermaid">a</pre>', ["a diagram's script"]),
        ('<a href="https://e.example">e</a><img src="f.png"><link rel="canonical" href="https://g.example">', []),
    ],
)
def test_a_page_that_asks_for_something_elsewhere_is_seen(html: str, asked: list[str]) -> None:
    assert site.outside_requests(f"<html><head></head><body>{html}</body></html>") == asked


def test_fonts_and_plugins_are_none_that_fetch() -> None:
    assert CONFIG["theme"]["font"] is False
    assert CONFIG["plugins"] == ["search"]
