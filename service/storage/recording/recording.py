"""Puts articles in, within one transaction that also writes the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from service.domain import AttributedSpan, CastMember
from service.storage.contents import articles, further_speakers, quotes, roles
from service.storage.contents.further_speakers import further_rows
from service.storage.contents.occurrences import CarryingArticle, as_row
from service.storage.correcting import places
from service.storage.recording.identification import SpeakerIdentifier
from service.storage.recording.preparation import Identity, Prepared, turns_of
from service.storage.records import IsOneSpeaker, Stored
from service.storage.schema.tables import OccurrenceRow
from service.storage.statements.id_batches import batches
from service.storage.upkeep import change_log
from service.storage.watching.arrivals import note_arrivals


def record_all(connection: Connection, prepared: Sequence[Prepared], is_one_speaker: IsOneSpeaker) -> list[Stored]:
    """Store those articles that are not there yet, with their quotes, speakers and occurrences, in their order."""
    ids = articles.ids_of(connection, (sent.identity for sent in prepared))
    first: dict[tuple[str, bytes], Prepared] = {}
    for sent in prepared:
        if sent.identity not in ids:
            first.setdefault(sent.identity, sent)
    new = list(first.values())
    outlets = articles.ensure_outlets(connection, [sent.article.outlet for sent in new])
    new_ids = articles.add_all(connection, new, outlets)
    ids |= {sent.identity: id for sent, id in zip(new, new_ids, strict=True)}
    carrying = [
        CarryingArticle(id, outlets[sent.article.outlet], sent.article) for sent, id in zip(new, new_ids, strict=True)
    ]
    _record_quotes(connection, new, carrying, is_one_speaker)
    places.follow(connection, new_ids)
    note_arrivals(connection, new_ids)
    fresh = dict.fromkeys(new_ids)
    return [Stored(id, fresh.pop(id, 0) is None, len(sent.quotes)) for sent in prepared for id in [ids[sent.identity]]]


def stored_of(connection: Connection, identities: Iterable[Identity]) -> dict[Identity, Stored]:
    """Those of the articles that are there, with the number of their quotes."""
    ids = articles.ids_of(connection, identities)
    counts: dict[int, int] = {}
    for batch in batches(sorted(ids.values())):
        of_article = select(OccurrenceRow.article_id, func.count()).where(OccurrenceRow.article_id.in_(batch))
        counts.update((id, count) for id, count in connection.execute(of_article.group_by(OccurrenceRow.article_id)))
    return {identity: Stored(id, is_new=False, quotes=counts.get(id, 0)) for identity, id in ids.items()}


def _record_quotes(
    connection: Connection, new: Sequence[Prepared], carrying: Sequence[CarryingArticle], is_one_speaker: IsOneSpeaker
) -> None:
    wordings: dict[bytes, str] = {}
    for quote in (quote for article in new for quote in article.quotes):
        wordings.setdefault(quote.key_hash, quote.text)
    quote_ids, appeared = quotes.ensure(connection, wordings, turns_of(new))
    change_log.record(connection, appeared)
    casts = [[member for quote in article.quotes for member in _members(quote.attributed)] for article in new]
    identifier = SpeakerIdentifier(connection, (member for cast in casts for member in cast), is_one_speaker)
    identified = [identifier.identify(cast) for cast in casts]
    identifier.store()
    carried = [
        (carrying_article, quote, speakers)
        for article, carrying_article, speakers in zip(new, carrying, identified, strict=True)
        for quote in article.quotes
    ]
    rows = [
        as_row(carrying_article, quote, quote_ids[quote.key_hash], speakers.get(member) if member else None)
        for carrying_article, quote, speakers in carried
        for member in [_member(quote.attributed)]
    ]
    further_speakers.record(connection, rows, [further_rows(quote.attributed, people) for _, quote, people in carried])
    roles.record(connection, zip((article.id for article in carrying), identified, strict=True))


def _member(attributed: AttributedSpan) -> CastMember | None:
    """The speaker of a quote, or whom it is about."""
    attribution = attributed.attribution
    return (attribution.speaker or attribution.about) if attribution else None


def _members(attributed: AttributedSpan) -> list[CastMember]:
    """All whom a quote names."""
    member = _member(attributed)
    return [*([member] if member else []), *(other for other, _ in further_speakers.members(attributed))]
