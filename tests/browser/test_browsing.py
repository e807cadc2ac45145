"""Looking through what is recorded: lists, permalinks, an article's marks, a speaker's years, a quote's wordings."""

from __future__ import annotations

import csv
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE


def test_quotes_are_searched_and_the_search_is_in_the_address(page: Page) -> None:
    page.goto("/quotes")
    page.get_by_label("Words in the quote").fill("ball court")
    page.get_by_label("Speaker", exact=True).fill("Blinken")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 quotes", exact=True)).to_be_visible()
    assert page.evaluate("location.search") == "?q=ball+court&speaker=Blinken"
    page.reload()
    expect(page.get_by_label("Words in the quote")).to_have_value("ball court")
    expect(page.locator(".items li")).to_have_count(2)


def test_a_list_is_downloaded_whole_as_it_was_searched(page: Page) -> None:
    page.goto("/quotes?outlet=The+Counting+House")
    with page.expect_download() as kept:
        page.get_by_role("button", name="Download all as CSV").click()
    assert kept.value.suggested_filename == "quotes.csv"
    rows = list(csv.reader(kept.value.path().read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 1 + 53


def test_a_search_without_a_hit_says_what_to_do(page: Page) -> None:
    page.goto("/quotes?q=nonesuch")
    expect(page.get_by_text("No quote has all of this. Use fewer words, or see all quotes.")).to_be_visible()


def test_long_lists_grow_by_show_more_until_all_are_there(page: Page) -> None:
    page.goto("/quotes?outlet=The+Counting+House")
    expect(page.get_by_text("50 quotes shown")).to_be_visible()
    page.get_by_role("button", name="Show more").click()
    expect(page.get_by_text("53 quotes", exact=True)).to_be_visible()
    expect(page.locator(".items li")).to_have_count(53)
    expect(page.locator(".items li").nth(50)).to_be_focused()
    expect(page.get_by_role("button", name="Show more")).to_have_count(0)


def test_speakers_are_found_by_a_part_of_a_name_and_lead_to_their_quotes(page: Page) -> None:
    page.goto("/speakers")
    page.get_by_role("searchbox").fill("harb")
    page.keyboard.press("Enter")
    expect(page.locator(".items li")).to_have_text(["Ada Harbour3 quotes"])
    page.get_by_role("link", name="Ada Harbour").click()
    expect(page.get_by_role("heading", name="Ada Harbour", level=1)).to_be_focused()
    dates = page.locator("h2:has-text('Quotes, earliest first') + div .card time").all_inner_texts()
    assert dates == ["8 Mar 2021", "9 Mar 2021", "1 May 2021"]
    page.get_by_role("link", name="Search within these quotes").click()
    expect(page.get_by_label("Speaker", exact=True)).to_have_value("Ada Harbour")
    expect(page.locator(".items li")).to_have_count(3)


def test_a_list_is_narrowed_by_its_counts_and_sorted(page: Page) -> None:
    page.goto("/quotes")
    counts = page.get_by_role("complementary", name="Narrow the list")
    counts.get_by_role("link", name="Ada Harbour").click()
    expect(page.get_by_text("3 quotes", exact=True)).to_be_visible()
    counts.get_by_role("link", name="The Courier").click()
    expect(page.locator(".items li")).to_have_count(1)
    assert page.evaluate("location.search") == "?speaker=Ada+Harbour&outlet=The+Courier"
    counts.get_by_role("link", name="The Courier: chosen, press to take it out").click()
    expect(page.get_by_text("3 quotes", exact=True)).to_be_visible()  # drawn anew: what is chosen sooner is lost
    page.get_by_label("Sorted by").select_option("Most altered")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("2 quotes", exact=True)).to_be_visible()
    expect(page.locator(".items li").first).to_contain_text("the old ferry")
    page.goto("/quotes?stance=denied&q=harb")
    expect(page.locator(".items li")).to_have_text(re.compile("the harbour belongs to the rich"))
    page.get_by_role("link", name="Denied ✕", exact=True).click()
    assert page.evaluate("location.search") == "?q=harb"


def test_a_speaker_shows_what_is_said_most_and_misquoted_most(page: Page) -> None:
    page.goto("/quotes?speaker=Ada+Harbour")
    page.locator(".items").get_by_role("link", name="Ada Harbour").first.click()
    misquoted = page.get_by_role("region", name="Misquoted most")
    expect(misquoted.locator("li").first).to_contain_text("the old ferry")


def test_outlets_are_found_by_a_part_of_their_name_and_lead_to_their_articles(page: Page) -> None:
    page.goto("/outlets?q=counting")
    expect(page.locator(".items li")).to_have_text(
        [
            "The Counting House1 article of The Counting House · 53 quotes of The Counting House"
            " · beside what was said: The Counting House"
        ]
    )
    page.get_by_role("link", name="1 article of The Counting House").click()
    expect(page.get_by_role("link", name="Forty-eight and five remarks")).to_be_visible()


def test_an_article_shows_its_quotes_and_who_said_them(page: Page) -> None:
    page.goto("/articles")
    page.get_by_role("link", name="U.S., NATO Reject").click()
    text = page.locator(".article-text")
    expect(text.locator("mark")).to_have_count(9)
    expect(text).to_contain_text('"The ball is in their court,"')
    expect(text.locator("mark.unspoken")).to_have_text("Diplomatic")
    counted = "8 quotes, and 1 title, term or sign that nobody said (dotted); each is a link to all who carried it."
    expect(page.get_by_text(counted)).to_be_visible()
    said = text.locator("p", has_text="The ball is in their court").locator(".said-by a")
    expect(said).to_have_text("Antony Blinken")


def test_a_long_article_lists_its_quotes_beside_the_text_and_marks_the_one_being_read(page: Page) -> None:
    page.goto("/articles")
    page.get_by_role("link", name="Forty-eight and five remarks").click()
    beside = page.get_by_role("navigation", name="Quotes of this article")
    listed = beside.get_by_role("listitem")
    expect(listed).to_have_count(53)
    current = beside.locator("[aria-current=location]")
    expect(current).to_have_count(1)
    expect(current).to_have_text(listed.first.locator("q").inner_text())
    assert beside.evaluate("node => node.getBoundingClientRect().left") >= page.locator(".article-text").evaluate(
        "node => node.getBoundingClientRect().right"
    )
    page.evaluate("document.querySelector('.article-text').scrollIntoView({ block: 'end' })")
    expect(current).to_have_text(listed.last.locator("q").inner_text())
    expect(current).to_be_in_viewport()
    chosen = listed.filter(has_text="The golden chair stays here").get_by_role("link").first
    chosen.focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark:target")).to_have_text("The golden chair stays here,")
    expect(page.locator("mark:target")).to_be_in_viewport()
    expect(chosen).to_have_attribute("aria-current", "location")
    expect(chosen).to_be_in_viewport()


def test_a_narrow_window_folds_the_list_of_quotes_above_the_text(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/articles")
    page.get_by_role("link", name="Forty-eight and five remarks").click()
    beside = page.get_by_role("navigation", name="Quotes of this article")
    expect(beside.get_by_role("listitem")).to_have_count(0)
    beside.get_by_text("Its quotes as a list").click()
    beside.get_by_role("link", name="The golden chair stays here").first.click()
    expect(page.locator("mark:target")).to_be_in_viewport()


def test_marks_stand_right_behind_emoji_and_over_two_paragraphs(page: Page) -> None:
    page.goto("/articles?outlet=The+Valley+Voice")
    page.get_by_role("link", name="A vote on the ferry").click()
    expect(page.locator(".article-text mark")).to_have_text("We voted 🎉 for the old ferry, and we will keep it,")
    page.goto("/articles?outlet=The+Counting+House")
    page.get_by_role("link", name="Forty-eight and five remarks").click()
    first = page.locator("p", has_text="Two paragraphs hold one remark.")
    second = page.locator("p", has_text="It ends in the second one,")
    expect(first.locator("mark")).to_have_text("Two paragraphs hold one remark.")
    expect(first.locator(".said-by")).to_have_count(0)
    expect(second.locator(".said-by")).to_contain_text("Nora Counter")


def test_a_quote_shows_every_outlets_wording_side_by_side(page: Page) -> None:
    page.goto("/quotes?q=voted+ferry+20")
    page.locator(".card a").first.click()
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("The Courier")
    expect(rows.nth(1)).to_contain_text("The Valley Voice")
    near = page.locator("details.other")
    expect(near.get_by_role("list", name="Differences")).to_contain_text("Negation: here not, there nothing.")
    expect(near).to_contain_text("Ada Harbour")


def test_a_disputed_quote_names_all_who_are_said_to_have_said_it(page: Page) -> None:
    page.goto("/quotes?q=tunnel")
    page.locator(".card blockquote a").click()
    expect(page.get_by_text("Articles disagree on who said it: Carl Shore, Dana Fields")).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(2)


@pytest.mark.parametrize("path", ["/quotes/9", "/speakers/1", "/articles/1"])
def test_a_permalink_is_a_page_of_its_own_with_its_own_title(page: Page, path: str) -> None:
    response = page.goto(path)
    assert response is not None
    assert response.status == 200
    expect(page.get_by_role("heading", level=1)).to_be_attached()
    page.wait_for_function("document.title.endsWith(' – quoteverify')")
    assert page.title() != "quoteverify"


@pytest.mark.parametrize("path", ["/quotes/99999", "/speakers/99999", "/articles/99999", "/nowhere", "/quotes/abc"])
def test_what_is_not_there_is_a_404_with_a_way_on(page: Page, path: str, complaints: list[str]) -> None:
    response = page.goto(path)
    assert response is not None
    assert response.status == 404
    expect(page.locator("main")).to_contain_text("quotes")
    page.locator("main").get_by_role("link", name="verify").or_(
        page.get_by_role("link", name="Verify a quote")
    ).first.click()
    expect(page.get_by_role("heading", name="Did they say it?")).to_be_visible()
    complaints.clear()


def test_back_returns_to_the_list_and_the_heading_has_the_focus(page: Page) -> None:
    page.goto("/articles")
    page.get_by_role("link", name="Ferry stays").click()
    expect(page.get_by_role("heading", name="Ferry stays", level=1)).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Ferry stays – quoteverify")
    page.go_back()
    expect(page.get_by_role("heading", name="Articles on record")).to_be_focused()
    assert page.get_by_role("link", name="Articles").get_attribute("aria-current") == "page"


@pytest.mark.parametrize("path", ["/quotes?outlet=The+Counting+House", "/speakers?q=nora"])
def test_a_list_says_to_screen_readers_how_much_was_found(page: Page, path: str) -> None:
    page.goto("/articles")
    page.goto(path)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^(50 quotes|1 speaker) found$"))


@pytest.mark.parametrize("path", ["/quotes?outlet=The+Counting+House", "/speakers"])
def test_back_returns_to_the_place_in_a_long_list(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 1180, "height": 300})
    page.goto(path)
    chosen = page.get_by_role("link", name="Nora Counter").last
    chosen.hover()  # which scrolls there, as a click does
    left = page.evaluate("scrollY")
    assert left > 0
    chosen.click()
    expect(page.get_by_role("heading", name="Nora Counter", level=1)).to_be_focused()
    page.go_back()
    expect(page.locator(".items li").first).to_be_attached()
    page.wait_for_function("left => scrollY === left", arg=left)


def test_back_shows_as_much_of_a_list_as_was_shown(page: Page) -> None:
    page.goto("/quotes?outlet=The+Counting+House")
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".items li")).to_have_count(53)
    page.locator(".items li").last.get_by_role("link").first.click()
    expect(page.locator("table")).to_be_visible()
    page.go_back()
    expect(page.locator(".items li")).to_have_count(53)
    page.reload()
    expect(page.locator(".items li")).to_have_count(53)
    page.get_by_role("link", name="Quotes", exact=True).click()
    expect(page.get_by_text("50 quotes shown")).to_be_visible()


