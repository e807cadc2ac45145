"""Which stored speaker an article's cast member is: one that fits and no other, else a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select, update

from service.domain import CastMember
from service.people.lookup_keys import (
    NameKeys,
    is_of_another_generation,
    is_same_name,
    is_usable,
    name_in_full,
    name_keys,
    other_surnames,
    stands_for,
)
from service.storage.contents.speakers import looks_like
from service.storage.records import Identify
from service.storage.schema.tables import AliasRow, SpeakerRow
from service.storage.statements.bulk_insert import insert_all
from service.storage.statements.id_batches import batches

MOST_SPEAKERS = 500
"""Different people whom one article can quote; whoever is beyond stays without a speaker. No article comes near. A text
made to cost time does, since everyone is compared with everyone of a like name while no other can be stored."""

_MOST_KEYS = 2_000
"""Names looked up by one statement: three parameters each, of which SQLite allows 32,766."""


@dataclass(slots=True, eq=False)
class _Alias:
    name: str
    keys: NameKeys
    articles: int = 0
    id: int = 0  # 0 until it is stored
    is_counted: bool = False


@dataclass(slots=True, eq=False)
class _Known:
    """A speaker, stored or about to be; `place` orders speakers as their ids do or will."""

    id: int
    name: str
    place: int
    aliases: dict[str, _Alias] = field(default_factory=dict)

    @property
    def full_names(self) -> list[str]:
        """The full names by which articles give the speaker; the other full forms only where no article does.

        Those are an article's guess at whom it means elsewhere, and must not draw another article's speaker in.
        """
        full = [alias for alias in self.aliases.values() if alias.keys.is_full]
        return [alias.name for alias in full if alias.articles] or [alias.name for alias in full]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A speaker, and the alias by which an article names them most fully; their ids are known once they are stored."""

    speaker: _Known
    alias: _Alias


class Roll:
    """The speakers whom some articles may quote; each article is called over it in turn, then `store` writes it.

    The outcome is that of storing one article after the other.
    """

    def __init__(self, connection: Connection, members: Iterable[CastMember], identify: Identify) -> None:
        self._connection = connection
        self._identify = identify
        self._size = 0
        self._by_key: dict[str, dict[_Known, None]] = defaultdict(dict)
        self._called: dict[_Known, None] = {}
        usable = [member for member in members if is_usable(member.name)]
        names = {name for member in usable for name in (member.name, name_in_full(member))}
        turned = {NameKeys(surname, "", "", is_full=False) for name in names for surname in other_surnames(name)}
        self._load({name_keys(name) for name in names} | turned)

    def call(self, members: Iterable[CastMember]) -> dict[CastMember, Chosen]:
        """The speaker of each member of one article's cast, made where none fits.

        A member with an impossible name is left out. Two people of one surname stay two; a name that is no more than a
        surname is only ever the speaker of just that name, since it says who is meant in its own article alone. An
        acronym is the one body that some article introduces by it, in full.
        """
        chosen: dict[CastMember, Chosen] = {}
        for member in [one for one in dict.fromkeys(members) if is_usable(one.name)][:MOST_SPEAKERS]:
            speaker = self._choose(name_in_full(member)) or self._enrol(member.name)
            chosen[member] = Chosen(speaker, self._add(speaker, member.name))
            for name in filter(is_usable, member.aliases):
                if not is_of_another_generation(name, member.name):
                    self._add(speaker, name)
        for alias in {one.alias for one in chosen.values()}:
            alias.articles += 1
            alias.is_counted = True
        self._called.update(dict.fromkeys(one.speaker for one in chosen.values()))
        return chosen

    def store(self) -> None:
        """Write what the calls changed: speakers, aliases, the count of articles, the name to show."""
        _store(self._connection, sorted(self._called, key=lambda one: one.place))

    def _load(self, keys: set[NameKeys]) -> None:
        """Every speaker one of whose names has the surname of one of `keys`, or one like it."""
        found: dict[int, _Known] = {}
        for batch in batches(sorted(keys, key=astuple), _MOST_KEYS):
            for speaker_id, speaker, *alias in self._connection.execute(_looking_like(batch)):
                if speaker_id not in found:
                    found[speaker_id] = _Known(speaker_id, speaker, speaker_id)
                id, name, articles, *stored = alias
                found[speaker_id].aliases.setdefault(name, _Alias(name, NameKeys(*stored), articles, id))
        for id in sorted(found):
            for one in found[id].aliases.values():
                self._list(found[id], one.keys)
        self._size = max(found, default=0)

    def _enrol(self, name: str) -> _Known:
        self._size += 1
        return _Known(0, name, self._size)

    def _add(self, speaker: _Known, name: str) -> _Alias:
        """The alias of just this name, made where it is new."""
        alias = speaker.aliases.get(name)
        if alias is None:
            alias = speaker.aliases[name] = _Alias(name, name_keys(name))
            self._list(speaker, alias.keys)
        return alias

    def _list(self, speaker: _Known, keys: NameKeys) -> None:
        for key in _listings(keys):
            self._by_key[key][speaker] = None

    def _choose(self, name: str) -> _Known | None:
        keys = name_keys(name)
        under = [*_listings(keys), *(f"surname {surname}" for surname in sorted(other_surnames(name)))]
        alike = dict.fromkeys(one for key in under for one in self._by_key.get(key, ()))
        if not keys.is_full:
            bodies = [one for one in alike if one.full_names and stands_for(name, one.aliases)]
            if len(bodies) == 1:
                return bodies[0]
            return _by_exact_name(name, [one for one in alike if not one.full_names])
        fitting = [one for one in alike if (names := one.full_names) and self._identify(name, names)]
        return fitting[0] if len(fitting) == 1 else _by_exact_name(name, fitting)


