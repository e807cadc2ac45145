"""Which stored speaker an article's cast member is: one that fits and no other, else a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from service.domain import CastMember
from service.storage.names import is_same_name, is_usable, name_keys
from service.storage.occurrences import Named
from service.storage.records import Identify
from service.storage.speakers import looks_like
from service.storage.tables import AliasRow, SpeakerRow


@dataclass(slots=True)
class _Alias:
    name: str
    is_full: bool
    articles: int = 0
    id: int = 0  # 0 until it is stored


@dataclass(slots=True)
class _Known:
    """A speaker, stored or about to be."""

    id: int
    name: str
    aliases: list[_Alias] = field(default_factory=list)

    @property
    def full_names(self) -> list[str]:
        return [alias.name for alias in self.aliases if alias.is_full]

    def alias(self, name: str) -> _Alias:
        """The alias of just this name, added where it is new."""
        for alias in self.aliases:
            if alias.name == name:
                return alias
        self.aliases.append(_Alias(name, name_keys(name).is_full))
        return self.aliases[-1]


def identify_all(session: Session, members: Collection[CastMember], identify: Identify) -> dict[CastMember, Named]:
    """The speaker of each member, made where none fits; a member with an impossible name is left out.

    Two people of one surname stay two; a name that is no more than a surname is only ever the speaker of just that
    name, since it says who is meant in its own article alone.
    """
    members = [member for member in dict.fromkeys(members) if is_usable(member.name)]
    known = _candidates(session, members)
    chosen: dict[CastMember, tuple[_Known, _Alias]] = {}
    for member in members:
        speaker = _choose(member.name, known, identify)
        if speaker is None:
            speaker = _Known(0, member.name)
            known.append(speaker)
        fullest = speaker.alias(member.name)
        for name in filter(is_usable, member.aliases):
            speaker.alias(name)
        chosen[member] = speaker, fullest
    _count_article(chosen.values())
    _store(session, [speaker for speaker, _ in chosen.values()])
    return {member: Named(speaker.id, alias.id) for member, (speaker, alias) in chosen.items()}


def best_name(aliases: Iterable[tuple[str, bool, int, int]]) -> str:
    """The name to show, of (name, is full, articles, id): a full one, the one most articles use, the first of equals.

    So a misspelling gives way once the right form is more common, and nothing flickers between equals.
    """
    return max(aliases, key=lambda alias: (alias[1], alias[2], -alias[3]))[0]


def _choose(name: str, known: list[_Known], identify: Identify) -> _Known | None:
    if not name_keys(name).is_full:
        bare = [one for one in known if not one.full_names]
        return _by_exact_name(name, bare)
    fitting = [one for one in known if one.full_names and identify(name, one.full_names)]
    return fitting[0] if len(fitting) == 1 else _by_exact_name(name, fitting)


def _by_exact_name(name: str, known: list[_Known]) -> _Known | None:
    """The speaker with just this name; of several the one whom most articles call so."""
    exact = [(alias.articles, -one.id, one) for one in known for alias in one.aliases if is_same_name(alias.name, name)]
    return max(exact, key=lambda found: found[:2])[2] if exact else None


def _count_article(chosen: Iterable[tuple[_Known, _Alias]]) -> None:
    counted: list[_Alias] = []
    for _, alias in chosen:
        if not any(alias is other for other in counted):
            alias.articles += 1
            counted.append(alias)


def _candidates(session: Session, members: Collection[CastMember]) -> list[_Known]:
    """Every speaker one of whose names has the surname of a member, or one like it."""
    keys = [name_keys(member.name) for member in members]
    if not keys:
        return []
    ids = select(AliasRow.speaker_id).where(looks_like(keys))
    query = (
        select(SpeakerRow, AliasRow)
        .join(AliasRow, AliasRow.speaker_id == SpeakerRow.id)
        .where(SpeakerRow.id.in_(ids))
        .order_by(SpeakerRow.id, AliasRow.id)
    )
    found: dict[int, _Known] = {}
    for speaker, alias in session.execute(query):
        one = found.setdefault(speaker.id, _Known(speaker.id, speaker.name))
        one.aliases.append(_Alias(alias.name, alias.is_full, alias.articles, alias.id))
    return list(found.values())


def _store(session: Session, chosen: list[_Known]) -> None:
    """Write what identification changed: speakers, aliases, the count of articles, the name to show."""
    speakers = list({id(one): one for one in chosen}.values())
    new = [one for one in speakers if not one.id]
    if new:
        made = insert(SpeakerRow).returning(SpeakerRow.name, SpeakerRow.id)
        ids = _by_first(session.execute(made, [{"name": one.name} for one in new]))
        for one in new:
            one.id = ids[one.name].pop()
    _store_aliases(session, speakers)
    renamed = [{"id": one.id, "name": name} for one in speakers if (name := _best(one)) != one.name]
    if renamed:
        session.execute(update(SpeakerRow), renamed)


def _best(one: _Known) -> str:
    return best_name((alias.name, alias.is_full, alias.articles, alias.id) for alias in one.aliases)


def _store_aliases(session: Session, speakers: list[_Known]) -> None:
    pairs = [(one, alias) for one in speakers for alias in one.aliases]
    stored = [{"id": alias.id, "articles": alias.articles} for _, alias in pairs if alias.id]
    if stored:
        session.execute(update(AliasRow), stored)
    new = [(one, alias) for one, alias in pairs if not alias.id]
    if not new:
        return
    made = insert(AliasRow).returning(AliasRow.speaker_id, AliasRow.name, AliasRow.id)
    rows = session.execute(made, [_alias_row(one, alias) for one, alias in new])
    ids = {(speaker_id, name): id for speaker_id, name, id in rows}
    for one, alias in new:
        alias.id = ids[one.id, alias.name]


def _by_first(rows: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """Ids by name: a database returns what it inserted in no order."""
    found: dict[str, list[int]] = defaultdict(list)
    for name, id in rows:
        found[name].append(id)
    return found


def _alias_row(one: _Known, alias: _Alias) -> dict[str, object]:
    keys = name_keys(alias.name)
    return {
        "speaker_id": one.id,
        "name": alias.name,
        "surname": keys.surname,
        "near_head": keys.near_head,
        "near_tail": keys.near_tail,
        "is_full": alias.is_full,
        "articles": alias.articles,
    }
