"""The cases that trip attribution, each in sentences written for it: who is named, by which words."""

import pytest

from service.attribution import attribute
from service.domain import AttributedSpan, QuotedSpan
from service.extraction import extract
from service.language.language import language

ENGLISH = language("en")

Said = tuple[str | None, str] | None


def said(text: str) -> list[Said]:
    """For each quote of `text` its speaker's name and the mention; None where nobody is named."""
    return [_said(one) for one in attribute(text, extract(text, ENGLISH), ENGLISH)]


def _said(one: AttributedSpan) -> Said:
    if one.attribution is None or one.attribution.mention is None:
        return None
    speaker = one.attribution.speaker
    return speaker.name if speaker else None, one.attribution.mention.text


INTERRUPTED_TWICE = (
    "Mayor Ann Lee met reporters in Avon.\n\n"
    "“We will build it,” she said, “if the council agrees,” she added, “and not before then.”"
)
OVER_THREE_PARAGRAPHS = (
    "Ann Lee spoke first.\n\n“We came here to work.\n\n“We stayed because it mattered.\n\n"
    "“We leave when it is done,” said Tom Park, who runs the port."
)
NEVER_CLOSED = (
    "Ann Lee opened the meeting.\n\n“The plan is dead, she said, and walked out of the room.\n\n"
    "“We will try again,” said Tom Park."
)
BULLETS = (
    "What they said:\n\n• Ann Lee: “We were ready.”\n• Tom Park: “Nobody asked us.”\n• “I doubt it,” said Joan Reed."
)
ONE_SURNAME = (
    "Senator Ann Lee and her brother, Mayor Tom Lee, disagree. “I will vote no,” Mr. Lee said. “She is wrong.”\n\n"
    "“I will vote yes,” Ms. Lee said."
)
INTERVIEW = "“Q: Why did you leave?”\n\n“LEE: I was tired.”\n\nAnn Lee left in May."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(INTERRUPTED_TWICE, [("Ann Lee", "she")] * 3, id="a quote interrupted twice"),
        pytest.param(OVER_THREE_PARAGRAPHS, [("Tom Park", "Tom Park")], id="a quote over three paragraphs"),
        pytest.param(
            "“My father told me, ‘Never sell the land,’ and I never did,” Ann Lee said.",
            [("Ann Lee", "Ann Lee")],
            id="the outer of two nested quotes",
        ),
        pytest.param(NEVER_CLOSED, [None, ("Tom Park", "Tom Park")], id="a quote that never closes"),
        pytest.param(
            "“It is time for a change, ”said Ann Lee. Tom Park watched.",
            [("Ann Lee", "Ann Lee")],
            id="a closing mark misplaced",
        ),
        pytest.param(
            BULLETS,
            [("Ann Lee", "Ann Lee"), ("Tom Park", "Tom Park"), ("Joan Reed", "Joan Reed")],
            id="quotes in a bulleted list",
        ),
        pytest.param(
            "Lee's critics: Tom Park says 'enough is enough'\n\nTom Park said on Monday that enough is enough.",
            [("Tom Park", "Tom Park")],
            id="a headline's single marks beside a possessive",
        ),
        pytest.param(
            "Tom Park met Carl Reed at the port. “It went well,” he said.",
            [("Tom Park", "he")],
            id="he, after two men: the subject",
        ),
        pytest.param(
            ONE_SURNAME,
            [("Tom Lee", "Lee"), ("Tom Lee", "Lee"), ("Ann Lee", "Lee")],
            id="a woman and a man with one surname",
        ),
        pytest.param(
            "Ann Lee left early. “She is not ill,” a spokesman for Lee said.",
            [(None, "a spokesman")],
            id="a spokesman for a person is not that person",
        ),
        pytest.param(
            "Ann Lee left early. “She is not ill,” Lee’s spokesman said.",
            [(None, "Lee’s spokesman")],
            id="a person's spokesman is not that person",
        ),
        pytest.param(
            "Ann Lee left early. “She is not ill,” said Tom Park, a spokesman for Lee.",
            [("Tom Park", "Tom Park")],
            id="a spokesman with a name",
        ),
        pytest.param(
            "Susan Collins and Angus King spoke. “We worked on this together,” Collins and King said in a statement.",
            [("Susan Collins", "Collins and King")],
            id="joint speakers",
        ),
        pytest.param("Ann Lee tweeted: “The bridge opens on Monday!”", [("Ann Lee", "Ann Lee")], id="a tweet"),
        pytest.param(
            "In an email to staff, Tom Park wrote, “The office is closed.”", [("Tom Park", "Tom Park")], id="an email"
        ),
        pytest.param("The report says the dam is “in poor condition.”", [(None, "The report")], id="a document"),
        pytest.param(INTERVIEW, [(None, "Q"), ("Ann Lee", "LEE")], id="an interview's labels"),
        pytest.param(
            "Kukura says a student told her “the exam was unfair.”",
            [(None, "a student")],
            id="speech reported by another",
        ),
        pytest.param(
            "AVON, Ohio (AP) — Mayor Ann Lee said Monday the town was “open for business.”",
            [("Ann Lee", "Ann Lee")],
            id="a dateline and an agency's credit",
        ),
        pytest.param(
            "“It was the night of my life.” — Ann Lee\n\nThe fair ended on Sunday.",
            [("Ann Lee", "Ann Lee")],
            id="a line of credit",
        ),
        pytest.param(
            "“It is over,” a senior adviser said.", [(None, "a senior adviser")], id="a speaker without a name"
        ),
        pytest.param("According to Ann Lee, the plan is “a mess.”", [("Ann Lee", "Ann Lee")], id="according to"),
        pytest.param(
            "“We want to reassure the town,” said Avon police Chief Bo Hill on Monday.",
            [("Bo Hill", "Bo Hill")],
            id="the place of an office",
        ),
        pytest.param(
            "Ann Lee hinted at “a change of course,” the Avon Herald reported.",
            [("Ann Lee", "Ann Lee")],
            id="words that a newspaper passes on",
        ),
        pytest.param("On Friday she sang “The Long Road Home” at the fair.", [None], id="the title of a song"),
        pytest.param("Joe “Fingers” Smith won the race.", [None], id="a nickname"),
        pytest.param("The so-called “quiet hour” starts at nine.", [None], id="a term"),
    ],
)
def test_the_speaker_and_the_words_that_name_them(text: str, expected: list[Said]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "NATO Secretary General Jens Olsen spoke in Oslo.\n\n“We are ready,” the NATO leader said.",
            "Jens Olsen",
            id="a leader by the body he leads",
        ),
        pytest.param(
            "Secretary of State Ann Lee met Tom Park, a banker.\n\n“We agreed,” the top diplomat said.",
            "Ann Lee",
            id="a diplomat by her office",
        ),
        pytest.param(
            "Sen. Maria Ortega (D-Ohio) opposed the bill. “It is wrong,” the senator said.",
            "Maria Ortega",
            id="a senator by an abbreviated title",
        ),
        pytest.param(
            "“It is wrong,” a senator said after Sen. Maria Ortega (D-Ohio) spoke.",
            None,
            id="a senator without an article that points back is somebody else",
        ),
    ],
)
def test_a_role_stands_for_whom_the_article_gives_it(text: str, name: str | None) -> None:
    (spoken,) = said(text)
    assert spoken is not None
    assert spoken[0] == name