def _listings(keys: NameKeys) -> tuple[str, str, str]:
    """Under what a name is listed: names that share one of these are alike (NameKeys.is_like)."""
    return "surname " + keys.surname, "head " + keys.near_head, "tail " + keys.near_tail


def _looking_like(keys: Sequence[NameKeys]) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = (
        select(
            SpeakerRow.id,
            SpeakerRow.name,
            AliasRow.id,
            AliasRow.name,
            AliasRow.articles,
            AliasRow.surname,
            AliasRow.near_head,
            AliasRow.near_tail,
            AliasRow.is_full,
        )
        .join(AliasRow, AliasRow.speaker_id == SpeakerRow.id)
        .where(SpeakerRow.id.in_(select(AliasRow.speaker_id).where(looks_like(keys))))
        .order_by(SpeakerRow.id, AliasRow.id)
    )
    return query


def best_name(aliases: Iterable[tuple[str, bool, int, int]]) -> str:
    """The name to show, of (name, is full, articles, id): one that an article goes by (which a long form in passing is
    not: "NATO" stays "NATO"), a full one of those, the one most articles go by, the first of equals.

    So a misspelling gives way once the right form is more common, and nothing flickers between equals.
    """
    return max(aliases, key=lambda alias: (alias[2] > 0, alias[1], alias[2], -alias[3]))[0]


def _by_exact_name(name: str, known: list[_Known]) -> _Known | None:
    """The speaker with just this name; of several the one whom most articles call so."""
    exact = [
        (alias.articles, -one.place, one)
        for one in known
        for alias in one.aliases.values()
        if is_same_name(alias.name, name)
    ]
    return max(exact, key=lambda found: found[:2])[2] if exact else None


def _store(connection: Connection, speakers: Sequence[_Known]) -> None:
    new = [one for one in speakers if not one.id]
    for one, id in zip(
        new, insert_all(connection, SpeakerRow, [{"name": one.name} for one in new], ["name"]), strict=True
    ):
        one.id = id
    _store_aliases(connection, speakers)
    renamed = [{"of_id": one.id, "name": name} for one in speakers if (name := _best(one)) != one.name]
    if renamed:
        connection.execute(update(SpeakerRow).where(SpeakerRow.id == bindparam("of_id")), renamed)


def _best(one: _Known) -> str:
    return best_name((alias.name, alias.keys.is_full, alias.articles, alias.id) for alias in one.aliases.values())


def _store_aliases(connection: Connection, speakers: Sequence[_Known]) -> None:
    pairs = [(one, alias) for one in speakers for alias in one.aliases.values()]
    stored = [{"of_id": alias.id, "articles": alias.articles} for _, alias in pairs if alias.id and alias.is_counted]
    if stored:
        connection.execute(update(AliasRow).where(AliasRow.id == bindparam("of_id")), stored)
    new = [(one, alias) for one, alias in pairs if not alias.id]
    ids = insert_all(connection, AliasRow, [_alias_row(*pair) for pair in new], ["speaker_id", "name"])
    for (_, alias), id in zip(new, ids, strict=True):
        alias.id = id


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
