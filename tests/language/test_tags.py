"""Language tags are read as people and pages write them, and written in one way."""

import pytest

from service.language.tags import canonical_tag, is_tag, primary_code


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [
        ("en", "en"),
        ("EN_us", "en-US"),
        ("eng", "en"),
        ("ger", "de"),
        ("deu", "de"),
        ("pt-br", "pt-BR"),
        ("zh_hant_TW", "zh-Hant-TW"),
        ("fil", "fil"),
        ("de-CH-1996", "de-CH-1996"),
        ("und", None),
        ("x", None),
        ("english", None),
        ("", None),
        (None, None),
    ],
)
def test_a_tag_is_written_in_one_way(tag: str | None, canonical: str | None) -> None:
    assert canonical_tag(tag) == canonical


@pytest.mark.parametrize(("tag", "is_one"), [("en_GB", True), ("de-1996", True), ("english", False), ("en\n", False)])
def test_what_can_be_a_tag(tag: str, is_one: bool) -> None:
    assert is_tag(tag) is is_one


def test_the_code_is_that_of_the_language_alone() -> None:
    assert primary_code("zh-Hant-TW") == "zh"