def test_the_speaker_has_the_fullest_name_and_the_aliases_of_the_article() -> None:
    text = "Senator Ann M. Lee spoke. “Yes,” Lee said. Ann Lee then left."
    (spoken,) = attribute(text, extract(text, ENGLISH), ENGLISH)
    assert spoken.attribution is not None
    assert spoken.attribution.speaker is not None
    assert spoken.attribution.speaker.name == "Ann M. Lee"
    assert set(spoken.attribution.speaker.aliases) == {"Lee", "Ann Lee"}


def test_the_title_of_the_article_completes_a_surname() -> None:
    text = "“Yes,” Lee said."
    (spoken,) = attribute(text, extract(text, ENGLISH), ENGLISH, title="Ann Lee says yes")
    assert spoken.attribution is not None
    assert spoken.attribution.speaker is not None
    assert spoken.attribution.speaker.name == "Ann Lee"


def test_no_spans_no_answers() -> None:
    assert attribute("Nobody said a thing.", (), ENGLISH) == ()


def test_the_answer_has_the_order_and_the_length_of_the_spans() -> None:
    text = "“One,” Ann Lee said. “Two.” Then “three” fell."
    spans = extract(text, ENGLISH)
    assert [one.span for one in attribute(text, spans, ENGLISH)] == list(spans)


def test_mention_and_cue_are_pieces_of_the_text() -> None:
    text = "“We will go,” Ann Lee said."
    (spoken,) = attribute(text, (QuotedSpan(1, 12, "“", "”"),), ENGLISH)
    assert spoken.attribution is not None
    for piece in (spoken.attribution.mention, spoken.attribution.cue):
        assert piece is not None
        assert text[piece.start : piece.end] == piece.text
    assert spoken.attribution.rule == "quote, speaker, cue"
    assert 0 < spoken.attribution.confidence <= 1


def test_a_title_with_a_subtitle_is_no_label() -> None:
    text = "Ann Lee lent him a book. He read “Rust: How Bridges Fall,” a work on steel."
    assert said(text)[0] is None or said(text)[0][1] != "Rust"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("“We are late,” Joe “Fingers” Smith told the crowd in Avon.", 1, id="a nickname in a name"),
        pytest.param("Ann Lee told viewers of “Avon This Morning” that “we are late.”", 0, id="a programme"),
        pytest.param("Ann Lee spoke of her new film “Harbour” to people in Avon.", 0, id="a film of one word"),
        pytest.param("Ann Lee was in a film called “The Long Road” that was shown in Avon.", 0, id="a film called so"),
    ],
)
def test_a_name_or_a_title_is_said_by_nobody(text: str, number: int) -> None:
    assert said(text)[number] is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tom Park called the mayor “Mister Perfect” in Avon.", id="somebody called so"),
        pytest.param(
            "Ann Lee noted that Tom Park called the mayor “Mister Perfect” in Avon.", id="as somebody else tells"
        ),
    ],
)
def test_a_name_with_capitals_is_said_by_who_calls_somebody_so(text: str) -> None:
    [attribution] = [one.attribution for one in attribute(text, extract(text, ENGLISH), ENGLISH)]
    assert attribution is not None
    assert attribution.speaker is not None
    assert (attribution.speaker.name, attribution.rule) == ("Tom Park", "called")
