"""Edits that take words out of what governs them, and such as take nothing away that governs what is left."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from evaluation.verification.expected import FRAGMENT
from evaluation.verification.query import Edited, Passage
from service.domain import ChangeKind

TURNED = frozenset({ChangeKind.NEGATION, ChangeKind.HEDGE})
_NEGATED = re.compile(
    r"(?<=[a-z] )(?:(?:do|does|did|will|would|could|should|is|are|was|were|have|has|had)(?:n['’]t| not)|never|cannot"
    r"|(?:ca|wo)n['’]t)\s+(?!only|just|merely|simply|necessarily|even|be afraid)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:—–.?!()\[\]…\"“”]|\s-+\s")
_SENTENCE_END = re.compile(r"(?<=[a-z]{2}[.?!])\s+(?=[A-Z])")
_LEAST, _MOST = 6, 10


def behind_negation(passage: Passage, rng: Random) -> Edited | None:
    """Six to ten words of a clause that begin right behind what negates them."""
    fits = []
    for negated in _NEGATED.finditer(passage.text):
        end = _CLAUSE_END.search(passage.text, negated.end())
        last_place = end.start() if end else len(passage.text)
        inside = [at for at, word in enumerate(passage.words) if negated.end() <= word.start and word.end <= last_place]
        if len(inside) >= _LEAST:
            fits.append(inside)
    if not fits:
        return None
    inside = rng.choice(fits)
    first, last = inside[0], inside[0] + min(len(inside), _MOST)
    return Edited(passage.part(first, last), FRAGMENT, TURNED, (passage.norms[first:last],))


def whole_sentence(passage: Passage, rng: Random) -> Edited | None:
    """A sentence of several, whole: nothing outside of it governs its words."""
    if not passage.is_whole or re.search(r"[…()\[\]\"“”]|\.\.", passage.text):
        return None
    edges = [0, *(match.end() for match in _SENTENCE_END.finditer(passage.text)), len(passage.text)]
    fits = []
    for start, end in pairwise(edges):
        inside = [at for at, word in enumerate(passage.words) if start <= word.start and word.end <= end]
        if _LEAST <= len(inside) < len(passage.words):
            fits.append((inside[0], inside[-1] + 1))
    if not fits:
        return None
    first, last = rng.choice(fits)
    return Edited(passage.part(first, last), FRAGMENT, runs=(passage.norms[first:last],))
