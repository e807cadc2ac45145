"""Sorts the blocks of a page: running text, captions, asides, and what is left out for one reason or another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from lxml.html import HtmlElement

from service import deadline
from service.layout import LeftOutReason
from service.text.pages.blocks import Block
from service.text.pages.inline import Lines
from service.text.pages.markup import HEADINGS, Region, region_of
from service.text.pages.repeats import RunningText
from service.text.pages.story import Story, squashed
from service.text.pages.words import PageWords

_QUOTATION = re.compile(
    "[“„«‹‟”»][^“”„«»]*\\w[^“”„«»]*[”“»›«„]|\"[^\"]*\\w[^\"]*\"|(?<!\\w)[‘'][^‘’']*\\w[^‘’']*[’'](?!\\w)|[「『]"
)
_SENTENCE_END = re.compile(r"[.!?…。！？][\s”’\"'»)\]」』]*$|[,:][”’\"'»]?$|[”\"»」』][,.]?$")
_LEAST_WORDS = 3
_SHORTEST_REPEATED = 6  # words
_LONGEST_LABEL = 160  # code points


class Place(Enum):
    """Where in an article's text a block goes."""

    RUNNING = "running"
    CAPTION = "caption"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Shown:
    """A block as it is shown, and what becomes of it: its place in the text, or the reason why it has none."""

    block: Block
    lines: Lines
    fate: Place | LeftOutReason

    @property
    def text(self) -> str:
        """Its lines as one."""
        return " ".join(self.lines.lines)


_PARTS = HEADINGS | {"li", "dt", "dd", "tr"}
"""Elements whose words belong to the text whether or not they are a sentence."""

_REASONS = {
    Region.ADVERTISEMENT: LeftOutReason.ADVERTISEMENT,
    Region.COMMENT: LeftOutReason.COMMENT,
    Region.CREDIT: LeftOutReason.CREDIT,
    Region.FORM: LeftOutReason.FORM,
    Region.NAVIGATION: LeftOutReason.NAVIGATION,
    Region.PROMOTION: LeftOutReason.PROMOTION,
}


