"""Primary sources are read turn by turn: who speaks, in which words, and who only seems to."""

from __future__ import annotations

import pytest

from service.article_body import article_of, parse_body
from service.domain import Article, ArticleKind, AttributedSpan, QuoteKind, words_of_parts
from service.reading import read

BRIEFING = """Press Briefing by Spokesperson Ilka Varn
Harbour Office, Tollmouth

PARTICIPANTS: Ilka Varn, spokesperson; Admiral Piers Oduya

MS. VARN: Good morning. The two ferries collided at six. (Laughter.) No, at seven.

We have no figures yet.

Q: Was anybody hurt?

MS. VARN: I don't -- I don't know that.

ADMIRAL ODUYA: Eleven people. [crosstalk] Eleven were hurt, and all are [at home] by now.

UNIDENTIFIED MALE: Who pays?

THE MAYOR: The harbour does.
"""


def spoken(text: str, kind: ArticleKind = ArticleKind.TRANSCRIPT, **fields: str) -> list[tuple[str | None, str]]:
    """Who says what, each turn's words with single spaces."""
    return [
        (speaker(item), words(text, item)) for item in read(Article("Record", text, kind=kind, language="en", **fields))
    ]


def speaker(item: AttributedSpan) -> str | None:
    return item.attribution.speaker.name if item.attribution and item.attribution.speaker else None


def words(text: str, item: AttributedSpan) -> str:
    return " ".join(words_of_parts(text, item.span.parts).split())


def test_a_briefing_is_read_turn_by_turn() -> None:
    assert spoken(BRIEFING) == [
        ("Ilka Varn", "Good morning. The two ferries collided at six. No, at seven. We have no figures yet."),
        (None, "Was anybody hurt?"),
        ("Ilka Varn", "I don't -- I don't know that."),
        ("Piers Oduya", "Eleven people. Eleven were hurt, and all are [at home] by now."),
        (None, "Who pays?"),
        (None, "The harbour does."),
    ]


def test_offsets_count_in_the_stored_text_and_every_turn_is_spoken() -> None:
    article = Article("Record", BRIEFING, kind=ArticleKind.TRANSCRIPT, language="en")
    for item in read(article):
        assert item.kind is QuoteKind.SPOKEN
        assert len(words_of_parts(BRIEFING, item.span.parts)) == item.span.end - item.span.start
        for part in item.span.parts:
            assert BRIEFING[part.start : part.end].strip() == BRIEFING[part.start : part.end] != ""


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("BERIT O'HALLOW", "Berit O'Hallow"),
        ("BERIT McSWEEN", "Berit McSween"),
        ("SENATOR SWEEN", "Sween"),
        ("Prime Minister TOLGA", "Tolga"),
        ("JUNE TARN-WEST", "June Tarn-West"),
        ("JUNE TARN, MAYOR OF AVONLEA", "June Tarn"),
        ("JUNE TARN JR.", "June Tarn Jr."),
        ("JUNE TARN (voice-over)", "June Tarn"),
        ("JUNE TARN (ph)", "June Tarn"),
        ("12:04:31 JUNE TARN", "June Tarn"),
        ("JUNE VAN TARN", "June van Tarn"),
        ("JUNE TARN (through translator)", None),
        ("Q", None),
        ("QUESTION", None),
        ("AUDIENCE", None),
        ("UNIDENTIFIED FEMALE", None),
        ("AUDIENCE MEMBER", None),
        ("REPORTER 2", None),
        ("MODERATOR", None),
        ("VERDICT", None),
    ],
)
def test_a_label_is_a_name_or_nobodys(label: str, name: str | None) -> None:
    text = f"{label}: The lock will open in spring.\n\nPIA DORN: I hope so, and June van Tarn said so."
    assert spoken(text)[0] == (name, "The lock will open in spring.")


@pytest.mark.parametrize(
    ("head", "title", "name"),
    [
        ("Present: Ada Quill, Boris Fenn", None, "Ada Quill"),
        ("", "Interview with Ada Quill", "Ada Quill"),
        ("", None, "Ada Quill"),
        ("Present: Ada Quill and Mats Quill", None, None),
    ],
    ids=["header", "title", "text", "two of one surname"],
)
def test_a_surname_is_completed_where_only_one_person_has_it(head: str, title: str | None, name: str | None) -> None:
    text = f"{head}\n\nQUILL: We sold the mill.\n\nBORIS FENN: My guest is Ada Quill. Go on."
    if name is None:
        text = text.replace("Ada Quill. Go", "Quill. Go")
    fields = {} if title is None else {"title": title}
    assert spoken(text, **fields)[0] == (name, "We sold the mill.")


