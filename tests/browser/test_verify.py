"""Verify: the answer to a pasted quote, at a glance, in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote as encoded

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.serving import Server

ALTERED = "/?quote=The+ball+is+in+our+court&speaker=Antony+Blinken"


def ask(page: Page, quote: str, speaker: str = "") -> None:
    page.get_by_label("The quote").fill(quote)
    page.get_by_label("Who is said to have said it").fill(speaker)
    page.get_by_role("button", name="Verify").click()


def verdict(page: Page) -> str:
    return text_of(page, ".verdict")


def text_of(page: Page, selector: str) -> str:
    found = page.locator(selector)
    expect(found).to_be_visible()
    return " ".join(found.inner_text().split())


def test_the_quote_box_has_the_focus_and_enter_verifies(page: Page) -> None:
    page.goto("/")
    box = page.get_by_label("The quote")
    expect(box).to_be_focused()
    page.keyboard.type("The ball is in")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("our court")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Altered")).to_be_visible()
    expect(box).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(
        "Altered. The record differs in 1 place. Said by: on record from Antony Blinken."
    )


def test_a_pasted_paragraph_is_read_and_all_its_quotes_can_be_checked(page: Page) -> None:
    page.goto("/")
    ask(page, "“The ball is in our court,” Antony Blinken said. “We are ready for dialogue,” Jens Stoltenberg said.")
    note = page.get_by_role("region", name="What was compared")
    expect(note).to_contain_text("Compared: The ball is in our court, said by Antony Blinken.")
    expect(page.locator(".attribution")).to_contain_text("Speaker confirmed")
    expect(page.get_by_role("group", name="You asked").locator("del")).to_contain_text("our")
    expect(note.get_by_role("link")).to_have_text("We are ready for dialogue, (Jens Stoltenberg)")
    note.get_by_role("button", name="Check all 2 quotes").click()
    expect(page.get_by_role("heading", name="Check a draft")).to_be_visible()
    expect(page.locator(".in-draft")).to_have_count(2)


def test_what_a_pasted_text_denies_is_said(page: Page) -> None:
    page.goto("/")
    ask(page, "Blinken never said “the ball is in their court”.")
    expect(page.get_by_role("region", name="What was compared")).to_contain_text(
        "which the text says Blinken did not say."
    )
    assert text_of(page, ".whole").endswith("Blinken did not say this, but it is on record from Antony Blinken.")
    expect(page.locator(".attribution")).not_to_contain_text("confirmed")


def test_an_altered_quote_is_marked_in_both_texts_and_told_in_words(page: Page) -> None:
    page.goto(ALTERED)
    assert "The record differs in 1 place." in verdict(page)
    expect(page.locator(".attribution")).to_contain_text("Speaker confirmed")
    asked, recorded = page.get_by_role("group", name="You asked"), page.get_by_role("group", name="On record")
    expect(asked.locator("del")).to_contain_text("our")
    expect(recorded.locator("ins")).to_contain_text("their")
    assert "line-through" in asked.locator("del").evaluate("node => getComputedStyle(node).textDecorationLine")
    assert "underline" in recorded.locator("ins").evaluate("node => getComputedStyle(node).textDecorationLine")
    expect(asked.locator("del .unseen").first).to_have_text("[difference 1, wording:]")
    expect(page.get_by_role("list", name="Differences")).to_have_text("Wording: you have our, the record has their.")


def test_each_outlet_is_shown_with_context_and_a_link_to_the_words(page: Page) -> None:
    page.goto(ALTERED)
    place = page.locator(".places li")
    expect(place).to_contain_text("BM.GE · 27 Jan 2022, 11:30 (UTC+04:00)")
    expect(place.locator(".context")).to_have_text('…it were to attack Ukraine. "The ball is in their court," he said.')
    expect(place).to_contain_text("Speaker: Antony Blinken (“he said”)")
    link = place.get_by_role("link", name="Open the outlet’s page at these words")
    assert (link.get_attribute("href") or "").endswith("#:~:text=The%20ball%20is%20in%20their%20court%2C")
    assert link.get_attribute("rel") == "noopener noreferrer"
    place.get_by_role("button", name="Show the paragraph").click()
    expect(place.locator(".context")).to_have_text('"The ball is in their court," he said.')
    place.get_by_role("link", name="Read it here").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("U.S., NATO Reject")
    expect(page.locator("#occurrence-9")).to_be_focused()
    expect(page.locator("#occurrence-9")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("quote", "speaker", "words", "who"),
    [
        pytest.param(
            "The ball is in their court", "Sergei Lavrov", "These exact words are on record.",
            "Speaker contradicted On record from Antony Blinken, not from Sergei Lavrov.", id="of somebody else",
        ),
        pytest.param(
            "Study it. The partners studied our project", "Grushko",
            "These exact words are on record, within a longer quote.", "Speaker confirmed", id="part of a quote",
        ),
        pytest.param(
            "We will read it … studied our project for almost a month", "",
            "Parts of a recorded quote, put together as one.", "Said by Alexander Grushko", id="spliced",
        ),
        pytest.param(
            "Open Door Policy", "Jens Stoltenberg", "These exact words are on record.",
            "Speaker cannot be checked No article here says who said it.", id="nobody is named",
        ),
        pytest.param(
            "Nobody will pay for the tunnel under the lake", "Dana Fields", "These exact words are on record.",
            "On record from Dana Fields, Carl Shore: outlets disagree on who said it. "
            "Carl Shore: The Herald Dana Fields: The Observer", id="disputed",
        ),
    ],
)  # fmt: skip
def test_the_verdicts_are_told_in_plain_words(page: Page, quote: str, speaker: str, words: str, who: str) -> None:
    page.goto("/")
    ask(page, quote, speaker)
    assert words in verdict(page)
    assert who in text_of(page, ".attribution")
    assert text_of(page, ".attribution").lower().count("disagree on who said it") <= 1


def test_a_change_that_turns_the_sense_is_called_that(page: Page) -> None:
    page.goto("/")
    ask(page, "We voted for the old ferry, and we will keep it for 25 years")
    expect(page.locator(".verdict.bad")).to_contain_text("The record differs in 2 places.")
    expect(page.locator(".results")).not_to_contain_text("%")
    differences = page.get_by_role("list", name="Differences").locator("li")
    expect(differences).to_have_text(
        ["Negation: you have nothing, the record has not. This turns the sense.",
         "Number or date: you have 25, the record has 20."]
    )  # fmt: skip
    expect(page.get_by_role("group", name="You asked").locator(".gap")).to_have_text(
        "‸1 [nothing here: difference 1, negation] "
    )


def test_where_a_fragment_stands_is_marked(page: Page) -> None:
    page.goto("/?quote=STUDY+it!+The+partners+studied")
    expect(page.get_by_role("group", name="On record").locator("mark")).to_have_text("Study it. The partners studied")


def test_offsets_count_code_points(page: Page) -> None:
    page.goto("/")
    ask(page, "🎉 We voted 🎉 for the new ferry, and we will keep it")
    expect(page.get_by_role("group", name="You asked").locator("del").last).to_contain_text("new")
    expect(page.get_by_role("group", name="On record").locator("ins").last).to_contain_text("old")


def test_what_is_not_on_record_offers_a_search(page: Page) -> None:
    page.goto("/")
    ask(page, "A diplomatic cheese is the moon", "Nobody")
    assert "Not on record No quote here says this." in verdict(page)
    expect(page.locator(".attribution")).to_have_count(0)
    page.get_by_role("link", name="“diplomatic”").click()
    expect(page.get_by_label("Words in the quote")).to_have_value("diplomatic")
    expect(page.locator(".items li").first).to_contain_text("diplomatic", ignore_case=True)


def test_other_matches_open(page: Page) -> None:
    page.goto("/?quote=The+ball+is+in+their+court")
    other = page.locator(".others details")
    expect(other).to_have_count(1)
    other.locator("summary").click()
    expect(other.get_by_text("holds these words")).to_be_visible()
    expect(other).to_contain_text("Al Seyassah")


def test_back_and_forward_go_through_the_questions(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="On record, for example")).to_be_visible()
    ask(page, "The ball is in our court")
    expect(page.get_by_role("heading", name="Altered")).to_be_visible()
    ask(page, "The ball is in their court")
    expect(page.get_by_role("heading", name="Verbatim")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Altered")).to_be_visible()
    expect(page.get_by_label("The quote")).to_have_value("The ball is in our court")
    page.go_back()
    expect(page.get_by_role("heading", name="On record, for example")).to_be_visible()
    expect(page.get_by_label("The quote")).to_have_value("")
    page.go_forward()
    expect(page.get_by_role("heading", name="Altered")).to_be_visible()


def test_a_quote_too_long_for_an_address_is_verified_and_found_again_by_back(page: Page) -> None:
    page.goto("/")
    ask(page, "The ball is in their court, " + "and so it goes on and on " * 200)
    expect(page.locator(".verdict")).to_be_visible()
    assert page.evaluate("location.pathname + location.search") == "/"
    page.get_by_role("link", name="Speakers").click()
    expect(page.get_by_role("heading", name="Who is quoted")).to_be_visible()
    page.go_back()
    expect(page.locator(".verdict")).to_be_visible()


def test_an_empty_question_says_what_to_give(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Verify").click()
    expect(page.get_by_label("The quote")).to_be_focused()
    expect(page.locator("#quote-fault")).to_have_text("Give the words that are said to have been said.")


def answering(status: int, **headers: str) -> Callable[[Route], None]:
    body = '{"type": "about:blank", "title": "-", "status": 0, "detail": "The service says why."}'
    return lambda route: route.fulfill(
        status=status, body=body, headers={"Content-Type": "application/problem+json", **headers}
    )


@pytest.mark.parametrize(
    ("status", "headers", "title", "next_step"),
    [
        pytest.param(503, {"Retry-After": "2"}, "Not ready just now", "In 2 seconds: Try again", id="503"),
        pytest.param(429, {"Retry-After": "1"}, "Too many questions at once", "In 1 second: Try again", id="429"),
        pytest.param(500, {"X-Request-Id": "abc"}, "Something failed", "the service knows this as abc", id="500"),
    ],
)  # fmt: skip
def test_a_failure_says_what_to_do_and_trying_again_works(
    page: Page, complaints: list[str], status: int, headers: dict[str, str], title: str, next_step: str
) -> None:
    page.goto("/")
    page.route("**/v1/verify", answering(status, **headers))
    ask(page, "The ball is in our court")
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text(title)
    expect(notice).to_contain_text("The service says why.")
    expect(notice).to_contain_text(next_step)
    page.unroute("**/v1/verify")
    notice.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Altered")).to_be_visible()
    complaints.clear()


def test_a_service_that_is_away_is_said_to_be(page: Page, complaints: list[str]) -> None:
    page.goto("/")
    page.route("**/v1/verify", lambda route: route.abort("connectionrefused"))
    ask(page, "The ball is in our court")
    expect(page.get_by_role("alert")).to_contain_text(
        "The service does not answer. See whether you are connected and it is running"
    )
    page.unroute("**/v1/verify")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Altered")).to_be_visible()
    complaints.clear()


def test_what_the_service_refuses_is_explained_in_its_words(page: Page, complaints: list[str]) -> None:
    page.goto("/")
    ask(page, "?!")
    expect(page.get_by_role("alert").locator("p")).to_have_text(
        "The quote holds no word or number; give the words that are said to have been said."
    )
    page.goto(f"/?quote=word&speaker={'s' * 600}")
    expect(page.get_by_role("alert")).to_have_text(
        "This cannot be askedspeaker: It is 600 code points long; give at most 500."
    )
    page.goto("/")
    ask(page, "word " * 5000)
    expect(page.get_by_role("alert")).to_contain_text("give at most 20,000")
    complaints.clear()


def test_a_key_is_asked_for_kept_for_this_tab_only_and_sent(
    page: Page, context: BrowserContext, service: Server, complaints: list[str]
) -> None:
    def guarded(route: Route) -> None:
        headers = route.request.headers
        if headers.pop("authorization", None) == "Bearer the-key":
            route.continue_(headers=headers)  # to the service itself, which takes no key
        else:
            answering(401)(route)

    page.goto("/")
    page.route("**/v1/**", guarded)
    ask(page, "The ball is in our court")
    page.get_by_label("API key").fill("the-key")
    page.get_by_role("button", name="Use this key").click()
    expect(page.get_by_role("heading", name="Altered")).to_be_visible()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 1, ""]
    other = context.new_page()
    other.goto(service.address)
    assert other.evaluate("sessionStorage.length") == 0
    complaints.clear()


def test_a_key_that_the_service_does_not_know_is_refused_and_forgotten(page: Page, complaints: list[str]) -> None:
    page.goto("/")
    page.evaluate("sessionStorage.setItem('quoteverify.key', 'nobody-has-this-one')")
    ask(page, "The ball is in our court")
    expect(page.get_by_role("alert")).to_contain_text("This key is not known")
    page.get_by_role("button", name="Use this key").click()
    expect(page.get_by_role("heading", name="Altered")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    complaints.clear()


def test_a_quote_with_odd_characters_in_its_address_is_the_quote(page: Page) -> None:
    asked = "50% & more? #1 +“x” <b>"
    page.goto(f"/?quote={encoded(asked)}")
    expect(page.get_by_label("The quote")).to_have_value(asked)
    expect(page.locator(".verdict")).to_be_visible()


def newer(route: Route) -> None:
    """The service's own answer, with words that this page does not know."""
    response = route.fetch()
    answer = response.json()
    for holder in (answer, answer["matches"][0]):
        holder |= {"verdict": "closely_paraphrased", "attribution": "denied_by_speaker"}
    route.fulfill(response=response, json=answer)


