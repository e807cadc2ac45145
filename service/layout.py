"""What a page shows of its text besides the words: captions, questions, posts of a live blog; and what was left out.

Ranges are half-open and count code points of the article's text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from service.publication import PublishedAt

LONGEST_LEFT_OUT = 200
"""Of what was left out so many code points are shown."""


class LeftOutReason(StrEnum):
    """Why something that a page or a document shows is not in the article's text."""

    ADVERTISEMENT = "advertisement"
    COMMENT = "comment"
    CREDIT = "credit"
    FOOTNOTE_MARK = "footnote_mark"
    FORM = "form"
    HIDDEN = "hidden"
    NAVIGATION = "navigation"
    OUTSIDE = "outside"
    PROMOTION = "promotion"
    PULL_QUOTE = "pull_quote"
    REPEATED = "repeated"
    REVISION = "revision"
    RUNNING_HEAD = "running_head"
    SIDEBAR = "sidebar"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that a page shows and its article's text does not hold; of `text` the first 200 code points."""

    reason: LeftOutReason
    text: str


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where in a text something stands, as a person counts, from 1: its paragraph (blank ones do not count) and, where
    the document has fixed pages, its page, on which paragraphs then are counted. `part` names what is not the running
    text, such as "footnote 2"; `paragraph` then counts in that part."""

    paragraph: int
    page: int | None = None
    part: str | None = None

    def __str__(self) -> str:
        where = (self.part, f"page {self.page}" if self.page else None, f"paragraph {self.paragraph}")
        return ", ".join(piece for piece in where if piece)


@dataclass(frozen=True, slots=True)
class PostFields:
    """When a post of a live blog was published, and who wrote it; None where it does not say so."""

    published_at: PublishedAt | None = None
    byline: str | None = None


@dataclass(frozen=True, slots=True)
class Post(PostFields):
    """One post of a live blog, at `[start, end)` of the text."""

    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """What is known of an article's text by how its page shows it; nothing of a text that came as such.

    `captions` are the ranges of paragraphs that stand under pictures, `questions` of those in which an interviewer
    asks; `posts` are those of a live blog, in order of start. Of a transcript, `labels` are the ranges that name who
    speaks where its page or file says so, and `times` say for offsets, in order, how many seconds after the start the
    words from there on were said.
    """

    captions: tuple[tuple[int, int], ...] = ()
    questions: tuple[tuple[int, int], ...] = ()
    posts: tuple[Post, ...] = ()
    labels: tuple[tuple[int, int], ...] = ()
    times: tuple[tuple[int, float], ...] = ()

    def post_at(self, offset: int) -> Post | None:
        """The post that holds the code point at `offset`."""
        number = bisect_right(self.posts, offset, key=lambda post: post.start) - 1
        return self.posts[number] if number >= 0 and offset < self.posts[number].end else None

    def seconds_at(self, offset: int) -> float | None:
        """When the code point at `offset` was said, in seconds after the start; None where it is not known."""
        number = bisect_right(self.times, offset, key=lambda time: time[0]) - 1
        return self.times[number][1] if number >= 0 else None


NO_LAYOUT = Layout()
