"""Whole numbers in addresses and commands."""

import pytest

from service.text.written_numbers import is_whole_number


@pytest.mark.parametrize("written", ["0", "7", "-7", "9223372036854775807"])
def test_digits_of_ascii_are_a_number(written: str) -> None:
    assert is_whole_number(written)


@pytest.mark.parametrize("written", ["", "-", "+7", " 7", "7 ", "1_0", "7.0", "\u0663", "\uff17", "1" * 20, "7\n"])
def test_nothing_else_is_one(written: str) -> None:
    assert not is_whole_number(written)
