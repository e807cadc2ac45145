"""Takes a person out of the record: the names, and the attribution of every quote to them; texts stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, distinct, func, or_, select, update

from service.people.lookup_keys import is_same_name
from service.storage.contents import speakers
from service.storage.contents.nested_quotes import without_person
from service.storage.correcting.forgetting import forget_in_corrections
from service.storage.schema.tables import AliasRow, ArticleRow, FurtherSpeakerRow, OccurrenceRow, SpeakerRow
from service.storage.statements.id_batches import batches
from service.storage.validity import check_text
from service.storage.watching.watches import forget_watched

_NO_ATTRIBUTION: dict[str, Any] = dict.fromkeys(
    (
        *("speaker_id", "about_id", "alias_id", "rule", "confidence"),
        *("mention_text", "mention_start", "mention_end", "cue_text", "cue_start", "cue_end"),
    )
)
_NO_READING = {name: None for name in _NO_ATTRIBUTION if name not in {"speaker_id", "about_id"}}
"""Of an occurrence that was read as theirs, and is another's by a correction."""


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker who may be forgotten: every name there is for them, and in how many articles they are quoted."""

    id: int
    names: tuple[str, ...]
    articles: int


def called(connection: Connection, name: str) -> list[Person]:
    """Everybody one of whose names is just `name`, but for case and accents, by id. Raises InvalidText."""
    found: list[Person] = []
    for detail in speakers.find(connection, name):
        names = speakers.get(connection, detail.speaker.id).aliases
        if any(is_same_name(name, alias) for alias in names):
            further = select(FurtherSpeakerRow.occurrence_id).where(FurtherSpeakerRow.speaker_id == detail.speaker.id)
            counted = select(func.count(distinct(OccurrenceRow.article_id))).where(
                or_(_names(detail.speaker.id), OccurrenceRow.id.in_(further))
            )
            found.append(Person(detail.speaker.id, names, connection.scalar(counted) or 0))
    return found


def forget(connection: Connection, speaker_id: int) -> None:
    """Give the quotes of a speaker to nobody, within other quotes too, and delete the speaker with all names, whoever
    was merged with them, and what corrections say of them."""
    person = speakers.get(connection, speaker_id)
    ids = sorted({person.speaker.id, *(merged.id for merged in person.merged)})
    rows = connection.execute(select(AliasRow.id, AliasRow.name).where(AliasRow.person_id == person.speaker.id)).all()
    connection.execute(update(OccurrenceRow).where(_names(person.speaker.id)).values(_NO_ATTRIBUTION))
    for batch in batches([id for id, _ in rows]):
        read_as = update(OccurrenceRow).where(OccurrenceRow.alias_id.in_(batch))
        connection.execute(read_as.values(_NO_READING))
    _forget_among_others(connection, person.speaker.id)
    names = {name for _, name in rows}
    _forget_within_quotes(connection, names)
    forget_in_corrections(connection, ids, names | {person.speaker.name})
    forget_watched(connection, names | {person.speaker.name})
    connection.execute(delete(AliasRow).where(AliasRow.person_id == person.speaker.id))
    connection.execute(delete(AliasRow).where(AliasRow.speaker_id.in_(ids)))
    connection.execute(delete(SpeakerRow).where(SpeakerRow.id.in_(ids)))


def articles_holding(connection: Connection, name: str, after: int, most: int) -> Sequence[int]:
    """The ids behind `after` of the next `most` articles in which `name` stands, whatever the case of its letters."""
    check_text("name", name)
    fields = (ArticleRow.text, ArticleRow.title, ArticleRow.byline)
    query = select(ArticleRow.id).where(
        ArticleRow.id > after, or_(*(field.icontains(name, autoescape=True) for field in fields))
    )
    return connection.scalars(query.order_by(ArticleRow.id).limit(most)).all()


def _names(speaker_id: int) -> Any:
    return or_(OccurrenceRow.speaker_id == speaker_id, OccurrenceRow.about_id == speaker_id)


def _forget_among_others(connection: Connection, speaker_id: int) -> None:
    """Take a speaker out of those whom occurrences name besides the first."""
    is_theirs = FurtherSpeakerRow.speaker_id == speaker_id
    occurrence_ids = set(connection.scalars(select(FurtherSpeakerRow.occurrence_id).where(is_theirs)))
    connection.execute(delete(FurtherSpeakerRow).where(is_theirs))
    left = (
        select(func.nullif(func.count(), 0))
        .where(FurtherSpeakerRow.occurrence_id == OccurrenceRow.id)
        .correlate(OccurrenceRow)
        .scalar_subquery()
    )
    for batch in batches(sorted(occurrence_ids)):
        connection.execute(update(OccurrenceRow).where(OccurrenceRow.id.in_(batch)).values(further=left))


def _forget_within_quotes(connection: Connection, names: set[str]) -> None:
    query = select(OccurrenceRow.id, OccurrenceRow.inner).where(OccurrenceRow.inner.is_not(None))
    rows = connection.execute(query).all()
    changed = [(id, rest) for id, inner in rows if (rest := without_person(inner, names)) != inner]
    if changed:
        written = update(OccurrenceRow).where(OccurrenceRow.id == bindparam("of_id")).values(inner=bindparam("rest"))
        connection.execute(written, [{"of_id": id, "rest": rest} for id, rest in changed])
