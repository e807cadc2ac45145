"""The ways of docs/journeys.md, which tests take by what a person does."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "journeys.md").read_text(encoding="utf-8")


class Way:
    """A section of the page: its words in italics, each of which has to be taken."""

    def __init__(self, title: str) -> None:
        (section,) = re.findall(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
        self._text = section
        self._left = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", section)

    def said(self, words: str) -> str:
        """`words`, which stand on the page in italics."""
        self._left.remove(words)
        return words

    def told(self, words: str) -> str:
        """`words`, which stand on the page as what is typed."""
        assert words in self._text
        return words

    def end(self) -> None:
        """Nothing that the page promises was passed over."""
        assert self._left == []
