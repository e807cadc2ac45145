"""What two spellings of a surname share."""

import pytest

from service.people.misspelling import without_a_letter


@pytest.mark.parametrize(
    ("one", "other", "is_shared"),
    [
        pytest.param("hathaway", "hatheway", True, id="a letter changed"),
        pytest.param("hathaway", "hatthaway", True, id="a letter too many"),
        pytest.param("hathaway", "hetheway", False, id="two letters changed"),
        pytest.param("hathaway", "mathaway", False, id="another first letter"),
        pytest.param("clark", "clarke", False, id="short names, which may be two people's"),
    ],
)
def test_two_spellings_share_what_is_left_of_them(one: str, other: str, is_shared: bool) -> None:
    assert (not set(without_a_letter(one)).isdisjoint(without_a_letter(other))) is is_shared