@dataclass(slots=True)
class Sorter:
    """Says of the blocks of one page what becomes of them."""

    story: Story
    words: PageWords
    title: str
    """The page's title, squashed."""
    _had: set[str] = field(default_factory=set)
    _ends_list: bool = False

    def sort(self, page: Sequence[tuple[Block, Lines]]) -> list[Shown]:
        """`page` with what becomes of each block, in its order; blocks without a line are passed over."""
        shown = [
            Shown(block, lines, self._fate(number, block, lines)) for number, (block, lines) in enumerate(page)
            if lines.lines
        ]  # fmt: skip
        return self._without_repeats(shown)

    def _fate(self, number: int, block: Block, lines: Lines) -> Place | LeftOutReason:
        deadline.check()
        text = " ".join(lines.lines)
        if self.words.advertisement.fullmatch(text) and len(text) <= _LONGEST_LABEL:
            return LeftOutReason.ADVERTISEMENT
        if not self.story.holds(block):
            return _outside_reason(block)
        region = self.story.regions[block.element]
        if region is None:
            return self._fate_of_text(number, block, text)
        return self._fate_in(region[0], block, text, encloses=self.story.encloses(number))

    def _fate_in(self, region: Region, block: Block, text: str, *, encloses: bool) -> Place | LeftOutReason:
        """What becomes of a block that stands in an element which is not running text."""
        match region:
            case Region.CAPTION:
                return LeftOutReason.PROMOTION if block.is_linked else Place.CAPTION
            case Region.SIDEBAR:
                is_said = _QUOTATION.search(text) and _SENTENCE_END.search(text) and not block.is_linked
                return Place.ASIDE if is_said else LeftOutReason.SIDEBAR
            case Region.PULL_QUOTE:
                return Place.RUNNING if encloses else Place.ASIDE
            case _:
                return _REASONS[region]

    def _fate_of_text(self, number: int, block: Block, text: str) -> Place | LeftOutReason:
        """What becomes of a block that nothing marks as anything else."""
        is_taken = number in self.story.taken
        tag = block.element.tag
        ends = bool(_SENTENCE_END.search(text))
        is_sentence = ends and len(text.split()) >= _LEAST_WORDS
        is_quotation = ends and bool(_QUOTATION.search(text))
        if self._promotes(block, text) and not (is_quotation and not block.is_linked and is_taken):
            return LeftOutReason.PROMOTION
        if block.is_linked and not (is_taken and tag in HEADINGS):
            return Place.RUNNING if is_sentence and self._is_near(number, is_quotation) else LeftOutReason.PROMOTION
        if self.words.credit.fullmatch(text) and not is_quotation:
            return LeftOutReason.CREDIT
        is_title = tag == "h1" and squashed(text) in self.title
        is_part = (
            is_sentence or is_quotation or tag in _PARTS or block.is_bold or self._quotation_around(block) is not None
        )
        if is_taken or is_title or (is_part and self._is_near(number, is_quotation, tag)):
            return Place.RUNNING
        return LeftOutReason.OUTSIDE

    def _promotes(self, block: Block, text: str) -> bool:
        """Whether the block leads to another article, by how it begins."""
        is_link = self.words.linked_promotion.match(text) and _is_linked_behind_opener(block)
        return bool(is_link or self.words.promotion.match(text))

    def _is_near(self, number: int, is_quotation: bool, tag: str = "p") -> bool:
        """Whether the block is the story's by where it stands: beyond its ends only quotations and lists are."""
        return self.story.encloses(number) or is_quotation or (tag == "li" and number == self.story.last + 1)

    def _without_repeats(self, shown: Sequence[Shown]) -> list[Shown]:
        """`shown`, in which pull quotes and paragraphs that come again are left out."""
        holders = [self._holder(item) for item in shown]
        running = RunningText(
            item.text
            for item, holder in zip(shown, holders, strict=True)
            if item.fate is Place.RUNNING and holder is None
        )
        held: dict[HtmlElement, list[str]] = {}
        for item, holder in zip(shown, holders, strict=True):
            if holder is not None and isinstance(item.fate, Place):
                held.setdefault(holder, []).append(item.text)
        repeated = {holder for holder, texts in held.items() if running.repeats(" ".join(texts))}
        return [
            Shown(item.block, item.lines, self._fate_if_repeated(item, is_pulled=holder in repeated))
            for item, holder in zip(shown, holders, strict=True)
        ]

    def _fate_if_repeated(self, item: Shown, *, is_pulled: bool) -> Place | LeftOutReason:
        if is_pulled:
            return LeftOutReason.PULL_QUOTE
        if not isinstance(item.fate, Place):
            return item.fate
        key = squashed(item.text)
        if key in self._had and len(item.text.split()) >= _SHORTEST_REPEATED:
            return LeftOutReason.REPEATED
        self._had.add(key)
        return item.fate

    def _holder(self, item: Shown) -> HtmlElement | None:
        """The element that may hold a pull quote in which the block stands: an aside, a block quotation, a heading."""
        if item.fate not in {Place.RUNNING, Place.ASIDE, LeftOutReason.SIDEBAR}:
            return None
        element = item.block.element
        region = self.story.regions.get(element)
        if region is not None:
            return region[1]
        if element.tag in HEADINGS:
            return element if element.tag != "h1" and _QUOTATION.search(item.text) else None
        return self._quotation_around(item.block)

    def _quotation_around(self, block: Block) -> HtmlElement | None:
        """The block quotation in which the block stands."""
        holders = _upwards(block.element, self.story.whole)
        return next((holder for holder in holders if holder.tag == "blockquote"), None)


def _upwards(element: HtmlElement, top: HtmlElement) -> Iterator[HtmlElement]:
    while element is not None and element is not top:
        yield element
        element = element.getparent()


def _outside_reason(block: Block) -> LeftOutReason:
    """Why a block is left out that stands outside of the story's element."""
    for element in (block.element, *block.element.iterancestors()):
        region = region_of(element)
        if region in _REASONS:
            return _REASONS[region]
        if element.tag == "header":
            return LeftOutReason.NAVIGATION
    return LeftOutReason.OUTSIDE


def _is_linked_behind_opener(block: Block) -> bool:
    """Whether the block ends in a link that holds most of its words."""
    linked = sum(len(piece.text.strip()) for piece in block.pieces if piece.is_linked)
    every = sum(len(piece.text.strip()) for piece in block.pieces)
    return linked > every / 2
