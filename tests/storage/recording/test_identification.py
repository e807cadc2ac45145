"""One person written differently is one speaker; two people, or a surname that could be anyone's, are not."""

from __future__ import annotations

import pytest

from service.domain import Article, AttributedSpan, Attribution, CastMember, QuotedSpan, QuoteKind
from service.storage.recording.identification import best_name
from service.storage.store import Store


def speakers(store: Store) -> list[str]:
    return [one.name for one in store.speakers(100).items]


def say(carry, *names: str | CastMember, words: str = "said") -> None:
    """One article in which each of the names is quoted."""
    carry(" ".join(f"“{words} {number}”" for number, _ in enumerate(names)) + repr(names), *names)


def test_a_name_written_differently_is_another_alias_of_one_speaker(store: Store, carry) -> None:
    say(carry, CastMember("Anthony Marlow", ("Marlow",)))
    say(carry, CastMember("Antony J. Marlow", ("Marlow", "Antony Marlow")))
    [speaker] = store.find_speakers("Marlow")
    assert set(store.speaker(speaker.speaker.id).aliases) == {
        "Anthony Marlow",
        "Antony J. Marlow",
        "Antony Marlow",
        "Marlow",
    }


def test_two_people_with_one_surname_stay_two(store: Store, carry) -> None:
    say(carry, "Antony Marlow", "Evelyn Marlow")
    say(carry, "Evelyn Marlow")
    assert [(one.name, one.occurrences) for one in store.speakers(9).items] == [
        ("Antony Marlow", 1),
        ("Evelyn Marlow", 2),
    ]


def test_a_surname_alone_is_nobody_whose_full_name_another_article_gave(store: Store, carry) -> None:
    say(carry, CastMember("Antony Marlow", ("Marlow",)))
    say(carry, "Marlow")
    assert speakers(store) == ["Antony Marlow", "Marlow"]


def test_a_surname_alone_is_the_speaker_of_just_that_name(store: Store, carry) -> None:
    say(carry, "Marlow", "NATO")
    say(carry, "NATO", words="wrote")
    say(carry, "Antony Marlow")
    assert [(one.name, one.occurrences) for one in store.speakers(9).items] == [
        ("Marlow", 1),
        ("NATO", 2),
        ("Antony Marlow", 1),
    ]


def test_a_misspelt_surname_is_still_looked_up(store: Store, carry) -> None:
    say(carry, "Antony Marlowen")
    say(carry, "Antony Narlowen")  # a slip at the front: found by the end
    say(carry, "Antony Marlowan", words="wrote")  # and at the back: found by the front
    assert speakers(store) == ["Antony Marlowen", "Antony Marlowan"]  # the stand-in tells "an" from "en" at the end


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("ANN MARLOW", {"Ann Marlow": 2, "Anna Marlow": 1}, id="the exact name decides"),
        pytest.param("A. Marlow", {"Ann Marlow": 1, "Anna Marlow": 1, "A. Marlow": 1}, id="nothing decides: a new one"),
    ],
)
def test_when_two_speakers_fit(store: Store, name: str, expected: dict[str, int]) -> None:
    for one, text in (("Ann Marlow", "“one”"), ("Anna Marlow", "“two”")):
        store.add_article(Article("The Courier", text), [_said_by(one)], lambda *_: False)
    store.add_article(Article("The Courier", "“six”"), [_said_by(name)], lambda *_: True)
    assert {one.name: one.occurrences for one in store.speakers(9).items} == expected


def _said_by(name: str) -> AttributedSpan:
    attribution = Attribution(CastMember(name), None, None, "test", 1.0)
    return AttributedSpan(QuotedSpan(1, 4, "“", "”"), QuoteKind.DIRECT, attribution)


def test_the_name_to_show_is_the_full_one_that_most_articles_use(store: Store, carry) -> None:
    say(carry, CastMember("Anthony Marlow", ("Marlow",)))
    say(carry, CastMember("Antony Marlow", ("Marlow",)), words="wrote")
    assert speakers(store) == ["Anthony Marlow"]
    say(carry, CastMember("Antony Marlow", ("Marlow",)), words="asked")
    assert speakers(store) == ["Antony Marlow"]


def test_an_article_counts_once_however_often_it_quotes_someone(store: Store, carry) -> None:
    say(carry, "Anthony Marlow")
    say(carry, "Antony Marlow", words="wrote")
    say(carry, *["Anthony Marlow"] * 1, words="asked")
    say(carry, *["Antony Marlow"] * 5, words="told")
    assert speakers(store) == ["Anthony Marlow"]


def test_when_an_article_goes_its_name_counts_no_more(store: Store, carry) -> None:
    say(carry, "Anthony Marlow")
    first = carry("“It is open.”", "Antony Marlow")
    carry("“It is shut.”", "Antony Marlow")
    assert speakers(store) == ["Antony Marlow"]
    store.delete_article(first.id)
    assert speakers(store) == ["Anthony Marlow"]


def test_a_speaker_goes_with_the_last_article_that_quotes_them(store: Store, carry) -> None:
    article = carry("“It is open.”", "Antony Marlow")
    store.delete_article(article.id)
    assert speakers(store) == []
    assert store.find_speakers("Antony Marlow") == []


@pytest.mark.parametrize("name", ["", "   ", "x" * 501])
def test_what_can_be_no_name_is_no_speaker(store: Store, carry, name: str) -> None:
    article = carry("“It is open.”", CastMember(name))
    [occurrence] = store.occurrences_of_article(article.id)
    assert occurrence.speaker is None
    assert occurrence.mention is not None
    assert speakers(store) == []


