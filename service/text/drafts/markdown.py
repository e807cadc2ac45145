"""Markdown becomes its text, with the place of each code point in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping, Sequence
from itertools import accumulate
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from service.text.drafts.mapped import MappedText, Writer
from service.text.drafts.page import MARKS, PARAGRAPH, read_page

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n).*?(?:\r\n|\r|\n)\1[ \t]*(?=\r|\n|\Z)", re.DOTALL)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,60}\](:[ \t]*)?")
_NOT_ENDS = re.compile(r"[^\r\n]")


def text_of_markdown(source: str) -> MappedText:
    """The text that a Markdown file shows (CommonMark with tables).

    Between blocks stands a blank line, for the end of a line a space. Markup, link addresses, front matter, blocks of
    code and marks of footnotes (`[^1]`, and `[^1]:` before the note) are left out; quotation marks within inline code
    become spaces.
    """
    page = _Markdown(source)
    for token in _parser().parse(_without_front_matter(source)):
        page.read(token)
    return page.out.written()


def _without_front_matter(source: str) -> str:
    """The file with spaces for what stands between the first two `---` or `+++`, so that nothing moves."""
    front = _FRONT_MATTER.match(source)
    return _NOT_ENDS.sub(" ", front[0]) + source[front.end() :] if front else source


class _PlacedState(StateInline):
    """Keeps with each token where it begins: what is yet to be pushed is one stretch of the text that is read."""

    _first: int | None = None

    def append_pending(self, text: str) -> None:
        if self._first is None:
            self._first = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802  # the library's name
        token = super().pushPending()
        token.meta = {"at": self.pos if self._first is None else self._first}
        self._first = None
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta = {"at": self.pos}
        self._first = None
        return token


class _PlacedInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _footnote(state: StateInline, silent: bool) -> bool:
    """Read the mark of a footnote, as GitHub, Pandoc and others write it, and show nothing for it."""
    mark = _FOOTNOTE.match(state.src, state.pos)
    if mark is None:
        return False
    is_note = bool(mark[1]) and (state.pos == 0 or state.src[state.pos - 1] == "\n")
    if not silent:
        state.push("footnote" if is_note else "footnote_mark", "", 0)
    state.pos = mark.end() if is_note or mark[1] is None else mark.start(1)
    return True


def _reference(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read the address of a link, as the library does, and take no note of one word for it."""
    is_note = state.src.startswith("[^", state.bMarks[first] + state.tShift[first])
    return not is_note and reference(state, first, last, silent)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.block.ruler.at("reference", _reference)
    parser.inline = _PlacedInline()
    parser.inline.ruler.before("link", "footnote", _footnote)
    parser.inline.ruler.disable(["linkify", "strikethrough"])
    parser.inline.ruler2.disable(["strikethrough", "fragments_join"])  # joined tokens would lose their places
    return parser.disable("text_join")


class _Markdown:
    def __init__(self, source: str) -> None:
        self._source = source
        lines = [line for line in _LINE.findall(source) if line]
        self._starts = [0, *accumulate(map(len, lines))]
        self._lines = [line.rstrip("\r\n") for line in lines]
        self._cells: dict[int, int] = {}
        self.out = Writer()

    def read(self, token: Token) -> None:
        """Write what a block shows."""
        if token.map is None:
            return
        first, last = token.map
        start = self._starts[min(first, len(self._lines))]
        if token.type == "inline":
            self.out.gap(PARAGRAPH, start, start)
            self._read_inline(token.children or (), list(self._places(token.content, first, last)))
        elif token.type == "html_block":
            self.out.gap(PARAGRAPH, start, start)
            read_page(self._source[start : self._starts[min(last, len(self._lines))]], self.out, start)
            self.out.gap(PARAGRAPH, start, start)

    def _first_line(self, content: Sequence[str], first: int, last: int) -> int:
        """The line of the file at which a block's content begins: the parser leaves out lines of white space before it,
        and takes for that what makes no blank line in Markdown (a no-break space, a vertical tab)."""
        for number in range(first, min(last, len(self._lines)) - len(content) + 1):
            if all(line.strip() in self._lines[number + at] for at, line in enumerate(content)):
                return number
        return first

    def _places(self, content: str, first: int, last: int) -> Iterator[int]:
        """Where each code point of a block's content stands in the file; its lines are parts of the file's lines."""
        lines = content.split("\n")
        for number, line in enumerate(lines, start=self._first_line(lines, first, last)):
            here = self._lines[number] if number < len(self._lines) else ""
            column = here.find(line.strip(), self._cells.get(number, 0))
            column = max(column, 0) - (len(line) - len(line.lstrip()))
            self._cells[number] = max(0, column) + len(line)
            yield from (self._starts[number] + max(0, column + place) for place in range(len(line)))
            yield self._starts[number] + len(here)

    def _read_inline(self, tokens: Sequence[Token], places: list[int]) -> None:
        done = 0
        for token in tokens:
            at = max(done, token.meta.get("at", done))  # each of "**" is a token that begins where the first does
            here = places[min(at, len(places) - 1)]
            if token.type in {"softbreak", "hardbreak"}:
                self.out.gap(" ", here, here + 1)
            elif token.type == "footnote":
                self.out.gap(PARAGRAPH, here, here)
            elif token.type == "text":
                for character, place in zip(token.content, places[at:], strict=False):
                    self.out.verbatim(character, place)
                done = at + len(token.content)
            elif token.type == "text_special":
                self.out.instead(token.content, here, here + len(token.markup))
            elif token.type == "code_inline":
                self.out.instead(MARKS.sub(" ", token.content), here, here + len(token.content) + 2 * len(token.markup))
            elif token.type == "html_inline" and token.content.lower().startswith("<br"):
                self.out.gap(" ", here, here + len(token.content))
