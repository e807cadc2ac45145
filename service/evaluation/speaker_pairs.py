"""Measures who is held as one speaker on pairs of names: each pair is stored as two articles' speakers, in both orders."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from service.domain import Article, AttributedSpan, Attribution, CastMember, QuotedSpan, QuoteKind
from service.errors import QuoteVerifyError
from service.matching.names import are_one_speaker
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
    """Each pair as the store holds it. One order in which the two become one is enough to call them one."""
    with scratch_store() as store:
        return tuple(JudgedPair(one, _is_one(store, one.a, one.b) or _is_one(store, one.b, one.a)) for one in pairs)


def misses_by_kind(judged: Sequence[JudgedPair]) -> dict[str, tuple[int, int]]:
    """For each kind of pair how many are held wrongly, of how many; the most wrong first."""
    wrong = Counter(_kind(one) for one in judged if not one.is_right)
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


def _is_one(store: Store, first: str, second: str) -> bool:
    """Whether two articles' speakers of these names become one in the empty `store`, which is left empty."""
    articles = [
        store.add_article(Article(outlet, _TEXT), [_said_by(name)], are_one_speaker)[0].id
        for outlet, name in (("The Courier", first), ("The Post", second))
    ]
    is_one = len(store.speakers(2).items) == 1
    for id in articles:
        store.delete_article(id)
    return is_one


def _said_by(name: str) -> AttributedSpan:
    return AttributedSpan(_SPAN, QuoteKind.DIRECT, Attribution(CastMember(name), None, None, "evaluation", 1.0))


def _kind(judged: JudgedPair) -> str:
    return f"{'one' if judged.pair.same else 'two'}: {judged.pair.kind}"
