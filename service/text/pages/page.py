"""A page's story becomes text: running text first, then asides and captions; and what was left out is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby

from lxml.html import HtmlElement

from service.layout import LONGEST_LEFT_OUT, Layout, LeftOut, LeftOutReason, Post, PostFields
from service.text.pages.blocks import blocks
from service.text.pages.footnotes import sure_notes
from service.text.pages.inline import lines_of
from service.text.pages.markup import HEADINGS
from service.text.pages.posts import PostsOfPage
from service.text.pages.sorting import Place, Shown, Sorter
from service.text.pages.story import find_story, squashed
from service.text.pages.words import PageWords

_ORDER = (Place.RUNNING, Place.ASIDE, Place.CAPTION)
_LEAST_QUESTIONS = 2


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page, what the page shows of it besides the words, and what it shows that the text leaves out."""

    text: str
    layout: Layout
    left_out: tuple[LeftOut, ...]


def text_of(
    tree: HtmlElement, extracted: str, title: str | None, words: PageWords, posts: PostsOfPage
) -> PageText | None:
    """The text of the page, of which the extractor has taken `extracted`; None when that cannot be seen in it.

    Paragraphs are lines. Asides and captions stand behind the running text, of a live blog behind that of their post,
    so that no quotation is interrupted. A heading that is the title is passed over.
    """
    page = [*blocks(tree)]
    story = find_story(page, extracted)
    if story is None:
        return None
    notes = [*sure_notes(chain.from_iterable(block.pieces for block in page))]
    shown = Sorter(story, words, squashed(title or "")).sort([(block, lines_of(block.pieces, notes)) for block in page])
    writer = _Writer(words, squashed(title or ""))
    for element, items in groupby(shown, key=lambda item: posts.post_of(item.block.element)):
        writer.write_section([*items], None if element is None else posts.fields[element])
    return writer.written(shown)


@dataclass(slots=True)
class _Writer:
    """Writes lines, and notes where the special ones stand."""

    words: PageWords
    title: str
    lines: list[str] = field(default_factory=list)
    length: int = 0
    captions: list[tuple[int, int]] = field(default_factory=list)
    questions: list[tuple[int, int]] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)

    def write_section(self, items: Sequence[Shown], post: PostFields | None) -> None:
        """Write the blocks of one post, or of what stands between posts."""
        start = self.length
        for place in _ORDER:
            for item in items:
                if item.fate is place and not self._is_title(item):
                    self._write(item, place)
        if post is not None and self.length > start:
            self.posts.append(Post(post.published_at, post.byline, start, self.length))

    def _is_title(self, item: Shown) -> bool:
        return item.block.element.tag == "h1" and squashed(item.text) in self.title

    def _write(self, item: Shown, place: Place) -> None:
        for written in item.lines.lines:
            line = self._without_credit(written) if place is Place.CAPTION else written
            if not line:
                continue
            extent = (self.length, self.length + len(line))
            if place is Place.CAPTION:
                self.captions.append(extent)
            elif self._is_question(item, line):
                self.questions.append(extent)
            self.lines.append(line)
            self.length += len(line) + 1

    def _without_credit(self, caption: str) -> str:
        credit = self.words.credit.search(caption)
        if credit is None:
            return caption
        self.credits.append(credit[0])
        return caption[: credit.start()].rstrip(" ([|-–—")

    def _is_question(self, item: Shown, line: str) -> bool:
        is_set_off = item.block.is_bold or item.block.element.tag in HEADINGS
        return bool(self.words.question.match(line)) or (is_set_off and line.rstrip("”’\"' ").endswith("?"))

    def written(self, shown: Iterable[Shown]) -> PageText:
        """All that was written, with what of the blocks `shown` was not."""
        questions = tuple(self.questions) if len(self.questions) >= _LEAST_QUESTIONS else ()
        layout = Layout(tuple(self.captions), questions, tuple(self.posts))
        return PageText("\n".join(self.lines), layout, tuple(self._left_out(shown)))

    def _left_out(self, shown: Iterable[Shown]) -> Iterator[LeftOut]:
        """What was left out, in the order of the page: blocks in a row for one reason together, then credits."""
        for fate, items in groupby(shown, key=lambda item: item.fate):
            gathered = [*items]
            if isinstance(fate, LeftOutReason):
                yield _left_out(fate, (item.text for item in gathered))
            for item in gathered:
                yield from (_left_out(LeftOutReason.FOOTNOTE_MARK, [mark]) for mark in item.lines.marks)
        yield from (_left_out(LeftOutReason.CREDIT, [credit]) for credit in self.credits)


def _left_out(reason: LeftOutReason, texts: Iterable[str]) -> LeftOut:
    text = ""
    for part in texts:
        text = f"{text} {part}".strip()
        if len(text) > LONGEST_LEFT_OUT:
            break
    return LeftOut(reason, text[:LONGEST_LEFT_OUT])