def test_the_words_of_a_newer_service_are_shown_as_they_are(page: Page) -> None:
    page.route("**/v1/verify", newer)
    page.goto(ALTERED)
    assert verdict(page).startswith("? closely paraphrased A newer service than this page says so. The recorded quote")
    assert text_of(page, ".whole") == "Not as quoted: Antony Blinken said “their court”."
    assert text_of(page, ".attribution") == "? denied by speaker Antony Blinken"
    expect(page.locator(".verdict")).to_have_class("verdict none")
    expect(page.locator(".attribution")).to_have_class("attribution none")
    expect(page.locator("main")).not_to_contain_text("undefined")
    expect(page.get_by_role("status")).to_have_text(
        "closely paraphrased. A newer service than this page says so. denied by speaker: on record from Antony Blinken."
    )


def test_what_is_only_denied_is_not_shown_as_said(page: Page) -> None:
    page.goto("/?quote=The+harbour+belongs+to+the+rich&speaker=Lena+Orth")
    expect(page.locator(".attribution")).to_contain_text("Denied")
    assert "Lena Orth is on record only as not having said this." in text_of(page, ".attribution")
    assert "According to Fact Desk, Lena Orth did not say this." in text_of(page, ".attribution")
    assert page.locator(".verdict").get_attribute("class") == "verdict none"  # no green box above the red one
    expect(page.locator(".verdict .symbol")).to_have_count(0)
    expect(page.locator(".place-foot")).to_contain_text("This article says that it was not said by Lena Orth")
    page.goto("/?quote=The+harbour+belongs+to+the+rich")
    expect(page.locator(".attribution")).to_contain_text("Denied")
    assert "Lena Orth is on record only as not having said this." in text_of(page, ".attribution")


