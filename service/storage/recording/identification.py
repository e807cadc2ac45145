"""Identifies the members of an article's cast: each is the one stored speaker that fits, else a new one."""

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
from service.storage.names import KEY_LANGUAGE
from service.storage.records import IsOneSpeaker
from service.storage.schema.tables import HIDDEN, AliasRow, SpeakerRow
from service.storage.statements.bulk_insert import insert_all
from service.storage.statements.id_batches import batches
from service.storage.statements.like_names import looks_like

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
    home: int = 0  # the speaker under whom it was first recorded: another where two were merged; 0 until it is stored
    is_hidden: bool = False  # a correction took it away: it says nobody any more
    is_counted: bool = False


@dataclass(slots=True, eq=False)
class _Speaker:
    """A speaker, stored or about to be; `place` orders speakers as their ids do or will."""

    id: int
    name: str
    place: int
    given_name: str | None = None
    aliases: dict[str, _Alias] = field(default_factory=dict)

    @property
    def full_names(self) -> list[str]:
        """The full names by which articles give the speaker; the other full forms only where no article does.

        Those are an article's guess at whom it means elsewhere, and must not draw another article's speaker in.
        """
        full = [alias for alias in self.aliases.values() if alias.keys.is_full and not alias.is_hidden]
        return [alias.name for alias in full if alias.articles] or [alias.name for alias in full]


@dataclass(frozen=True, slots=True)
class IdentifiedSpeaker:
    """A speaker, and the alias by which an article names them most fully; their ids are known once they are stored."""

    speaker: _Speaker
    alias: _Alias


class SpeakerIdentifier:
    """Holds the speakers whom some articles may quote. Ask `identify` for each article in turn, then `store`.

    The outcome is that of storing one article after the other.
    """

    def __init__(self, connection: Connection, members: Iterable[CastMember], is_one_speaker: IsOneSpeaker) -> None:
        self._connection = connection
        self._is_one_speaker = is_one_speaker
        self._size = 0
        self._by_key: dict[str, dict[_Speaker, None]] = defaultdict(dict)
        self._identified: dict[_Speaker, None] = {}
        usable = [member for member in members if is_usable(member.name)]
        names = {name for member in usable for name in (member.name, name_in_full(member, KEY_LANGUAGE))}
        turned = {
            NameKeys(surname, "", "", is_full=False) for name in names for surname in other_surnames(name, KEY_LANGUAGE)
        }
        self._load({name_keys(name, KEY_LANGUAGE) for name in names} | turned)

    def identify(self, members: Iterable[CastMember]) -> dict[CastMember, IdentifiedSpeaker]:
        """The speaker of each member of one article's cast, made where none fits.

        A member with an impossible name is left out. Two people of one surname stay two; a name that is no more than a
        surname is only ever the speaker of just that name, since it says who is meant in its own article alone. An
        acronym is the one body that some article introduces by it, in full.
        """
        identified: dict[CastMember, IdentifiedSpeaker] = {}
        for member in [member for member in dict.fromkeys(members) if is_usable(member.name)][:MOST_SPEAKERS]:
            speaker = self._choose(name_in_full(member, KEY_LANGUAGE)) or self._enrol(member.name)
            identified[member] = IdentifiedSpeaker(speaker, self._add(speaker, member.name))
            for name in filter(is_usable, member.aliases):
                if not is_of_another_generation(name, member.name, KEY_LANGUAGE):
                    self._add(speaker, name)
        for alias in {named.alias for named in identified.values()}:
            alias.articles += 1
            alias.is_counted = True
        self._identified.update(dict.fromkeys(named.speaker for named in identified.values()))
        return identified

    def store(self) -> None:
        """Write what `identify` changed: speakers, aliases, the count of articles, the name to show."""
        _store(self._connection, sorted(self._identified, key=lambda speaker: speaker.place))

    def _load(self, keys: set[NameKeys]) -> None:
        """Every speaker one of whose names has the surname of one of `keys`, or one like it."""
        speakers: dict[int, _Speaker] = {}
        for batch in batches(sorted(keys, key=astuple), _MOST_KEYS):
            for speaker_id, shown_name, given_name, *alias in self._connection.execute(_looking_like(batch)):
                if speaker_id not in speakers:
                    speakers[speaker_id] = _Speaker(speaker_id, shown_name, speaker_id, given_name)
                id, home, mark, name, articles, *keys_of_name = alias
                stored_alias = _Alias(name, NameKeys(*keys_of_name), articles, id, home, mark == HIDDEN)
                speakers[speaker_id].aliases.setdefault(name, stored_alias)
        for id in sorted(speakers):
            for stored in speakers[id].aliases.values():
                if not stored.is_hidden:
                    self._list(speakers[id], stored.keys)
        self._size = max(speakers, default=0)

    def _enrol(self, name: str) -> _Speaker:
        self._size += 1
        return _Speaker(0, name, self._size)

    def _add(self, speaker: _Speaker, name: str) -> _Alias:
        """The alias of just this name, made where it is new."""
        alias = speaker.aliases.get(name)
        if alias is None:
            alias = speaker.aliases[name] = _Alias(name, name_keys(name, KEY_LANGUAGE))
            self._list(speaker, alias.keys)
        return alias

    def _list(self, speaker: _Speaker, keys: NameKeys) -> None:
        for key in _listings(keys):
            self._by_key[key][speaker] = None

    def _choose(self, name: str) -> _Speaker | None:
        keys = name_keys(name, KEY_LANGUAGE)
        under = [*_listings(keys), *(f"surname {surname}" for surname in sorted(other_surnames(name, KEY_LANGUAGE)))]
        alike = dict.fromkeys(speaker for key in under for speaker in self._by_key.get(key, ()))
        if not keys.is_full:
            bodies = [body for body in alike if body.full_names and stands_for(name, body.aliases, KEY_LANGUAGE)]
            if len(bodies) == 1:
                return bodies[0]
            return _by_exact_name(name, [speaker for speaker in alike if not speaker.full_names])
        fitting = [speaker for speaker in alike if (names := speaker.full_names) and self._is_one_speaker(name, names)]
        if len(fitting) == 1:
            return fitting[0]
        # a name may have been keyed as no full one by an older version
        return _by_exact_name(name, fitting or [speaker for speaker in alike if not speaker.full_names])


