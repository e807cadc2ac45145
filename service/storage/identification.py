"""Which stored speaker an article's cast member is: one that fits and no other, else a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from service.domain import CastMember
from service.storage.names import NameKeys, is_same_name, is_usable, name_keys
from service.storage.occurrences import Named
from service.storage.records import Identify
from service.storage.speakers import looks_like
from service.storage.tables import AliasRow, SpeakerRow

MOST_SPEAKERS = 500
"""Different people whom one article can quote; whoever is beyond stays without a speaker. No article comes near. A text
made to cost time does, since everyone is compared with everyone of a like name while no other can be stored."""


@dataclass(slots=True)
class _Alias:
    name: str
    keys: NameKeys
    articles: int = 0
    id: int = 0  # 0 until it is stored
    is_counted: bool = False


@dataclass(slots=True)
class _Known:
    """A speaker, stored or about to be."""

    id: int
    name: str
    aliases: dict[str, _Alias] = field(default_factory=dict)

    @property
    def full_names(self) -> list[str]:
        return [alias.name for alias in self.aliases.values() if alias.keys.is_full]

    def add(self, name: str) -> _Alias:
        """The alias of just this name, made where it is new."""
        return self.aliases.setdefault(name, _Alias(name, name_keys(name)))


def identify_all(session: Session, members: Iterable[CastMember], identify: Identify) -> dict[CastMember, Named]:
    """The speaker of each member, made where none fits; a member with an impossible name is left out.

    Two people of one surname stay two; a name that is no more than a surname is only ever the speaker of just that
    name, since it says who is meant in its own article alone.
    """
    members = [member for member in dict.fromkeys(members) if is_usable(member.name)][:MOST_SPEAKERS]
    known = _candidates(session, members)
    chosen: dict[CastMember, tuple[_Known, _Alias]] = {}
    for member in members:
        speaker = _choose(member.name, known, identify)
        if speaker is None:
            speaker = _Known(0, member.name)
            known.append(speaker)
        chosen[member] = speaker, speaker.add(member.name)
        for name in filter(is_usable, member.aliases):
            speaker.add(name)
    _count_article(alias for _, alias in chosen.values())
    _store(session, [speaker for speaker, _ in chosen.values()])
    return {member: Named(speaker.id, alias.id) for member, (speaker, alias) in chosen.items()}


def best_name(aliases: Iterable[tuple[str, bool, int, int]]) -> str:
    """The name to show, of (name, is full, articles, id): a full one, the one most articles use, the first of equals.

    So a misspelling gives way once the right form is more common, and nothing flickers between equals.
    """
    return max(aliases, key=lambda alias: (alias[1], alias[2], -alias[3]))[0]


def _choose(name: str, known: list[_Known], identify: Identify) -> _Known | None:
    keys = name_keys(name)
    if not keys.is_full:
        bare = [one for one in known if not one.full_names]
        return _by_exact_name(name, bare)
    alike = [one for one in known if any(keys.is_like(alias.keys) for alias in one.aliases.values())]
    fitting = [one for one in alike if (names := one.full_names) and identify(name, names)]
    return fitting[0] if len(fitting) == 1 else _by_exact_name(name, fitting)


def _by_exact_name(name: str, known: list[_Known]) -> _Known | None:
    """The speaker with just this name; of several the one whom most articles call so."""
    exact = [
        (alias.articles, -one.id, one)
        for one in known
        for alias in one.aliases.values()
        if is_same_name(alias.name, name)
    ]
    return max(exact, key=lambda found: found[:2])[2] if exact else None


def _count_article(aliases: Iterable[_Alias]) -> None:
    for alias in aliases:
        alias.articles += not alias.is_counted
        alias.is_counted = True


def _candidates(session: Session, members: Collection[CastMember]) -> list[_Known]:
    """Every speaker one of whose names has the surname of a member, or one like it."""
    keys = [name_keys(member.name) for member in members]
    if not keys:
        return []
    query = (
        select(SpeakerRow, AliasRow)
        .join(AliasRow, AliasRow.speaker_id == SpeakerRow.id)
        .where(SpeakerRow.id.in_(select(AliasRow.speaker_id).where(looks_like(keys))))
        .order_by(SpeakerRow.id, AliasRow.id)
    )
    found: dict[int, _Known] = {}
    for speaker, alias in session.execute(query):
        one = found.setdefault(speaker.id, _Known(speaker.id, speaker.name))
        stored = NameKeys(alias.surname, alias.near_head, alias.near_tail, alias.is_full)
        one.aliases[alias.name] = _Alias(alias.name, stored, alias.articles, alias.id)
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
    return best_name((alias.name, alias.keys.is_full, alias.articles, alias.id) for alias in one.aliases.values())


def _store_aliases(session: Session, speakers: list[_Known]) -> None:
    pairs = [(one, alias) for one in speakers for alias in one.aliases.values()]
    stored = [{"id": alias.id, "articles": alias.articles} for _, alias in pairs if alias.id and alias.is_counted]
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
    return {
        "speaker_id": one.id,
        "name": alias.name,
        "surname": alias.keys.surname,
        "near_head": alias.keys.near_head,
        "near_tail": alias.keys.near_tail,
        "is_full": alias.keys.is_full,
        "articles": alias.articles,
    }