SOURCE = (
    "“The foghorn will sound until the last cutter is home,” said keeper Odd Vold. The council had hoped to silence it "
    "at midnight, and nobody in the village agreed."
)


def test_a_text_of_ones_own_is_compared_with_and_nothing_else(page: Page, tmp_path: Path) -> None:
    page.goto("/")
    page.get_by_text("Compare with a text of your own").click()
    page.get_by_label("The text, or its HTML").fill(SOURCE)
    ask(page, "The foghorn will sound until the last cutter is home", "Odd Vold")
    assert text_of(page, ".whole") == "As quoted, by Odd Vold."
    expect(page.locator(".source-note")).to_contain_text("Compared only with the text that you gave")
    assert page.locator(".results a").count() == 0  # nothing of the text has a page of its own
    page.get_by_role("button", name="Show the paragraph").click()
    expect(page.locator(".context")).to_have_text(SOURCE)
    ask(page, "hoped to silence it at midnight", "Odd Vold")
    expect(page.locator(".verdict.partly")).to_contain_text("These words stand in the source, but not as a quote.")
    expect(page.locator(".attribution")).to_have_count(0)
    ask(page, "The ball is in their court")
    expect(page.get_by_text("Nothing close enough to be the same words stands in the text.")).to_be_visible()
    file = tmp_path / "source.html"
    file.write_text(f"<html><body><article><p>{SOURCE}</p></article></body></html>", encoding="utf-8")
    page.get_by_label("The text, or its HTML").fill("")  # typed words would be asked about
    page.get_by_label("A file of it, which can be dropped here, too").set_input_files(file)
    ask(page, "The foghorn will sound until the last cutter is home", "Odd Vold")
    page.get_by_role("button", name="Show the paragraph").click()
    expect(page.locator(".context")).to_have_text(SOURCE)
    page.get_by_role("button", name="Add another text").click()
    second = page.get_by_role("group", name="Text 2")
    second.get_by_label("The text, or its HTML").fill("“We never heard a foghorn here,” said the baker.")
    second.get_by_label("Where it is from").fill("The Lighthouse")
    ask(page, "We never heard a foghorn here", "the baker")
    expect(page.locator(".source-note")).to_contain_text("Compared only with the 2 texts that you gave")
    expect(page.locator(".place-head")).to_contain_text("The Lighthouse")
    second.get_by_label("The text, or its HTML").fill("")
    page.goto(ALTERED)
    expect(page.locator(".source-note")).to_have_count(0)


