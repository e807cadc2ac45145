"""Lists speakers, and looks them up by id and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, distinct, exists, func, or_, select
from sqlalchemy.orm import aliased

from service.domain import Speaker
from service.errors import SpeakerNotFound
from service.people.lookup_keys import name_keys
from service.storage.contents import further_speakers
from service.storage.names import KEY_LANGUAGE
from service.storage.records import Page, SpeakerDetail, SpeakerSummary
from service.storage.schema.tables import ADDED, HIDDEN, AliasRow, FurtherSpeakerRow, OccurrenceRow, SpeakerRow
from service.storage.statements.id_batches import batches
from service.storage.statements.id_lists import in_ids
from service.storage.statements.like_names import looks_like
from service.storage.validity import as_position, check_text, is_possible_id
from service.text.name_folding import fold_name

_SPEAKS = or_(
    exists().where(OccurrenceRow.speaker_id == SpeakerRow.id),
    exists().where(FurtherSpeakerRow.speaker_id == SpeakerRow.id, FurtherSpeakerRow.inner_start.is_(None)),
)
"""Who said something alone, or together with others."""
_SHOWN = func.coalesce(AliasRow.mark, ADDED) != HIDDEN
"""Not a name that a correction took away."""


def page(connection: Connection, limit: int, after: int | None, piece: str | None = None) -> Page[SpeakerSummary]:
    """Speakers by id, each with the number of their quotes; with `piece`, those with a name that holds it. Who is named
    only as not having said something is none of them.

    Raises InvalidText for a piece that cannot be part of a stored name.
    """
    on_page = (
        select(SpeakerRow.id, SpeakerRow.name)
        .where(SpeakerRow.id > as_position(after), _SPEAKS, *_named_with(piece))
        .order_by(SpeakerRow.id)
        .limit(limit + 1)
        .subquery()
    )
    query = (
        select(on_page.c.id, on_page.c.name, func.count(distinct(OccurrenceRow.quote_id)), func.count(OccurrenceRow.id))
        .outerjoin(OccurrenceRow, OccurrenceRow.speaker_id == on_page.c.id)
        .group_by(on_page.c.id, on_page.c.name)
        .order_by(on_page.c.id)
    )
    rows = connection.execute(query).all()
    together = further_speakers.count_quotes(connection, [id for id, *_ in rows])
    summaries = [
        SpeakerSummary(id, name, own + quotes, occurrences + joint)
        for id, name, own, occurrences in rows
        for quotes, joint in [together.get(id, (0, 0))]
    ]
    return Page(tuple(summaries[:limit]), summaries[limit - 1].id if len(summaries) > limit else None)


def _named_with(piece: str | None) -> list[ColumnElement[bool]]:
    """A name holds the piece, whatever the case; a surname also begins with it, whatever the accents."""
    if piece is None:
        return []
    check_text("speaker", piece)
    plain = " ".join(piece.split())
    holds = AliasRow.name.icontains(plain, autoescape=True)
    begins = AliasRow.surname.startswith(fold_name(plain), autoescape=True)
    is_named = or_(holds, begins) if fold_name(plain) else holds
    return [SpeakerRow.id.in_(select(AliasRow.person_id).where(is_named, _SHOWN))]


def get(connection: Connection, speaker_id: int) -> SpeakerDetail:
    """A speaker and every name for them; who was merged into another is that one now. Raises SpeakerNotFound."""
    person = now_of(connection, speaker_id)
    aliases = connection.scalars(
        select(AliasRow.name).where(AliasRow.person_id == person.id, _SHOWN).order_by(AliasRow.id)
    )
    merged = connection.execute(
        select(SpeakerRow.id, SpeakerRow.name).where(SpeakerRow.merged_into_id == person.id).order_by(SpeakerRow.id)
    )
    return SpeakerDetail(person, tuple(dict.fromkeys(aliases)), tuple(Speaker(id, name) for id, name in merged))


def now_of(connection: Connection, speaker_id: int) -> Speaker:
    """Who the speaker of this id is, after all merges. Raises SpeakerNotFound."""
    now = aliased(SpeakerRow)
    query = (
        select(now.id, now.name)
        .join(SpeakerRow, now.id == func.coalesce(SpeakerRow.merged_into_id, SpeakerRow.id))
        .where(SpeakerRow.id == speaker_id)
    )
    row = connection.execute(query).first() if is_possible_id(speaker_id) else None
    if row is None:
        raise SpeakerNotFound(f"no speaker has the id {speaker_id}")
    return Speaker(*row)


_NAMES = (
    select(AliasRow.person_id, AliasRow.name, or_(AliasRow.is_full, AliasRow.mark == ADDED))
    .where(in_ids(AliasRow.person_id), _SHOWN)
    .order_by(AliasRow.id)
)


def full_names(connection: Connection, speaker_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """For each speaker the full forms of the name; what else they are called only where no full form is known.

    A surname alone says nothing across articles, so it must not vouch for a claim; unless a correction gave it as a
    name of theirs.
    """
    every: dict[int, list[str]] = defaultdict(list)
    full: dict[int, list[str]] = defaultdict(list)
    for batch in batches(sorted(speaker_ids)):
        for id, name, is_full in connection.execute(_NAMES, {"ids": batch}).all():
            every[id].append(name)
            if is_full:
                full[id].append(name)
    return {id: tuple(dict.fromkeys(full[id] or every[id])) for id in speaker_ids}


def find(connection: Connection, name: str) -> list[SpeakerDetail]:
    """Everyone with the surname of `name` or, when it is a full name, one like it, by id; to be compared precisely.

    The aliases are those of `full_names`. Raises InvalidText for a name that cannot be stored.
    """
    check_text("speaker", name)
    query = (
        select(SpeakerRow.id, SpeakerRow.name)
        .where(SpeakerRow.id.in_(select(AliasRow.person_id).where(looks_like([name_keys(name, KEY_LANGUAGE)]), _SHOWN)))
        .order_by(SpeakerRow.id)
    )
    speakers = [Speaker(id, speaker) for id, speaker in connection.execute(query)]
    names = full_names(connection, [speaker.id for speaker in speakers])
    return [SpeakerDetail(speaker, names[speaker.id]) for speaker in speakers]
