"""Debates in Akoma Ntoso become transcripts: a turn for each speech, by whom its reference names."""

from __future__ import annotations

import pytest

from service.debates import transcript_of_debate
from service.domain import ArticleKind
from service.errors import UnreadableDocument

NAMESPACES = ["http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "http://www.akomantoso.org/2.0"]
BODY = """
<question by="#toll"><from>Mira Toll:</from><p>Will it be <i>lit</i>?</p></question>
<speech by="#auber"><num>3</num><from>The harbour master</from>
  <p>We shall light the northern lantern. <remark>(Applause)</remark></p>
  <scene><p>Bells rang.</p></scene>
  <p>Every keeper will have<br/>dry boots.<authorialNote><p>Twice.</p></authorialNote></p>
  <speech by="#nobody"><from>Lena Moss</from><p>Hear, hear.</p></speech>
</speech>
<speech><p>It is late.</p></speech>
"""


def debate(body: str = BODY, namespace: str = NAMESPACES[0]) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
    <!-- a record -->
    <akomaNtoso xmlns="{namespace}"><debate><meta>
      <FRBRdate date="soon"/><FRBRdate date="2026-05-04"/>
      <references><TLCPerson eId="auber" href="/auber" showAs="Jon Auber"/>
      <TLCPerson id="toll" showAs="Mira Toll"/></references>
    </meta><preface><p><docTitle>On the <b>lantern</b></docTitle></p></preface>
    <debateBody><debateSection><heading>Lights</heading>{body}</debateSection></debateBody></debate></akomaNtoso>"""


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_each_speech_is_a_turn_without_notes_and_headings(namespace: str) -> None:
    article = transcript_of_debate(debate(namespace=namespace), "Council")
    assert (article.kind, article.title) == (ArticleKind.TRANSCRIPT, "On the lantern")
    assert article.published_at is not None
    assert article.published_at.value == "2026-05-04"
    assert article.text.split("\n\n") == [
        "Mira Toll: Will it be lit?",
        "Jon Auber: We shall light the northern lantern.\nEvery keeper will have\ndry boots.",
        "Lena Moss: Hear, hear.",
        "–: It is late.",
    ]
    assert [article.text[start:end] for start, end in article.layout.labels] == [
        "Mira Toll",
        "Jon Auber",
        "Lena Moss",
        "–",
    ]


@pytest.mark.parametrize(
    "content",
    [
        debate("<narrative><p>Nobody spoke.</p></narrative>"),
        "<html><p>Yes</p></html>",
        debate().replace("</debate>", ""),
        '<!DOCTYPE a [<!ENTITY x "y">]>' + debate()[debate().index("<akoma") :],
        "no XML at all",
    ],
    ids=["no speech", "another kind", "broken", "entities", "text"],
)
def test_what_is_no_debate_is_refused(content: str) -> None:
    with pytest.raises(UnreadableDocument):
        transcript_of_debate(content, "Council")
