"""Bodies of articles that cannot be taken, with the words in which each is refused, wherever it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

NULL = "Field may not be null."
NO_STRING = "Not a valid string."
EMPTY = "It is empty; give some text or leave the field out."
ONE_OF_TWO = "Give the article in one of text, html, turns, captions and debate."
ADDRESS = "Give an address that begins with http:// or https://."
WHOLE_ADDRESS = "Give a whole address: with a host, without white space, quotation marks, angles or anybody's name."
TAG = "Give a language tag such as en or pt-BR."
WHOLE = {"_schema": ["Invalid input type."]}
GOOD = {"outlet": "A", "text": "T"}


def no_time(value: str) -> str:
    example = "a date such as 2022-01-27 or a date and time with its offset such as 2022-01-27T11:30:00+04:00"
    return f"{value!r} is not a publication time; give {example}"


def too_long(length: str, longest: str) -> str:
    return f"It is {length} code points long; give at most {longest}."


def nul(at: int) -> str:
    return f"It holds a NUL character at code point {at}, which cannot be stored; take it out."


def surrogate(at: int) -> str:
    return f"It holds a lone surrogate at code point {at}, which cannot be stored; take it out."


BAD: dict[str, tuple[object, dict[str, list[str]]]] = {
    "a list": ([1], WHOLE),
    "null": (None, WHOLE),
    "a string": ("T", WHOLE),
    "a number": (7, WHOLE),
    "nothing": ({}, {"outlet": ["Missing data for required field."]}),
    "no outlet": ({"text": "T"}, {"outlet": ["Missing data for required field."]}),
    "a null outlet": (GOOD | {"outlet": None}, {"outlet": [NULL]}),
    "an empty outlet": (GOOD | {"outlet": ""}, {"outlet": [EMPTY]}),
    "a blank outlet": (GOOD | {"outlet": " \n"}, {"outlet": [EMPTY]}),
    "a number for an outlet": (GOOD | {"outlet": 7}, {"outlet": [NO_STRING]}),
    "a list for an outlet": (GOOD | {"outlet": ["A"]}, {"outlet": [NO_STRING]}),
    "an endless outlet": (GOOD | {"outlet": "x" * 501}, {"outlet": [too_long("501", "500")]}),
    "neither text nor html": ({"outlet": "A"}, {"text": [ONE_OF_TWO]}),
    "text and html": (GOOD | {"html": "<p>T</p>"}, {"text": [ONE_OF_TWO]}),
    "a null text": (GOOD | {"text": None}, {"text": [NULL]}),
    "a null page": ({"outlet": "A", "html": None}, {"html": [NULL]}),
    "a null text beside a page": ({"outlet": "A", "html": "<p>T</p>", "text": None}, {"text": [NULL]}),
    "a blank text": (GOOD | {"text": " "}, {"text": [EMPTY]}),
    "a number for a text": (GOOD | {"text": 1.5}, {"text": [NO_STRING]}),
    "a NUL in the text": (GOOD | {"text": "a\0b"}, {"text": [nul(1)]}),
    "a lone surrogate in the text": (GOOD | {"text": "ab\ud800"}, {"text": [surrogate(2)]}),
    "an object for a page": ({"outlet": "A", "html": {}}, {"html": [NO_STRING]}),
    "an address that runs": (GOOD | {"url": "javascript:alert(1)"}, {"url": [ADDRESS]}),
    "an address without a host": (GOOD | {"url": "https:///x"}, {"url": [WHOLE_ADDRESS]}),
    "an address in capitals": (GOOD | {"url": "HTTPS://a.example"}, {"url": [ADDRESS]}),
    "an empty address": (GOOD | {"url": ""}, {"url": [EMPTY]}),
    "a long address": (GOOD | {"url": "https://a/" + "x" * 2048}, {"url": [too_long("2,058", "2,048")]}),
    "a number for an address": (GOOD | {"url": 1}, {"url": [NO_STRING]}),
    "true for a title": (GOOD | {"title": True}, {"title": [NO_STRING]}),
    "a long title": (GOOD | {"title": "x" * 2001}, {"title": [too_long("2,001", "2,000")]}),
    "a NUL for a title": (GOOD | {"title": "\0"}, {"title": [nul(0)]}),
    "a long byline": (GOOD | {"byline": "é" * 2001}, {"byline": [too_long("2,001", "2,000")]}),
    "a date in words": (GOOD | {"published_at": "6 May 2024"}, {"published_at": [no_time("6 May 2024")]}),
    "a number for a date": (GOOD | {"published_at": 2024}, {"published_at": [no_time("2024")]}),
    "a list for a date": (GOOD | {"published_at": ["2024-05-06"]}, {"published_at": [no_time("['2024-05-06']")]}),
    "a day that never was": (GOOD | {"published_at": "2022-02-30"}, {"published_at": [no_time("2022-02-30")]}),
    "an empty date": (GOOD | {"published_at": ""}, {"published_at": [no_time("")]}),
    "a language in words": (GOOD | {"language": "the English one"}, {"language": [TAG]}),
    "a language and a line end": (GOOD | {"language": "en\n"}, {"language": [TAG]}),
    "a number for a language": (GOOD | {"language": 1}, {"language": [NO_STRING]}),
    "an empty language": (GOOD | {"language": ""}, {"language": [TAG]}),
    "a language with a NUL": (GOOD | {"language": "en\0"}, {"language": [TAG]}),
    "a field that only seeds have": (GOOD | {"evidence": "I say so"}, {"evidence": ["Unknown field."]}),
    "a field that nobody knows": (GOOD | {"colour": 1}, {"colour": ["Unknown field."]}),
    "an unknown field and no text": ({"outlet": "A", "colour": 1}, {"colour": ["Unknown field."]}),
    "a lone surrogate for a field": (GOOD | {"\ud800": 1}, {"\ud800": ["Unknown field."]}),
    "a bad outlet, text and html": ({"outlet": "", "text": "T", "html": "<p>T</p>"}, {"outlet": [EMPTY]}),
    "every field": (
        {
            "outlet": "",
            "text": "a\0",
            "url": "x",
            "title": "",
            "byline": 1,
            "published_at": "x",
            "language": "?",
            "b": 1,
        },
        {
            "outlet": [EMPTY],
            "text": [nul(1)],
            "url": [ADDRESS],
            "title": [EMPTY],
            "byline": [NO_STRING],
            "published_at": [no_time("x")],
            "language": [TAG],
            "b": ["Unknown field."],
        },
    ),
}
"""By what is wrong: the body, and the messages for each of its fields."""


def in_words(faults: Mapping[str, Sequence[str]]) -> str:
    """What is said of a body with these faults, outside of the API, whose problems name each."""
    if "_schema" in faults:
        return "it is no JSON object; give one with the fields of an article"
    return "; ".join(f"{field}: {messages[0]}" for field, messages in faults.items())
