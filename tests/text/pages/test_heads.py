"""Labels of a transcript's page that are only in bold, without a colon."""

from __future__ import annotations

import pytest

from service.article_body import article_of, parse_body
from service.domain import ArticleKind
from service.reading import read

FIRST = "Will the northern lantern be lit before the first frost comes to the harbour this year?"
ANSWER = "We shall light the northern lantern before the first frost, and every keeper will have dry boots."
MORE = "The barge with the oil is late again, and we have asked its owners to send another one at once."
LAST = "And who will pay for the second barge, if I may ask the harbour master once more?"


def said(paragraphs: list[str], kind: str = "transcript") -> list[tuple[str | None, str]]:
    """Who says what on a page of these paragraphs."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = f"<html><head><title>On the lantern</title></head><body><article>{body}</article></body></html>"
    article = article_of(parse_body({"outlet": "Record", "html": page, "kind": kind}))
    assert article.kind is ArticleKind(kind)
    spans = [(each, article.text[each.span.start : each.span.end]) for each in read(article)]
    return [
        (each.attribution and each.attribution.speaker and each.attribution.speaker.name, text) for each, text in spans
    ]


@pytest.mark.parametrize("tag", ["b", "strong"])
def test_bold_names_at_the_heads_of_paragraphs_are_labels(tag: str) -> None:
    toll, auber = f"<{tag}>Mira Toll</{tag}>", f"<{tag}>Jon Auber</{tag}>"
    paragraphs = [f"{toll} {FIRST}", f"{auber} {ANSWER}", MORE, f"{toll} {LAST}"]
    assert said(paragraphs) == [("Mira Toll", FIRST), ("Jon Auber", f"{ANSWER}\n{MORE}"), ("Mira Toll", LAST)]


def test_what_is_stressed_is_no_label() -> None:
    paragraphs = [
        f"JON AUBER: {ANSWER}",
        f"<b>Mind this.</b> {MORE}",
        f"<b>the oil</b> is late. {FIRST}",
        f"<b>Mind this.</b> {LAST}",
    ]
    assert [speaker for speaker, _ in said(paragraphs)] == ["Jon Auber"]


def test_labels_with_a_colon_are_read_in_the_text() -> None:
    paragraphs = [f"<b>MIRA TOLL:</b> {FIRST}", f"<b>JON AUBER</b>: {ANSWER}", f"<b>MIRA TOLL:</b> {LAST}"]
    assert [speaker for speaker, _ in said(paragraphs)] == ["Mira Toll", "Jon Auber", "Mira Toll"]
