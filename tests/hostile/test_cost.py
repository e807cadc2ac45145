"""What would take longer than a request may is refused before it is done, by its size or by how its first part went."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator

import pytest
from lxml import html

from service.article_body import article_of, parse_body
from service.checking import Draft, SpeakerHint, check
from service.checking.hints import claims
from service.deadline import Pace, expect, limited
from service.domain import Article, ArticleKind, VerifyQuery
from service.errors import TooCostly, TooCostlyTogether, TookTooLong, TooManyRequests
from service.index.open import in_memory
from service.index.protocol import CandidateIndex
from service.ingestion import ingest, prepare_article
from service.matching import ranking
from service.reading import read
from service.storage.store import Store
from service.text.pages.page import text_of as text_of_page
from service.text.pages.posts import find_posts
from service.text.pages.structured import read_structured
from service.text.pages.words import NO_WORDS
from service.verification import verify_all
from tests.timing import assert_linear, assert_within, seconds

WORDS = [
    "the",
    "council",
    "bridge",
    "harbour",
    "water",
    "money",
    "road",
    "school",
    "plan",
    "city",
    "people",
    "year",
    "work",
    "never",
    "will",
    "must",
    "tax",
    "gate",
]
SAID = "<p>“The bridge will stand,” said Mayor Ada Harbour on Monday in the town hall.</p>"
LONGEST = 20_000


def sentences(count: int, seed: int, words: int = 24) -> list[str]:
    rng = random.Random(seed)  # noqa: S311  (examples, not secrets)
    return [" ".join(rng.choice(WORDS) for _ in range(words)).capitalize() for _ in range(count)]


def text_of(quotes: list[str]) -> str:
    return "\n\n".join(f"“{quote},” said Ann Marlow." for quote in quotes)


@pytest.fixture(scope="module")
def look_alikes() -> Iterator[tuple[Store, CandidateIndex]]:
    """A record of quotes that are all much alike, a long one among them."""
    store, index = Store.in_memory(), in_memory()
    ingest(Article("The Post", text_of(sentences(250, 1))), store, index)
    ingest(Article("The Herald", text_of([". ".join(sentences(60, number)) for number in range(2, 5)])), store, index)
    yield store, index
    store.close()


def test_a_draft_of_many_quotes_that_many_are_like_is_refused_once_it_is_seen(
    look_alikes: tuple[Store, CandidateIndex],
) -> None:
    text = text_of(sentences(150, 9))
    reading, _ = seconds(lambda: read(Article("", text)))
    with (
        pytest.raises(TooCostly, match=r"fewer at once .in .* parts or more"),
        limited(1.5 * reading + 2.0, "send fewer at once"),
    ):
        check(Draft(text), *look_alikes, LONGEST)


def test_a_draft_of_few_quotes_that_many_are_like_is_checked(look_alikes: tuple[Store, CandidateIndex]) -> None:
    with limited(20.0, "send fewer at once"):
        checked = check(Draft(text_of(sentences(12, 9))), *look_alikes, LONGEST)
    assert len(checked.quotes) == 12


def test_what_quotes_take_beyond_their_number_is_charged_before_they_are_looked_for(
    look_alikes: tuple[Store, CandidateIndex],
) -> None:
    charged: list[int] = []

    def charge(reads: int) -> None:
        charged.append(reads)
        if len(charged) > 1:
            raise TooManyRequests("that is more than is left")

    with pytest.raises(TooManyRequests):
        check(Draft(text_of(sentences(150, 9)), charge=charge), *look_alikes, LONGEST)
    assert charged[0] == 149
    assert charged[1] > 0


def test_a_thousand_hints_and_many_quotes_do_not_multiply() -> None:
    text = text_of([f"It is number {number} of them" for number in range(300)])
    spans = read(Article("", text))
    hints = [SpeakerHint(f"Person {number}", name=f"Name {number}") for number in range(1_000)]
    few, _ = seconds(lambda: claims(text, spans, hints[:10]))
    assert_within(2 * few + 0.25, lambda: claims(text, spans, hints))


def test_an_estimate_is_held_against_what_is_left() -> None:
    expect(1_000)  # nobody set a limit
    with limited(2.0, "send less"):
        expect(1.0)
        with pytest.raises(TooCostly, match=r"about 8.0 seconds .* send less .in [45] parts or more"):
            expect(8.0)


def test_the_parts_are_counted_from_all_the_time_that_a_request_has() -> None:
    """After nearly all of it was spent on reading, the answer spoke of thousands."""
    with limited(0.5, "send less"):
        end = time.thread_time() + 0.4
        while time.thread_time() < end:
            pass
        with pytest.raises(TooCostly, match=r"in [34] parts or more"):
            expect(1.0)


def test_a_paragraph_of_two_megabytes_is_refused_before_it_is_read() -> None:
    """The extractor took up to 6.2 seconds over it on a busy machine."""
    page = f"<html><body><article>{SAID}<p>{'The river rose. ' * 120_000}</p></article></body></html>"
    with pytest.raises(TooCostly, match="as plain text"), limited(5.0, "send it in parts, or as plain text"):
        article_of(parse_body({"outlet": "The Post", "html": page}))


def test_many_meta_elements_are_refused_before_they_are_read() -> None:
    """Each was tried in every way of writing a date: 15,000 took seven seconds."""
    metas = "".join(f"<meta property='article:published_time' content='{number}-13-45T99'>" for number in range(12_000))
    page = f"<html><head>{metas}</head><body><article>{SAID}</article></body></html>"
    with pytest.raises(TooCostly, match="as plain text"), limited(5.0, "send it in parts, or as plain text"):
        article_of(parse_body({"outlet": "The Post", "html": page}))


def test_sorting_the_blocks_of_a_page_ends_with_its_time() -> None:
    """12,000 short paragraphs were sorted for a second and a half after the time was over."""
    page = "".join(f"<p>By Ada Harbour, {number} PM, Monday</p>" for number in range(3_000))
    tree = html.fromstring(f"<html><body>{page}</body></html>")
    posts = find_posts(tree, read_structured(tree), lambda _: None)
    with limited(60.0, "send less"):
        extracted = "\n".join(tree.itertext())
        with limited(0.02, "send less"), pytest.raises(TookTooLong, match="send less"):
            text_of_page(tree, extracted, None, NO_WORDS, posts)


@pytest.mark.parametrize("piece", ["[ ] ", "Q1. A2. yes\n\n"], ids=["brackets", "numbers"])
def test_a_long_turn_that_would_take_long_to_record_is_refused_before_it_is_stored(piece: str) -> None:
    """600,000 brackets were read in a moment, and took 22 seconds to store and index."""
    text = "ADA HARBOUR: " + piece * (900_000 // len(piece))
    with pytest.raises(TooCostly, match="send less"), limited(5.0, "send less"):
        read(Article("The Post", text, kind=ArticleKind.TRANSCRIPT))


def test_a_transcript_that_would_take_long_to_index_is_refused_before_it_is_stored() -> None:
    """30,000 such lines took 12 seconds, most of them when the article was stored already."""
    text = "".join(f"Bo Lie{number}, Minister of X{number}\n" for number in range(16_000))
    with pytest.raises((TooCostly, TookTooLong), match="send less"), limited(0.7, "send less"):
        prepare_article(Article("The Post", text, kind=ArticleKind.TRANSCRIPT))


@pytest.mark.parametrize(
    "line",
    ["LEE [{}]: we go on [sic]\n", "ANN R{0:b}L{0:b}: yes\nR{0:b}L{0:b}: no\n"],
    ids=["one who is interrupted", "many who speak"],
)
def test_a_transcript_takes_time_by_its_length(line: str) -> None:
    """Parts were joined by copying them, and names looked up in all of the text, a label at a time."""
    letters = str.maketrans("01", "OI")
    lines = [re.sub("[01]+", lambda bits: bits[0].translate(letters), line.format(n)) for n in range(640)]
    few, many = (Article("The Post", "".join(lines[:count]), kind=ArticleKind.TRANSCRIPT) for count in (80, 640))
    assert_linear(lambda: read(few), lambda: read(many), 8)


@pytest.mark.parametrize(
    "line", ["00:00" + " " * 2_000 + "!", "ADA" + " " * 2_000 + "HARBOUR: yes"], ids=["behind a time", "in a label"]
)
def test_lines_of_blanks_take_no_longer_than_others(line: str) -> None:
    """Each blank was tried as the end of a label, or of what stands behind a time: 2 MB of them took 19 seconds."""
    of_blanks, usual = (
        Article("The Post", "\n".join([text] * 80), kind=ArticleKind.TRANSCRIPT) for text in (line, "we go on " * 220)
    )
    read(usual)
    few, _ = seconds(lambda: read(usual))
    assert_within(4 * few + 0.25, lambda: read(of_blanks))


def test_one_slow_answer_refuses_nobody() -> None:
    with limited(60.0, "send less"):
        pace = Pace()
        pace._each = [5.0]  # as the first: what is done once took long
        assert pace.expect(10, 40) < 1


@pytest.mark.parametrize(
    "text",
    [
        "a\n\n" * 600_000,
        "Ada Harbour " * 160_000 + "“Yes,” she said.",
        "“Yes,” " + "said " * 390_000,
        "“a\n\n" * 300_000,
    ],
    ids=["paragraphs", "names", "cues", "opening marks, a paragraph each"],
)
def test_a_text_too_long_to_be_read_in_time_is_refused_at_once(text: str) -> None:
    def refused() -> None:
        with pytest.raises(TooCostly), limited(5.0, "send it in parts"):
            read(Article("The Post", text))

    assert_within(0.25, refused)


def test_two_megabytes_of_prose_are_read() -> None:
    prose = "The council of the town met on Monday in the hall by the river and spoke of water for hours.\n" * 21_000
    with limited(5.0, "send it in parts"):
        assert read(Article("The Post", prose, language="en")) == ()


@pytest.mark.parametrize(
    "inside",
    [
        "<p " + " ".join(f"a{number}" for number in range(20_000)) + ">x</p>",
        "<p " + " ".join(f"a{number}='>'" for number in range(20_000)) + ">x</p>",
        "<p>a</p>" * 40_000,
        "<b><p>" * 20_000,
        "<td><time>27th</time>" * 20_000,
    ],
    ids=["attributes", "attributes with values", "paragraphs", "paragraphs in bold ones", "times"],
)
def test_a_page_of_too_many_pieces_is_refused_before_it_is_read(inside: str) -> None:
    page = f"<html><body><article>{SAID}{inside}</article></body></html>"

    def refused() -> None:
        with pytest.raises(TooCostly), limited(5.0, "send it as text"):
            article_of(parse_body({"outlet": "The Post", "html": page}))

    assert_within(2.0, refused)


def test_a_long_read_of_two_megabytes_is_read() -> None:
    """As outlets serve them: mostly scripts, some thousands of elements, a few hundred paragraphs."""
    paragraph = "<p>The council of the town met on Monday in the hall by the river, and <b>spoke</b> of water. {}</p>"
    story = SAID + "".join(paragraph.format(f"It was hour {number}.") for number in range(600))
    menu = "<ul>" + "<li><a href='/a'>A section</a></li>" * 800 + "</ul>"
    script = "<script>var state = {" + "'key': 'value', " * 110_000 + "};</script>"
    page = f"<html><head><title>A</title>{script}</head><body>{menu}<article>{story}</article>{menu}</body></html>"
    assert len(page) > 1_900_000 - 50_000
    with limited(5.0, "send it as text"):
        assert "The bridge will stand" in article_of(parse_body({"outlet": "The Post", "html": page})).text


@pytest.fixture(scope="module")
def long_quotes() -> Iterator[tuple[Store, CandidateIndex]]:
    """A record of three quotes, each nearly as long as a quote may be."""
    store, index = Store.in_memory(), in_memory()
    for number in range(3):
        said = ". ".join(sentences(330, 50 + number))[:49_900]
        ingest(Article(f"Outlet {number}", f"“{said}”"), store, index)
    yield store, index
    store.close()


def test_many_quotes_against_long_ones_are_refused_before_one_is_compared(
    long_quotes: tuple[Store, CandidateIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They were begun, and ended with 503 after all the time that a request has."""

    def never(*_: object) -> None:
        raise AssertionError("it was compared")

    monkeypatch.setattr(ranking, "compare_sides", never)
    queries = [VerifyQuery(quote) for quote in sentences(10, 9)]
    with pytest.raises(TooCostlyTogether, match=r"fewer at once .in"), limited(5.0, "send fewer at once"):
        verify_all(queries, *long_quotes, waiting=2_490)


def test_a_few_quotes_against_long_ones_are_verified(long_quotes: tuple[Store, CandidateIndex]) -> None:
    with limited(20.0, "send fewer at once"):
        assert len(verify_all([VerifyQuery(quote) for quote in sentences(2, 9)], *long_quotes)) == 2


def test_one_long_quote_among_many_short_ones_refuses_nobody(look_alikes: tuple[Store, CandidateIndex]) -> None:
    queries = [VerifyQuery(quote) for quote in ("Nobody rows out to the island", "It is late in the year", "Never")]
    with limited(20.0, "send fewer at once"):
        assert len(verify_all(queries, *look_alikes, waiting=100)) == 3