def test_a_title_tells_one_of_two_with_the_same_surname() -> None:
    text = "Present: Mary Quill, Robert Quill\n\nMRS. QUILL: We sold the mill.\n\nMR. QUILL: We did."
    assert [name for name, _ in spoken(text)] == ["Mary Quill", "Robert Quill"]


@pytest.mark.parametrize("office", ["THE PRESIDENT", "PRESIDENT"])
def test_an_office_is_the_one_person_who_has_it(office: str) -> None:
    text = f"Remarks by President Solveig Arden at the Dry Dock\n\n{office}: The dock is open.\n\nQ: Thank you."
    assert spoken(text)[0] == ("Solveig Arden", "The dock is open.")


def test_an_unknown_label_ends_the_turn_before_it() -> None:
    text = "PIA DORN: We begin.\n\nMISS: I object.\n\nBut not to that.\n\nPIA DORN: So noted."
    assert spoken(text) == [
        ("Pia Dorn", "We begin."),
        (None, "I object. But not to that."),
        ("Pia Dorn", "So noted."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Remember: the mill is ours.",
        "At 4:57: a second blast.",
        "My plan is simple: sell it.",
        "And to all of you I say: no.",
    ],
)
def test_a_colon_in_a_sentence_is_no_label(line: str) -> None:
    text = f"PIA DORN: We begin.\n\n{line}\n\nTOM FELL: Yes, we begin at once, and with the mill."
    assert spoken(text)[0] == ("Pia Dorn", f"We begin. {line}")


def test_labels_in_small_letters_are_names_that_come_again() -> None:
    text = (
        "Pia Dorn: What did you sell?\nTom Fell: The mill.\nWarning: this was a joke.\n"
        "Pia Dorn: And then?\nTom Fell: The weir."
    )
    assert spoken(text) == [
        ("Pia Dorn", "What did you sell?"),
        ("Tom Fell", "The mill. Warning: this was a joke."),
        ("Pia Dorn", "And then?"),
        ("Tom Fell", "The weir."),
    ]


def test_a_turn_goes_on_over_an_interjection_but_not_over_a_question() -> None:
    text = (
        "ADA QUILL: We will rebuild the weir --\n\nAUDIENCE: Rebuild it!\n\nADA QUILL: -- stone by stone.\n\n"
        "PIA DORN: When?\n\nADA QUILL: In May."
    )
    assert spoken(text) == [
        ("Ada Quill", "We will rebuild the weir -- -- stone by stone."),
        (None, "Rebuild it!"),
        ("Pia Dorn", "When?"),
        ("Ada Quill", "In May."),
    ]


def test_an_answer_between_two_questions_is_no_interjection() -> None:
    text = "PIA DORN: Was it you?\n\nADA QUILL: Yes.\n\nPIA DORN: Then why did you not say so?"
    assert [name for name, _ in spoken(text)] == ["Pia Dorn", "Ada Quill", "Pia Dorn"]


def test_what_stands_behind_a_clip_without_a_label_is_nobodys() -> None:
    text = (
        "PIA DORN: Listen to this.\n\n(BEGIN VIDEO CLIP)\n\nADA QUILL: The mill is sold.\n\n(END VIDEO CLIP)\n\n"
        "And so it was.\n\nPIA DORN: Good night."
    )
    assert spoken(text) == [
        ("Pia Dorn", "Listen to this."),
        ("Ada Quill", "The mill is sold."),
        (None, "And so it was."),
        ("Pia Dorn", "Good night."),
    ]


@pytest.mark.parametrize(
    "note",
    ["(APPLAUSE)", "(Laughter.)", "(Laughter and applause.)", "[crosstalk]", "[INAUDIBLE]", "[00:12:31]", "(12:31)"],
)
def test_a_note_is_no_words(note: str) -> None:
    assert spoken(f"ADA QUILL: We came {note} in peace.\n\nPIA DORN: Did you?")[0][1] == "We came in peace."


@pytest.mark.parametrize("words_in_brackets", ["[the mill]", "(and I was there)", "(which is 12 years old)"])
def test_other_brackets_are_words(words_in_brackets: str) -> None:
    said = f"We sold {words_in_brackets} in May."
    assert spoken(f"ADA QUILL: {said}\n\nPIA DORN: Did you?")[0][1] == said