def test_who_carried_it_stands_in_lines_by_date_with_what_each_has_otherwise(page: Page) -> None:
    page.goto("/?quote=We+voted+for+the+old+ferry%2C+and+we+will+keep+it+for+20+years")
    lines = page.get_by_role("region", name="Outlets by date, as a table").locator("tbody tr")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_contain_text("8 Mar 2021 Earliest")
    expect(lines.nth(0)).to_contain_text("The Courier")
    expect(lines.nth(0).get_by_role("strong")).to_have_text("adds not, which turns the sense")
    expect(lines.nth(1)).to_contain_text("The Valley Voice")
    expect(lines.nth(1)).to_contain_text("Ada Harbour")
    expect(lines.nth(1)).to_contain_text("without for 20 years")


def test_an_answer_is_taken_along_in_every_form(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ALTERED)
    expect(page).to_have_title("Altered: “The ball is in our court” – quoteverify")
    for form, sign in {
        "text": "Asked on ",
        "Markdown": "> The ball is in our court",
        "HTML": 'href="http://127.0.0.1',
        "citation": "Antony Blinken: “The ball is in their court,”. ",
        "link": "/?quote=The+ball+is+in+our+court&speaker=Antony+Blinken",
    }.items():
        page.get_by_role("button", name=re.compile(f"^Copy (as|a|the) {form}$")).click()
        page.wait_for_function("(sign) => navigator.clipboard.readText().then((text) => text.includes(sign))", arg=sign)
    with page.expect_download() as kept:
        page.get_by_role("button", name="Download JSON").click()
    assert json.loads(kept.value.path().read_text(encoding="utf-8"))["verdict"] == "altered"
    with page.expect_download() as kept:
        page.get_by_role("button", name="Download CSV").click()
    assert kept.value.path().read_text(encoding="utf-8").startswith("published_at,outlet,title,speaker,verdict,")
    page.emulate_media(media="print")
    expect(page.locator(".on-paper")).to_contain_text("The ball is in our court, said to be by Antony Blinken")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()


