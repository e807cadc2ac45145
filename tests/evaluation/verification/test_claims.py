"""Who is claimed to have said what."""

from __future__ import annotations

import pytest

from evaluation.verification.claims import Claims, person
from evaluation.verification.corpus import Corpus
from evaluation.verification.query import Query
from service.domain import AttributionVerdict


@pytest.fixture(scope="module")
def claims(small: Corpus) -> list[Query]:
    return list(Claims(small, list(small.quotes.values()), seed=1, most=40).queries())


def test_the_right_speaker_is_named_as_people_write_names(claims: list[Query]) -> None:
    falk = {query.kind: query.claimed for query in claims if "families across the river" in query.text}
    assert falk["right speaker, full name"] == "Otto Falk"
    assert falk["right speaker, surname"] == "Falk"
    assert falk["right speaker, initial"] == "O. Falk"
    assert falk["right speaker, surname first"] == "Falk, Otto"
    assert "right speaker, misspelt" not in falk  # four letters are too few to be misspelt


def test_a_wrong_speaker_is_someone_else_in_the_same_article(claims: list[Query]) -> None:
    wrong = [query for query in claims if query.kind == "wrong speaker"]
    assert wrong
    for query in wrong:
        assert query.attribution is AttributionVerdict.CONTRADICTED
        assert str(query.claimed).split()[-1] not in " ".join(query.origin.speakers)


def test_a_namesake_has_another_given_name(claims: list[Query]) -> None:
    pairs = {(query.origin.speakers[0], query.claimed) for query in claims if query.kind == "wrong speaker, namesake"}
    assert pairs == {("Otto Falk", "Greta Falk"), ("Greta Falk", "Otto Falk")}


@pytest.mark.parametrize(
    ("name", "is_person"),
    [
        ("Lena Hartmann", True),
        ("Hartmann", False),
        ("Velde Harbour Committee", False),
        ("NATO", False),
        ("Sam Ortiz Jr", False),
    ],
)
def test_only_plain_names_of_people_are_rewritten(name: str, is_person: bool) -> None:
    assert (person(name) is not None) is is_person
