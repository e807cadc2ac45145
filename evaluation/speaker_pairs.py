"""Measures who is held as one speaker, on pairs of names: each is stored as two articles' speakers, in both orders."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from service.domain import Article, AttributedSpan, Attribution, CastMember, QuotedSpan, QuoteKind
from service.errors import QuoteVerifyError
from service.language.language import DEFAULT, language
from service.people.comparison import are_one_speaker
from service.people.lookup_keys import name_keys, other_surnames
from service.storage.recording.preparation import prepare
from service.storage.store import Store

_TEXT = "“Yes”"
_SPAN = QuotedSpan(1, 4, "“", "”")


class PairsUnreadable(QuoteVerifyError):
    """The file of pairs is not JSON lines of `{"a", "b", "same", "kind"}`."""


@dataclass(frozen=True, slots=True)
class SpeakerPair:
    """The fullest names of two articles for their speakers, whether they are `same`, and what kind of pair it is."""

    a: str
    b: str
    same: bool
    kind: str


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A pair, and whether it is held as one speaker in either order of the articles."""

    pair: SpeakerPair
    is_one: bool

    @property
    def is_right(self) -> bool:
        """Whether the pair is held as it should be."""
        return self.is_one == self.pair.same


def read_pairs(path: Path) -> tuple[SpeakerPair, ...]:
    """The pairs of a JSON-lines file. Raises PairsUnreadable."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return tuple(_pair(json.loads(line)) for line in lines if line.strip())
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise PairsUnreadable(f"{path}: {error!r}") from error


def judge_pairs(pairs: Iterable[SpeakerPair]) -> tuple[JudgedPair, ...]:
    """Each pair as the store holds it, in order. One order in which the two become one is enough to call them one."""
    judged: dict[SpeakerPair, bool] = dict.fromkeys(pairs, False)
    for group in _unlike(judged):
        for turned in (False, True):
            names = [(pair.b, pair.a) if turned else (pair.a, pair.b) for pair in group]
            for pair, is_one in zip(group, _are_one(names), strict=True):
                judged[pair] |= is_one
    return tuple(JudgedPair(pair, is_one) for pair, is_one in judged.items())


def misses_by_kind(judged: Sequence[JudgedPair]) -> dict[str, tuple[int, int]]:
    """For each kind of pair how many are held wrongly, of how many; the most wrong first."""
    wrong = Counter(_kind(judgement) for judgement in judged if not judgement.is_right)
    every = Counter(map(_kind, judged))
    return {kind: (wrong[kind], every[kind]) for kind in sorted(every, key=lambda kind: (-wrong[kind], kind))}


@contextmanager
def scratch_store() -> Iterator[Store]:
    """An empty store that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{Path(folder) / 'speakers.db'}")
        store.migrate()
        try:
            yield store
        finally:
            store.close()


def _pair(line: dict[str, object]) -> SpeakerPair:
    a, b, same, kind = line["a"], line["b"], line["same"], line.get("kind", "")
    if not (isinstance(a, str) and isinstance(b, str) and isinstance(same, bool) and isinstance(kind, str)):
        raise TypeError(f"not a pair: {line}")
    return SpeakerPair(a, b, same, kind)


def _unlike(pairs: Iterable[SpeakerPair]) -> list[list[SpeakerPair]]:
    """The pairs in groups within which no name is ever compared with another pair's, so that one store will do."""
    groups: list[tuple[set[str], list[SpeakerPair]]] = []
    for pair in pairs:
        keys = _looked_up(pair.a) | _looked_up(pair.b)
        group = next((group for group in groups if group[0].isdisjoint(keys)), None)
        if group is None:
            groups.append(group := (set(), []))
        group[0].update(keys)
        group[1].append(pair)
    return [pairs_of_group for _, pairs_of_group in groups]


def _looked_up(name: str) -> set[str]:
    keys = name_keys(name, language(DEFAULT))
    return {keys.surname, f"{keys.near_head}-", f"-{keys.near_tail}", *other_surnames(name, language(DEFAULT))}


def _are_one(names: Sequence[tuple[str, str]]) -> list[bool]:
    """Of names that have nothing to do with each other but in pairs: whether the two articles' speakers become one."""
    with scratch_store() as store:
        held: list[list[int | None]] = []
        for side in (0, 1):
            texts = [Article(f"Outlet {side}", f"{_TEXT} {number}") for number in range(len(names))]
            prepared = [prepare(text, [_said_by(name[side])]) for text, name in zip(texts, names, strict=True)]
            stored = store.add_articles(prepared, partial(are_one_speaker, language=language(DEFAULT)))
            held.append([_speaker(store, article.article_id) for article in stored])
        return [first is not None and first == second for first, second in zip(*held, strict=True)]


def _speaker(store: Store, article_id: int) -> int | None:
    [occurrence] = store.occurrences_of_article(article_id)
    return occurrence.speaker.id if occurrence.speaker else None


def _said_by(name: str) -> AttributedSpan:
    return AttributedSpan(_SPAN, QuoteKind.DIRECT, Attribution(CastMember(name), None, None, "evaluation", 1.0))


def _kind(judged: JudgedPair) -> str:
    return f"{'one' if judged.pair.same else 'two'}: {judged.pair.kind}"