def test_articles_are_found_by_date(page: Page) -> None:
    page.goto("/articles?from=2021-03-01&to=2021-03-31")
    expect(page.locator(".items .title")).to_have_text(["A vote on the ferry", "الجسر القديم", "Ferry stays"])


def test_other_scripts_run_their_own_way(page: Page) -> None:
    page.goto("/articles?outlet=صحيفة+النهر")
    page.get_by_role("link", name="الجسر القديم").click()
    paragraph = page.locator(".article-text p")
    assert paragraph.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert page.locator(".article-text").get_attribute("lang") == "ar"
    assert page.locator("h1").evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_an_empty_store_says_how_to_fill_it(page: Page) -> None:
    page.route("**/v1/quotes?*", lambda route: route.fulfill(json={"items": [], "next_cursor": None}))
    page.goto("/")
    expect(page.get_by_text("Nothing is on record yet.")).to_be_visible()
    expect(page.get_by_text("quoteverify ingest FOLDER --outlet NAME")).to_be_visible()


def test_a_quote_shows_how_its_words_travelled_as_nested_lists(page: Page) -> None:
    page.goto("/quotes?q=voted+old+ferry+20+years")
    page.locator(".items a").first.click()
    travelled = page.get_by_role("region", name="How the words travelled")
    roots = travelled.locator("ul.lineage > li")
    expect(roots).to_have_count(1)
    expect(roots).to_contain_text("The Courier")
    expect(roots.get_by_role("listitem")).to_contain_text("In other words: adds 🎉, without not, which turns the sense")
    expect(roots.locator("> p").first).to_contain_text("(this quote)")
    later = roots.get_by_role("listitem").get_by_role("link", name="We voted 🎉")
    expect(later).to_have_attribute("href", re.compile(r"/quotes/[0-9]+"))
