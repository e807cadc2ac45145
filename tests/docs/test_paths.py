"""Pages that name a place in this repository name one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent.parent
PLACES = (
    "service",
    "evaluation",
    "bench",
    "docs",
    "tests",
    "examples",
    "requirements",
    "seeds",
    "clients",
    "deploy",
    "action",
)
PAGES = sorted(
    page
    for place in (PROJECT, *(PROJECT / name for name in PLACES))
    for page in (place.glob("*.md") if place == PROJECT else place.rglob("*.md"))
)

PATHS = {
    path.relative_to(PROJECT).as_posix() + ("/" if path.is_dir() else "")
    for place in PLACES
    for path in [PROJECT / place, *(PROJECT / place).rglob("*")]
    if "__pycache__" not in path.parts
}

MADE = {PROJECT / "docs" / "reference" / name for name in ("cli.md", "api.md")}
"""Pages that docs/site.py makes."""


def named_paths(page: Path) -> Iterator[str]:
    """What stands between back quotes and is a path from the project's folder, or the name of a module."""
    for code in re.findall(r"`([^`\n]+)`", page.read_text(encoding="utf-8")):
        path = re.sub(r"\{[\w, ]+\}|…", "*", code)
        if re.fullmatch(rf"(?:{'|'.join(PLACES)})/[\w./*-]*|[\w/*-]+\.py", path):
            yield path


def is_page(path: Path) -> bool:
    """Whether it is there, or is made when the site is."""
    return path.exists() or path.resolve() in MADE


def is_there(path: str) -> bool:
    """Whether a file or folder has this path, or one that ends so; `*` stands for a part of a name."""
    wanted = re.compile("(?:.*/)?" + re.escape(path).replace(r"\*", "[^/]*") + "/?")
    return any(wanted.fullmatch(present) for present in PATHS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_every_path_that_a_page_names_is_there(page: Path) -> None:
    assert [path for path in named_paths(page) if not is_there(path)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_every_link_into_the_repository_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not is_page(page.parent / link)] == []


def test_pages_and_paths_are_found() -> None:
    assert {"README.md", "0010-what-is-a-match.md"} <= {page.name for page in PAGES}
    assert "service/matching/verdict.py" in set(named_paths(PROJECT / "docs/decisions/0010-what-is-a-match.md"))
    assert is_there("service/matching/verdict.py")
    assert not is_there("service/attic/verdict.py")
