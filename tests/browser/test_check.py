"""Check a draft: every quote with its verdict, trouble first, the draft with its quotes marked, a report to paste."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

from tests.browser.conftest import DESK, PHONE, keep_screenshot
from tests.documents.made import docx_of, pdf_of, run
from tests.serving import Server

DRAFT = """🎉 The ministers met again on Thursday.

“The ball is in their court,” Antony Blinken said. “The ball is in our court,” Sergei Lavrov said in the evening.

Alexander Grushko was cautious: “We will read it. The partners studied our project for almost two months.”

“Nothing of this was ever said by anybody in the whole wide world,” said Jens Stoltenberg.
"""
PATIENCE = 60_000
"""Milliseconds: a process is started for a PDF, and twenty million bytes are sent."""
PAGE = "<p>“The <b>ball</b> is in <i>their</i> court,” Antony Blinken said.</p><p>He left.</p>"


def check(page: Page, draft: str) -> None:
    page.get_by_label("The draft", exact=True).fill(draft)
    check_again(page)


def unfold(page: Page) -> None:
    """Show the form again, which an answer folds away."""
    page.locator(".draft-fold:not([open]) > summary").click()


def check_again(page: Page) -> None:
    page.get_by_role("button", name="Check the draft").click()
    expect(page.locator(".draft-fold")).not_to_have_attribute("open", "")
    expect(page.locator(".verdict")).to_be_visible()


def labels(page: Page) -> list[str]:
    """Of what needs a look, the gravest first, then of the others."""
    entries = page.locator(".troubles li, .unjudged details, .rest details").all()
    return [" + ".join(entry.locator(".label").all_inner_texts()) for entry in entries]


def test_every_quote_has_its_verdict_and_trouble_comes_first(page: Page) -> None:
    page.goto("/check")
    expect(page.get_by_label("The draft", exact=True)).to_be_focused()
    check(page, DRAFT)
    heading = page.get_by_role("heading", name="3 of 4 quotes need a look")
    expect(heading).to_be_focused()
    expect(page.locator(".verdict .sentence")).to_have_text("1 verbatim, 2 altered, 1 not on record.")
    assert labels(page) == ["Altered + Speaker contradicted", "Altered", "Not on record", "Verbatim"]


def test_a_quote_opens_to_say_why(page: Page) -> None:
    page.goto("/check")
    check(page, DRAFT)
    worst = page.locator("details.checked").first  # it is also the first of the text
    worst.locator("summary").press("Enter")
    expect(worst).to_contain_text("Not as quoted, and not by Sergei Lavrov: Antony Blinken said “their court”.")
    expect(worst).to_contain_text("It is recorded from Antony Blinken, not from Sergei Lavrov.")
    expect(page.locator(".searched")).to_contain_text("Looked through ")
    expect(worst.get_by_role("group", name="Your draft").locator("del")).to_contain_text("our")
    expect(worst.get_by_role("group", name="On record").locator("ins")).to_contain_text("their")
    expect(worst).to_contain_text("Wording: the draft has our, the record has their.")
    expect(worst.locator(".places")).to_contain_text("BM.GE")
    worst.get_by_role("link", name="Verify it by itself").click()
    expect(page.get_by_label("Who is said to have said it")).to_have_value("Sergei Lavrov")
    page.go_back()
    expect(page.get_by_label("The draft", exact=True)).to_have_value(DRAFT)
    expect(page.get_by_role("heading", name="3 of 4 quotes need a look")).to_be_visible()


def test_the_draft_is_shown_with_its_quotes_marked_and_each_mark_leads_to_its_verdict(page: Page) -> None:
    page.goto("/check")
    check(page, DRAFT)
    marks = page.locator(".in-draft")
    expect(marks).to_have_count(4)
    expect(marks.nth(1)).to_have_text("The ball is in our court,✗2 [Altered, Speaker contradicted] ")
    expect(page.locator(".draft-text")).to_contain_text("🎉 The ministers met again on Thursday.")
    marks.nth(1).locator("a").click()
    entry = page.locator("#quote-2")
    expect(entry).to_have_attribute("open", "")
    expect(entry.locator("summary")).to_be_focused()
    entry.get_by_role("link", name="Show it in the draft").click()
    expect(page.locator("#in-draft-2")).to_be_in_viewport()


def test_what_the_draft_denies_is_told_apart_and_a_text_of_ones_own_is_compared_with(page: Page) -> None:
    page.goto("/check")
    denial = "Antony Blinken never said “the ball is in their court”."
    check(page, denial)
    assert labels(page) == ["Verbatim + Denied in the draft"]
    entry = page.locator("details.checked.tone-bad")
    expect(entry).to_contain_text("but it is on record from Antony Blinken.")
    unfold(page)
    page.get_by_text("Compare with a text of your own").click()
    page.get_by_label("The text, or its HTML").fill("“We left the harbour before noon,” said Bea Valley.")
    check_again(page)
    expect(page.locator(".source-note")).to_be_visible()
    expect(page.locator("details.checked.tone-none")).to_contain_text("and it is not on record.")


def test_a_draft_in_a_language_that_is_not_read_is_said_to_be(page: Page) -> None:
    page.goto("/check")
    check(page, "„Der Deich hält noch bis zum Abend“, sagte die Bürgermeisterin, als das Wasser stieg.")
    expect(page.get_by_text("In German: its quotes are found and compared, but who said them is read")).to_be_visible()


def test_no_trouble_is_not_said_of_what_was_not_judged(page: Page) -> None:
    page.goto("/check")
    check(page, "The film “Seven Ladders of Spring” opened on Monday.")
    expect(page.get_by_role("heading", name="Nothing could be judged")).to_be_visible()


def test_html_is_known_when_it_is_pasted_and_read_as_a_page(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/check")
    page.evaluate("(text) => navigator.clipboard.writeText(text)", PAGE)
    page.get_by_label("The draft", exact=True).press("Control+v")
    expect(page.get_by_label("Read it as")).to_have_value("html")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="No trouble found")).to_be_visible()
    expect(page.locator(".in-draft")).to_contain_text("The ball is in their court,")


@pytest.mark.parametrize(
    ("name", "content", "form", "trouble"),
    [
        pytest.param("draft.txt", DRAFT.encode(), "text", "3 of 4 quotes need a look", id="UTF-8"),
        pytest.param("draft.html", PAGE.encode(), "html", "No trouble found", id="HTML"),
        pytest.param("old.txt", DRAFT[1:].encode("cp1252"), "text", "3 of 4 quotes need a look", id="Windows"),
        pytest.param("wide.txt", DRAFT.encode("utf-16"), "text", "3 of 4 quotes need a look", id="UTF-16"),
    ],
)
def test_a_file_is_chosen(page: Page, tmp_path: Path, name: str, content: bytes, form: str, trouble: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    page.goto("/check")
    page.get_by_label("Or its file").set_input_files(file)
    expect(page.get_by_label("The draft", exact=True)).not_to_have_value("")
    expect(page.get_by_label("Read it as")).to_have_value(form)
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("heading", name=trouble)).to_be_visible()


def test_a_file_is_dropped_anywhere(page: Page) -> None:
    page.goto("/check")
    page.locator("form.draft").wait_for()
    page.evaluate(
        """(text) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], "draft.md", { type: "text/markdown" }));
            for (const kind of ["dragover", "drop"]) {
                const drag = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
                document.querySelector("footer").dispatchEvent(drag);
            }
        }""",
        DRAFT,
    )
    expect(page.get_by_label("The draft", exact=True)).to_have_value(DRAFT)


def test_a_document_is_checked_as_it_is_and_given_back_with_comments(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "Entwurf.docx"
    deletion = "<w:del w:id='1' w:author='a'><w:r><w:delText>gone</w:delText></w:r></w:del>"
    file.write_bytes(docx_of("One.", *DRAFT.strip().splitlines()[2:3], f"{run('Two.')}{deletion}"))
    page.goto("/check")
    page.get_by_label("Or its file").set_input_files(file)
    expect(page.locator(".chosen")).to_contain_text("Entwurf.docx is checked as it is")
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("heading", name="1 of 2 quotes need a look")).to_be_visible()
    expect(page.locator("details.checked summary").first).to_contain_text("Sergei Lavrov, paragraph 2")
    expect(page.locator(".reading-notes")).to_contain_text("The document has tracked changes (1 deletion)")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download with comments (.docx)").click()
    assert download.value.suggested_filename == "Entwurf-checked.docx"
    (comment,) = docx.Document(download.value.path()).comments
    assert comment.text.startswith("Not as quoted, and not by Sergei Lavrov: Antony Blinken said “their court”.")
    unfold(page)
    page.get_by_label("The draft", exact=True).fill("x")
    expect(page.locator(".chosen")).to_be_hidden()


def test_a_document_is_dropped_and_its_pages_are_told(page: Page) -> None:
    page.goto("/check")
    page.locator("form.draft").wait_for()
    page.evaluate(
        """(bytes) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([new Uint8Array(bytes)], "draft.pdf"));
            const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
            document.querySelector("form.draft").dispatchEvent(drop);
        }""",
        [*pdf_of([(60, 700, "One.")], [(60, 700, "“The ball is in our court,” Antony Blinken said.")])],
    )
    page.get_by_role("button", name="Check the draft").click()
    expect(page.locator("details.checked summary")).to_contain_text("page 2, paragraph 1", timeout=PATIENCE)
    expect(page.get_by_role("button", name="Download with comments")).to_have_count(0)
    unfold(page)
    page.get_by_role("button", name="Take it out").click()
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("alert").first).to_have_text("Paste the draft, or choose its file.")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("draft.docx", b"PK\x03\x04\0\0", "the file is broken", id="broken"),
        pytest.param(
            "draft.doc", b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "save it as .docx", id="old"
        ),
        pytest.param("draft.pdf", pdf_of([]), "it is a scan", id="scanned"),
        pytest.param("draft.pdf", b"%PDF-" + b"x" * 21_000_000, "too large", id="too large"),
        pytest.param("draft.png", b"\x89PNG\0", "draft.png is not a text", id="a picture"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    page: Page, complaints: list[str], tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    page.goto("/check")
    page.get_by_label("Or its file").set_input_files(file)
    if name != "draft.png":
        page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("alert").filter(has_text=said)).to_be_visible(timeout=PATIENCE)
    complaints.clear()  # the browser notes that the service refused it


def test_the_drafts_own_outlet_is_left_out(page: Page) -> None:
    page.goto("/check")
    page.get_by_label("Leave out this outlet’s articles").fill("The Courier")
    check(page, "“We voted for the old ferry, and we will not keep it for 20 years,” Mayor Ada Harbour said.")
    assert labels(page) != ["Verbatim"]
    unfold(page)
    page.get_by_label("Leave out this outlet’s articles").fill("")
    check_again(page)
    expect(page.get_by_role("heading", name="No trouble found")).to_be_visible()
    assert labels(page) == ["Verbatim"]


def test_the_report_is_copied(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/check")
    check(page, DRAFT.replace("our court", "*our* court"))
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    report = page.evaluate("navigator.clipboard.readText()")
    assert report.startswith("# Quotes checked on ")
    assert (
        "3 of 4 quotes need a look\n\n1 verbatim, 2 altered, 1 not on record.\n\n## 1. Altered; Speaker contradicted"
        in report
    )
    assert "> The ball is in \\*our\\* court," in report
    assert "In the draft from Sergei Lavrov." in report
    assert "- BM.GE, 27 Jan 2022, 11:30 (UTC+04:00), <https://bm.ge/en/article/" in report
    page.get_by_role("button", name="Copy as plain text").click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.startsWith('Quotes checked on '))")


def test_where_a_page_may_not_copy_the_report_is_shown(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto("/check")
    check(page, DRAFT)
    page.get_by_role("button", name="Copy as plain text").click()
    field = page.get_by_label("Copy it from here")
    expect(field).to_be_focused()
    assert "1. Altered; Speaker contradicted" in field.input_value()


def test_a_draft_without_quotes_says_what_counts_as_one(page: Page) -> None:
    page.goto("/check")
    check(page, "The ministers met on Thursday and said nothing at all.")
    expect(page.get_by_role("heading", name="No quotes")).to_be_visible()
    expect(page.get_by_text("Put marks around what was said, and check again.")).to_be_visible()


def test_nothing_to_check_says_so(page: Page) -> None:
    page.goto("/check")
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("alert")).to_have_text("Paste the draft, or choose its file.")


def test_the_answer_to_an_earlier_draft_never_takes_the_place_of_a_later_ones(page: Page) -> None:
    page.goto("/check")
    held: list[Route] = []
    page.route("**/v1/check", lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks the function
    for draft in (DRAFT, "“The ball is in their court,” Antony Blinken said."):
        page.get_by_label("The draft", exact=True).fill(draft)
        with page.expect_request("**/v1/check"):
            page.get_by_role("button", name="Check the draft").click()
    expect(page.locator(".results .loading")).to_be_visible()
    for route in held:
        with suppress(Error):  # the page has given the earlier one up
            route.continue_()
    expect(page.get_by_role("heading", name="No trouble found")).to_be_visible()
    expect(page.locator(".in-draft")).to_have_count(1)
    expect(page.locator(".notice")).to_have_count(0)
    unfold(page)
    page.get_by_label("The draft", exact=True).fill("")
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_label("The draft", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("heading", name="No trouble found")).to_be_visible()


def test_the_summary_counts_what_the_labels_say(page: Page) -> None:
    page.goto("/check")
    check(page, DRAFT + "\n\nHe called it “very good”. The novel “War and Peace” lay on the desk.")
    expect(page.locator(".verdict .sentence")).to_have_text(
        "1 verbatim, 2 altered, 1 not on record, nothing to tell of 2."
    )
    assert labels(page).count("Nothing to tell") == 2
    assert labels(page).count("Not on record") == 1


def test_a_failure_is_told_and_tried_again(page: Page, complaints: list[str]) -> None:
    page.goto("/check")
    page.route("**/v1/check", lambda route: route.abort("connectionrefused"))
    page.get_by_label("The draft", exact=True).fill(DRAFT)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert").last).to_contain_text("The service does not answer.")
    page.unroute("**/v1/check")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="3 of 4 quotes need a look")).to_be_visible()
    complaints.clear()


@pytest.mark.parametrize("form", ["text", "html"])
def test_markup_in_a_draft_is_never_run(page: Page, form: str) -> None:
    page.goto("/check")
    page.get_by_label("Read it as").select_option(form)
    check(
        page, "“The <img src=x onerror=alert(1)> ball &lt;script&gt;alert(2)&lt;/script&gt; is theirs,” <b>he</b> said."
    )
    assert page.locator("main img, main script, main b").count() == 0


@pytest.mark.parametrize(
    ("kind", "window"), [("dark", {"viewport": DESK, "color_scheme": "dark"}), ("phone", {"viewport": PHONE})]
)
def test_a_checked_draft_is_accessible_and_fits_its_window(
    browser: Browser, service: Server, kind: str, window: dict[str, object]
) -> None:
    with browser.new_context(base_url=service.address, **window) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto("/check")
        check(page, DRAFT)
        for one in page.locator("details.checked summary").all()[:2]:
            one.click()
        keep_screenshot(page, f"checked-{kind}")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        found = Axe().run(page).response["violations"]
        assert [(one["impact"], one["id"]) for one in found if one["impact"] in {"serious", "critical"}] == []


def newer(route: Route) -> None:
    """The service's own answer, with words that this page does not know."""
    response = route.fetch()
    answer = response.json()
    for quote in answer["quotes"]:
        quote |= {"verdict": "closely_paraphrased", "attribution": "denied_by_speaker", "trouble": []}
    answer["summary"]["trouble"] = 0
    route.fulfill(response=response, json=answer)


def test_the_words_of_a_newer_service_are_shown_as_they_are(page: Page) -> None:
    page.route("**/v1/check", newer)
    page.goto("/check")
    check(page, DRAFT)
    expect(page.locator(".verdict .sentence")).to_have_text("4 closely paraphrased.")
    assert labels(page) == ["closely paraphrased + denied by speaker"] * 4
    expect(page.locator("details.checked").first).to_have_class("other checked tone-none")
    expect(page.locator("main")).not_to_contain_text("undefined")