def test_a_question_is_asked_of_an_outlet_and_of_days_and_the_address_says_so(page: Page) -> None:
    page.goto("/")
    page.get_by_text("Search within an outlet, a kind of source, or days").click()
    page.get_by_label("Only in this outlet").press_sequentially("Couri")
    page.get_by_role("option", name="The Courier").click()
    expect(page.get_by_label("Only in this outlet")).to_have_value("The Courier")
    page.get_by_label("Published from").fill("2021-03-08")
    page.get_by_label("Published until").fill("2021-03-08")
    ask(page, "We voted for the old ferry, and we will not keep it for 20 years")
    expect(page.get_by_role("heading", name="Verbatim")).to_be_visible()
    assert "&outlet=The+Courier&from=2021-03-08&to=2021-03-08" in page.url
    page.get_by_label("Published until").fill("2021-03-07")
    page.get_by_label("Published from").fill("")
    page.get_by_role("button", name="Verify").click()
    expect(page.get_by_role("heading", name="Not on record")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Published until")).to_have_value("2021-03-08")
    expect(page.get_by_role("heading", name="Verbatim")).to_be_visible()


def test_the_page_for_frames_shows_the_verdict_and_leads_to_the_answer(page: Page) -> None:
    page.goto(f"/embed{ALTERED[1:]}")
    expect(page.get_by_role("heading", name="Altered")).to_be_visible()
    expect(page.get_by_text("Not as quoted: Antony Blinken said “their court”.")).to_be_visible()
    expect(page.locator(".places")).to_be_hidden()
    expect(page.get_by_role("link", name="The whole answer, on quoteverify")).to_have_attribute("href", ALTERED)
