"""Finds, of all saved questions, the few that an article may answer: the questions are indexed, not the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.language.language import language_of
from service.people.claims import claimed_names
from service.people.lookup_keys import name_keys
from service.text.normalise import Wording, normalise
from service.watch import Watch
from service.watching.near import NearWordings


@dataclass(frozen=True, slots=True)
class WatchedWording:
    """A wording that is watched, as it is compared, and every watch that has just these words."""

    wording: Wording
    watches: tuple[Watch, ...]


class Questions:
    """The saved questions of one moment, to be asked many times. Making them takes a tenth of a millisecond each."""

    def __init__(self, watches: Sequence[Watch]) -> None:
        by_key: dict[str, tuple[Wording, list[Watch]]] = {}
        self._by_name: dict[str, list[Watch]] = defaultdict(list)
        self._by_outlet: dict[str, list[Watch]] = defaultdict(list)
        for watch in watches:
            question = watch.question
            if question.quote is not None:
                wording = normalise(question.quote)
                by_key.setdefault(wording.key, (wording, []))[1].append(watch)
            elif question.speaker is not None:
                for key in _keys([question.speaker]):
                    self._by_name[key].append(watch)
            elif question.outlet is not None:
                self._by_outlet[question.outlet].append(watch)
        self._wordings = [WatchedWording(wording, tuple(of_wording)) for wording, of_wording in by_key.values()]
        self._near = NearWordings([each.wording for each in self._wordings])

    def near(self, texts: Mapping[int, str]) -> Iterator[tuple[WatchedWording, list[int]]]:
        """Each watched wording that comes near some of the quotes `texts`, with the ids of those."""
        ids: dict[int, list[int]] = defaultdict(list)
        for id, text in texts.items() if self._wordings else ():
            for number in self._near.near(normalise(text)):
                ids[number].append(id)
        for number in sorted(ids):
            yield self._wordings[number], ids[number]

    def of_speaker(self, names: Iterable[str]) -> list[Watch]:
        """The watches for a speaker who may have one of these names; to be compared precisely."""
        watches = (watch for key in _keys(names) for watch in self._by_name.get(key, ()))
        return list({watch.id: watch for watch in watches}.values())

    def of_outlet(self, outlet: str) -> Sequence[Watch]:
        """The watches for an outlet alone."""
        return self._by_outlet.get(outlet, ())


def _keys(names: Iterable[str]) -> set[str]:
    """Under which keys names are looked up: names that may be one person's share one of them."""
    language = language_of(None)
    every = (each for name in names for each in (name, *claimed_names(name, language)))
    keys = (name_keys(name, language) for name in every)
    return {key for each in keys for key in (f"={each.surname}", f"<{each.near_head}", f">{each.near_tail}")}
