"""Putting an article in and taking it out again, each within one transaction that also writes the log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from service.domain import Article, ArticleSummary, AttributedSpan, CastMember
from service.storage import articles, changes, occurrences, quotes
from service.storage.batches import batches
from service.storage.identification import best_name, identify_all
from service.storage.occurrences import Keyed, Named
from service.storage.records import Identify
from service.storage.tables import AliasRow, OccurrenceRow, SpeakerRow
from service.text.normalise import normalise


def keyed_spans(text: str, spans: Sequence[AttributedSpan]) -> list[Keyed]:
    """`spans` with what their quotes are stored under; those without a word or number are no quotes and left out."""
    found = []
    for attributed in spans:
        wording = text[attributed.span.start : attributed.span.end]
        key = normalise(wording).key
        if key:
            found.append(Keyed(attributed, wording, quotes.key_hash(key)))
    return found


def record(session: Session, article: Article, keyed: Sequence[Keyed], identify: Identify) -> ArticleSummary:
    """Store an article that is not there yet, with its quotes, speakers and occurrences."""
    stored = articles.add(session, article)
    wordings: dict[bytes, str] = {}
    for one in keyed:
        wordings.setdefault(one.key_hash, one.text)
    quote_ids, new = quotes.ensure(session, wordings)
    changes.record(session, new)
    speakers = identify_all(session, [member for one in keyed if (member := _member(one.attributed))], identify)

    def named(attributed: AttributedSpan) -> Named | None:
        member = _member(attributed)
        return speakers.get(member) if member else None

    occurrences.add(session, (stored.id, article.text), keyed, quote_ids, named)
    return stored


def withdraw(session: Session, article_id: int) -> None:
    """Delete an article, and every quote and speaker that no other article has. Raises ArticleNotFound."""
    articles.get(session, article_id)
    query = select(OccurrenceRow.quote_id, OccurrenceRow.speaker_id, OccurrenceRow.alias_id)
    rows = session.execute(query.where(OccurrenceRow.article_id == article_id)).all()
    articles.remove(session, article_id)
    changes.record(session, quotes.remove_uncarried(session, {row[0] for row in rows}))
    _uncount(session, {row[2] for row in rows if row[2]})
    _remove_or_rename(session, {row[1] for row in rows if row[1]})


def _member(attributed: AttributedSpan) -> CastMember | None:
    return attributed.attribution.speaker if attributed.attribution else None


def _uncount(session: Session, alias_ids: set[int]) -> None:
    if alias_ids:
        counted = update(AliasRow).where(AliasRow.id.in_(alias_ids)).values(articles=AliasRow.articles - 1)
        session.execute(counted.execution_options(synchronize_session=False))


def _remove_or_rename(session: Session, speaker_ids: set[int]) -> None:
    """Delete the speakers that nobody quotes any more, with their aliases; show the others by what is now best."""
    for ids in batches(sorted(speaker_ids)):
        uncarried = SpeakerRow.id.in_(ids), ~exists().where(OccurrenceRow.speaker_id == SpeakerRow.id)
        session.execute(delete(SpeakerRow).where(*uncarried).execution_options(synchronize_session=False))
        query = select(AliasRow.speaker_id, AliasRow.name, AliasRow.is_full, AliasRow.articles, AliasRow.id)
        aliases: dict[int, list[tuple[str, bool, int, int]]] = defaultdict(list)
        for speaker_id, name, is_full, count, alias_id in session.execute(query.where(AliasRow.speaker_id.in_(ids))):
            aliases[speaker_id].append((name, is_full, count, alias_id))
        if aliases:
            session.execute(update(SpeakerRow), [{"id": id, "name": best_name(some)} for id, some in aliases.items()])