def test_a_quote_that_is_read_out_keeps_its_own_speaker() -> None:
    text = "ADA QUILL: Captain Tom Fell said, “The weir was rotten for ten years.” I believe him.\n\nPIA DORN: Go on."
    turn = read(Article("Record", text, kind=ArticleKind.TRANSCRIPT, language="en"))[0]
    [inner] = turn.inner
    assert (speaker(turn), speaker(inner)) == ("Ada Quill", "Tom Fell")
    assert text[inner.span.start : inner.span.end] == "The weir was rotten for ten years."


def test_quotes_that_are_read_out_in_a_long_turn_are_read_where_they_stand() -> None:
    filler = "We have mended many things on this coast since the storm. " * 60
    text = (
        f"ADA QUILL: Captain Tom Fell said, “The weir was rotten for ten years.” {filler}(APPLAUSE) {filler}"
        f"And the engineer Ines Holt wrote, “No timber in it was sound at all.” {filler}\n\nPIA DORN: Go on."
    )
    turn = read(Article("Record", text, kind=ArticleKind.TRANSCRIPT, language="en"))[0]
    assert (words(text, turn)[:7], turn.span.start, len(turn.span.parts)) == ("Captain", 11, 2)
    assert [
        (speaker(inner), text[inner.span.start : inner.span.end], text[at.start : at.end])
        for inner in turn.inner
        if inner.attribution and (at := inner.attribution.mention)
    ] == [
        ("Tom Fell", "The weir was rotten for ten years.", "Tom Fell"),
        ("Ines Holt", "No timber in it was sound at all.", "Ines Holt"),
    ]
    assert turn.span.inner == tuple(inner.span for inner in turn.inner)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"byline": "Ada Quill"}, "Ada Quill"),
        ({"byline": "By Mayor Ada Quill"}, "Ada Quill"),
        ({"byline": "Tollmouth Harbour Authority"}, "Tollmouth Harbour Authority"),
        ({"title": "Statement by Mayor Ada Quill on the weir"}, "Ada Quill"),
        ({"title": "Remarks of Ada Quill, Tollmouth"}, "Ada Quill"),
        ({"byline": "Ada Quill and Tom Fell"}, None),
        ({"title": "The weir"}, None),
        ({}, None),
    ],
)
def test_a_statement_is_its_authors(fields: dict[str, str], name: str | None) -> None:
    text = "FOR IMMEDIATE RELEASE\n\nThe weir is closed.\n\nCONTACT: Tom Fell\n\nIt will open in May."
    [(given, said)] = spoken(text, ArticleKind.STATEMENT, **fields)
    assert (given, "The weir is closed." in said, "It will open in May." in said) == (name, True, True)


def test_a_statement_may_be_labelled() -> None:
    assert spoken("ADA QUILL: The weir is closed.\n\nIt is old.", ArticleKind.STATEMENT) == [
        ("Ada Quill", "The weir is closed. It is old.")
    ]


def test_a_post_is_its_authors_whatever_it_shouts() -> None:
    assert spoken("BREAKING: The weir is closed!", ArticleKind.POST, byline="Ada Quill") == [
        ("Ada Quill", "BREAKING: The weir is closed!")
    ]


@pytest.mark.parametrize("label", ["<b>{}:</b>", "<strong>{}:</strong>", "<b>{}</b>:"])
def test_labels_of_a_page_may_be_bold(label: str) -> None:
    said = (
        ("Pia Dorn", "Mayor Quill, what will you do about the old weir this winter, now that the council has met?"),
        ("Ada Quill", "We will rebuild the eastern weir, stone by stone, before the first herring comes back to us."),
        ("Pia Dorn", "And who is going to pay for all of it, once the money of the harbour office is gone?"),
        ("Ada Quill", "Those who pay today, and nobody else; the crews of the harbour have paid for long enough."),
    )
    page = "".join(f"<p>{label.format(name)} {words}</p>" for name, words in said)
    body = {"outlet": "Record", "html": f"<html><body><article><h1>Briefing</h1>{page}</article></body></html>"}
    article = article_of(parse_body(body | {"kind": "transcript", "language": "en"}))
    turns = [(turn.attribution, article.text[turn.span.start : turn.span.end]) for turn in read(article)]
    assert [(given and given.speaker and given.speaker.name, words) for given, words in turns] == [*said]