def test_an_alias_that_can_be_no_name_is_left_out(store: Store, carry) -> None:
    article = carry("“It is open.”", CastMember("Ann Lee", ("Lee", "y" * 501, "")))
    [occurrence] = store.occurrences_of_article(article.id)
    assert store.speaker(occurrence.speaker.id).aliases == ("Ann Lee", "Lee")


def test_an_article_with_many_speakers_takes_as_many_statements_as_with_few(store: Store, carry, statements) -> None:
    say(carry, "Cid Poe")  # the outlet is there now
    counts = []
    for names in (["Ann Lee", "Bob Ray"], [f"{letter}ara Marlow" for letter in "ABCDEFGHIJKLMNOP"]):
        statements.clear()
        say(carry, *names)
        counts.append(len(statements))
    assert len(speakers(store)) == 1 + 2 + 16
    assert counts[0] == counts[1]


def test_a_name_surname_first_is_still_looked_up(store: Store) -> None:
    for number, name in enumerate(["Antony Marlow", "Marlow Antony", "Antony Lee Marlow", "Antony Marlow Lee"]):
        said = [
            AttributedSpan(
                QuotedSpan(1, 4, "“", "”"), QuoteKind.DIRECT, Attribution(CastMember(name), None, None, "", 1.0)
            )
        ]
        store.add_article(Article("The Courier", f"“one” {number}"), said, lambda *_: True)
    assert speakers(store) == ["Antony Marlow"]


def test_an_acronym_that_an_article_introduces_is_that_body(store: Store, carry) -> None:
    say(carry, CastMember("Marlow Rowing Club", ("MRC",)))
    say(carry, CastMember("MRC", ("Marlow Rowing Club",)), words="wrote")  # where the acronym is used more
    say(carry, "MRC", words="asked")
    assert [(one.name, one.occurrences) for one in store.speakers(9).items] == [("Marlow Rowing Club", 3)]


def test_an_acronym_of_two_bodies_is_neither(store: Store, carry) -> None:
    say(carry, CastMember("Marlow Rowing Club", ("MRC",)), CastMember("Maidenhead Racing Circle", ("MRC",)))
    say(carry, "MRC")
    assert speakers(store) == ["Marlow Rowing Club", "Maidenhead Racing Circle", "MRC"]


def test_a_short_form_is_what_its_article_calls_so_in_full(store: Store, carry) -> None:
    say(carry, "PAC")
    say(carry, CastMember("PAC", ("House Marlow PAC",)), words="wrote")
    say(carry, "House Marlow PAC", words="asked")
    assert [(one.name, one.occurrences) for one in store.speakers(9).items] == [("PAC", 1), ("House Marlow PAC", 2)]


def test_a_surname_with_a_particle_is_no_full_name(store: Store, carry) -> None:
    say(carry, "De Marlow")
    say(carry, "De Marlow", words="wrote")
    say(carry, "Ann de Marlow")
    assert [(one.name, one.occurrences) for one in store.speakers(9).items] == [("De Marlow", 2), ("Ann de Marlow", 1)]


def test_a_sons_name_is_no_alias_of_the_father(store: Store, carry) -> None:
    say(carry, CastMember("Antony J. Marlow", ("Antony Marlow Jr.", "Marlow")))
    [speaker] = store.find_speakers("Marlow")
    assert set(store.speaker(speaker.speaker.id).aliases) == {"Antony J. Marlow", "Marlow"}


def test_what_one_article_takes_for_the_same_draws_no_other_in(store: Store) -> None:
    said_by = [CastMember("Antony Marlow Sr.", ("Antony Marlow",)), CastMember("Antony Marlow")]
    for number, member in enumerate(said_by):
        spans = [
            AttributedSpan(QuotedSpan(1, 4, "“", "”"), QuoteKind.DIRECT, Attribution(member, None, None, "test", 1.0))
        ]
        store.add_article(Article("The Courier", f"“one” {number}"), spans, lambda name, names: name in set(names))
    assert speakers(store) == ["Antony Marlow Sr.", "Antony Marlow"]


@pytest.mark.parametrize(
    ("aliases", "best"),
    [
        pytest.param([("Marlow", False, 9, 1), ("Ann Marlow", True, 1, 2)], "Ann Marlow", id="full before common"),
        pytest.param(
            [("Ann Marlow", True, 1, 1), ("Anne Marlow", True, 2, 2)], "Anne Marlow", id="common before early"
        ),
        pytest.param([("Anne Marlow", True, 2, 2), ("Ann Marlow", True, 2, 1)], "Ann Marlow", id="the first of equals"),
        pytest.param([("NATO", False, 3, 1)], "NATO", id="nothing fuller"),
    ],
)
def test_the_best_name(aliases: list[tuple[str, bool, int, int]], best: str) -> None:
    assert best_name(aliases) == best


def test_a_text_made_of_names_costs_no_more_than_its_length(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "“yes”" * 1_000
    compared: list[str] = []

    def note(name: str, _recorded: object) -> bool:
        compared.append(name)
        return False

    spans = []
    for number in range(1_000):
        attribution = Attribution(CastMember(f"Person{number} Marlow"), None, None, "test", 1.0)
        spans.append(
            AttributedSpan(QuotedSpan(5 * number + 1, 5 * number + 4, "“", "”"), QuoteKind.DIRECT, attribution)
        )
    article, _ = store.add_article(Article("The Courier", text), spans, note)
    speakers_of = [one.speaker for one in store.occurrences_of_article(article.id)]
    assert len(speakers_of) == 1_000
    assert sum(speaker is not None for speaker in speakers_of) == 500
    assert len(compared) < 500 * 500 / 2
