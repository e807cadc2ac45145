"""Checks rows that come in from an export as strictly as articles that are sent: a stranger may have made the file.

What follows from other columns (hashes, keys of names) is made anew, not believed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from service.domain import ArticleKind, PublishedAt, QuoteKind, Span, Stance, words_of_parts
from service.errors import InvalidExport, InvalidPublicationTime, InvalidText
from service.people.lookup_keys import LONGEST_NAME, is_usable, name_keys
from service.storage.contents.layouts import layout_of
from service.storage.contents.occurrences import CONTEXT
from service.storage.contents.publication_filters import to_microseconds
from service.storage.correcting.arriving import arrived_correction, arrived_places, require
from service.storage.names import KEY_LANGUAGE
from service.storage.recording.preparation import key_hash, text_hash
from service.storage.schema.tables import (
    ADDED,
    HIDDEN,
    TAKEN_OUT,
    UNKNOWN_MOMENT,
    AliasRow,
    ArticleRow,
    OccurrenceRow,
    QuoteRow,
)
from service.storage.validity import check_text
from service.text.normalise import normalise

LARGEST_ID = 2**53 - 1
"""The largest number that every reader of JSON holds; a store that gives out an id a microsecond needs 285 years."""
_PLAIN, _ATTRIBUTED, _WITH_STANCE = 2, 7, 8
"""How many entries the lists of contents/nested_quotes.py have."""

Row = dict[str, Any]


class _Article(NamedTuple):
    text: str
    outlet_id: int
    moment: int


def checked(connection: Connection, table: str, rows: Sequence[Row]) -> list[Row]:
    """`rows` of a table, as they may be stored. Raises InvalidExport, which says what is wrong with the first bad."""
    for row in rows:
        _check_values(row)
    match table:
        case "occurrence":
            return _occurrences(connection, rows)
        case "further_speaker":
            return _further_speakers(connection, rows)
        case "correction_place":
            return arrived_places(connection, rows)
    make = _MAKERS.get(table)
    return list(rows) if make is None else [make(row) for row in rows]


def _check_values(row: Row) -> None:
    require(_is_number(row["id"], 1, LARGEST_ID), "an id is out of range")
    for column, value in row.items():
        if isinstance(value, str):
            try:
                check_text(column, value)
            except InvalidText as error:
                raise InvalidExport(str(error)) from error


def _outlet(row: Row) -> Row:
    name = row["name"]
    require(bool(name.strip()) and len(name) <= LONGEST_NAME, "an outlet's name is empty or too long")
    return row


def _article(row: Row) -> Row:
    published = row["published_at"]
    try:
        moment = None if published is None else to_microseconds(PublishedAt.parse(published))
    except InvalidPublicationTime as error:
        raise InvalidExport(str(error)) from error
    try:
        layout = layout_of(row["layout"])
    except (ValueError, TypeError, InvalidPublicationTime) as error:
        raise InvalidExport("the layout of an article") from error
    ranges = [*layout.captions, *layout.questions, *((post.start, post.end) for post in layout.posts)]
    require(all(_is_range(each, 0, len(row["text"])) for each in ranges), "a part of a page is outside its text")
    require(row["kind"] in {kind.value for kind in ArticleKind}, "the kind of an article")
    ranges = [*layout.labels, *((offset, offset) for offset, _ in layout.times)]
    require(all(_is_range(each, 0, len(row["text"])) for each in ranges), "a part of a transcript is outside its text")
    require(row["reader"] is None or _is_number(row["reader"], 0, LARGEST_ID), "the reader of an article")
    return row | {"published_us": moment, "text_hash": text_hash(row["text"])}


def _quote(row: Row) -> Row:
    key = normalise(row["text"]).key
    require(bool(key), "a quote holds no word")
    return row | {"key_hash": key_hash(key)}


def _speaker(row: Row) -> Row:
    names = [row["name"], *([row["given_name"]] if row["given_name"] is not None else [])]
    require(all(is_usable(name) for name in names), "a speaker's name is empty or too long")
    return row


def _alias(row: Row) -> Row:
    require(is_usable(row["name"]) and row["articles"] >= 0, "a name of a speaker, or its count, cannot be")
    keys = name_keys(row["name"], KEY_LANGUAGE)
    named = {"surname": keys.surname, "near_head": keys.near_head, "near_tail": keys.near_tail}
    require(row["mark"] in {None, ADDED, HIDDEN}, "the mark of a name")
    return row | named | {"is_full": keys.is_full, "person_id": row["person_id"] or row["speaker_id"]}


_MAKERS: Mapping[str, Callable[[Row], Row]] = {
    "outlet": _outlet,
    "article": _article,
    "quote": _quote,
    "speaker": _speaker,
    "alias": _alias,
    "correction": arrived_correction,
}


def _further_speakers(connection: Connection, rows: Sequence[Row]) -> list[Row]:
    columns = (OccurrenceRow.id, OccurrenceRow.quote_id, OccurrenceRow.start, OccurrenceRow.end)
    ids = {row["occurrence_id"] for row in rows}
    places = {id: (*place,) for id, *place in connection.execute(select(*columns).where(OccurrenceRow.id.in_(ids)))}
    speakers = _values(connection, AliasRow.id, AliasRow.person_id, {row["alias_id"] for row in rows})
    for row in rows:
        quote_id, start, end = places.get(row["occurrence_id"], (None, 0, 0))
        require(quote_id is not None and row["quote_id"] == quote_id, "a further speaker is of no such occurrence")
        require(
            speakers.get(row["alias_id"]) == row["speaker_id"] and row["place"] > 0, "a further speaker is another's"
        )
        inner = row["inner_start"]
        is_inside = inner is None or inner == TAKEN_OUT or _is_number(inner, start, end)
        require(is_inside, "a further speaker's quote is outside the other")
    return list(rows)


def _occurrences(connection: Connection, rows: Sequence[Row]) -> list[Row]:
    ids = {row["article_id"] for row in rows}
    columns = (ArticleRow.id, ArticleRow.text, ArticleRow.outlet_id, ArticleRow.published_us)
    articles = {
        id: _Article(text, outlet_id, UNKNOWN_MOMENT if moment is None else moment)
        for id, text, outlet_id, moment in connection.execute(select(*columns).where(ArticleRow.id.in_(ids)))
    }
    keys = _values(connection, QuoteRow.id, QuoteRow.key_hash, {row["quote_id"] for row in rows})
    speakers = _values(connection, AliasRow.id, AliasRow.person_id, {row["alias_id"] for row in rows})
    made = []
    for row in rows:
        article = articles.get(row["article_id"])
        if article is None:
            raise InvalidExport("an occurrence stands in an article that is not there")
        _check_place(row, article.text)
        _check_attribution(row, article.text, speakers)
        require(keys.get(row["quote_id"]) == key_hash(normalise(row["text"]).key), "an occurrence has another wording")
        made.append(row | {"outlet_id": article.outlet_id, "moment": article.moment})
    return made


def _values(connection: Connection, id: Any, column: Any, ids: set[Any]) -> dict[int, Any]:
    return dict(connection.execute(select(id, column).where(id.in_(ids - {None}))).all())


def _check_place(row: Row, text: str) -> None:
    start, end = row["start"], row["end"]
    require(_is_range((start, end), 0, len(text)), "an occurrence is outside its article")
    for part in row["parts"] or ():
        require(_is_range(part, start, end), "a part of a quote is outside it")
    words = text[start:end]
    if row["kind"] == QuoteKind.SPOKEN.value and row["parts"]:
        words = words_of_parts(text, [Span(*part) for part in row["parts"]])
    require(words == row["text"], "an occurrence has other words than its article")
    context = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    require(context == (row["prefix"], row["suffix"]), "an occurrence has other words around it than its article")
    for inner in row["inner"] or ():
        require(isinstance(inner, list) and len(inner) in {_PLAIN, _ATTRIBUTED, _WITH_STANCE}, "a quote within a quote")
        require(_is_range(inner[:_PLAIN], start, end), "a quote within a quote is outside it")
        _check_inner(inner[_PLAIN:], start, end)


def _check_inner(attribution: Sequence[Any], start: int, end: int) -> None:
    if not attribution:
        return
    name, mention, cue, rule, confidence, *stance = attribution
    require(name is None or (isinstance(name, str) and is_usable(name)), "the speaker of a quote within a quote")
    require(all(span is None or _is_range(span, start, end) for span in (mention, cue)), "who says a quote within one")
    require((rule is None or isinstance(rule, str)) and _is_share(confidence), "the rule of a quote within a quote")
    require(all(value in {each.value for each in Stance} for value in stance), "the stance of a quote within a quote")


def _check_attribution(row: Row, text: str, speakers: Mapping[int, int]) -> None:
    require(row["kind"] in {kind.value for kind in QuoteKind}, "a kind is unknown")
    require(row["stance"] in {stance.value for stance in Stance}, "a stance is unknown")
    for name in ("mention", "cue"):
        words, start, end = (row[f"{name}_{column}"] for column in ("text", "start", "end"))
        is_there = _is_range((start, end), 0, len(text)) and text[start:end] == words
        require(is_there or (words, start, end) == (None, None, None), f"a {name} is not what stands in its article")
    require(_is_share(row["confidence"]), "a confidence is not from 0 to 1")
    person = row["speaker_id"] if row["stance"] == Stance.SAID.value else row["about_id"]
    is_single = (row["speaker_id"], row["about_id"]) in {(person, None), (None, person)}
    is_read = row["correction_id"] is not None or row["alias_id"] is None or speakers.get(row["alias_id"]) == person
    require(is_single and is_read, "a speaker is another's")
    require(row["read_kind"] in {None, *(kind.value for kind in QuoteKind)}, "a kind that was read is unknown")
    require(row["read_stance"] in {None, *(stance.value for stance in Stance)}, "a stance that was read is unknown")


def _is_number(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_range(span: object, least: int, most: int) -> bool:
    if not isinstance(span, (list, tuple)) or len(span) != _PLAIN:
        return False
    return _is_number(span[0], least, most) and _is_number(span[1], span[0], most)


def _is_share(value: object) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1)