def _listings(keys: NameKeys) -> tuple[str, str, str]:
    """Under what a name is listed: names that share one of these are alike (NameKeys.is_like)."""
    return "surname " + keys.surname, "head " + keys.near_head, "tail " + keys.near_tail


def _looking_like(keys: Sequence[NameKeys]) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = (
        select(
            SpeakerRow.id,
            SpeakerRow.name,
            SpeakerRow.given_name,
            AliasRow.id,
            AliasRow.speaker_id,
            AliasRow.mark,
            AliasRow.name,
            AliasRow.articles,
            AliasRow.surname,
            AliasRow.near_head,
            AliasRow.near_tail,
            AliasRow.is_full,
        )
        .join(AliasRow, AliasRow.person_id == SpeakerRow.id)
        .where(SpeakerRow.id.in_(select(AliasRow.person_id).where(looks_like(keys))))
        .order_by(SpeakerRow.id, AliasRow.speaker_id != SpeakerRow.id, AliasRow.id)  # of equal names its own first
    )
    return query


def best_name(aliases: Iterable[tuple[str, bool, int, int]]) -> str:
    """The name to show, of (name, is full, articles, id): one that an article goes by (which a long form in passing is
    not: "NATO" stays "NATO"), a full one of those, the one most articles go by, the first of equals.

    So a misspelling gives way once the right form is more common, and nothing flickers between equals.
    """
    return max(aliases, key=lambda alias: (alias[2] > 0, alias[1], alias[2], -alias[3]))[0]


def _by_exact_name(name: str, speakers: list[_Speaker]) -> _Speaker | None:
    """The speaker with just this name; of several the one whom most articles call so."""
    exact = [
        (alias.articles, -speaker.place, speaker)
        for speaker in speakers
        for alias in speaker.aliases.values()
        if is_same_name(alias.name, name) and not alias.is_hidden
    ]
    return max(exact, key=lambda match: match[:2])[2] if exact else None


def _store(connection: Connection, speakers: Sequence[_Speaker]) -> None:
    new = [speaker for speaker in speakers if not speaker.id]
    ids = insert_all(connection, SpeakerRow, [{"name": speaker.name} for speaker in new], ["name"])
    for speaker, id in zip(new, ids, strict=True):
        speaker.id = id
    _store_aliases(connection, speakers)
    best_names = [(speaker, _best_name(speaker)) for speaker in speakers]
    renamed = [{"of_id": speaker.id, "name": name} for speaker, name in best_names if name != speaker.name]
    if renamed:
        connection.execute(update(SpeakerRow).where(SpeakerRow.id == bindparam("of_id")), renamed)


def _best_name(speaker: _Speaker) -> str:
    """A name that was given to them, else the best of those that were theirs before others were merged with them."""
    own = [alias for alias in speaker.aliases.values() if alias.home in {0, speaker.id} and not alias.is_hidden]
    if speaker.given_name or not own:
        return speaker.given_name or speaker.name
    return best_name((alias.name, alias.keys.is_full, alias.articles, alias.id) for alias in own)


def _store_aliases(connection: Connection, speakers: Sequence[_Speaker]) -> None:
    pairs = [(speaker, alias) for speaker in speakers for alias in speaker.aliases.values()]
    stored = [{"of_id": alias.id, "articles": alias.articles} for _, alias in pairs if alias.id and alias.is_counted]
    if stored:
        connection.execute(update(AliasRow).where(AliasRow.id == bindparam("of_id")), stored)
    new = [(speaker, alias) for speaker, alias in pairs if not alias.id]
    ids = insert_all(connection, AliasRow, [_alias_row(*pair) for pair in new], ["speaker_id", "name"])
    for (_, alias), id in zip(new, ids, strict=True):
        alias.id = id


def _alias_row(speaker: _Speaker, alias: _Alias) -> dict[str, object]:
    return {
        "speaker_id": speaker.id,
        "person_id": speaker.id,
        "name": alias.name,
        "surname": alias.keys.surname,
        "near_head": alias.keys.near_head,
        "near_tail": alias.keys.near_tail,
        "is_full": alias.keys.is_full,
        "articles": alias.articles,
    }
