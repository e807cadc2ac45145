"""Edits that write the same words otherwise: British and American, contractions, abbreviations, brackets."""

from __future__ import annotations

from random import Random

from evaluation.verification.expected import ALTERED, VERBATIM
from evaluation.verification.query import Edited, Passage
from service.domain import ChangeKind

_SPELLING = frozenset({ChangeKind.SPELLING})
_EDITORIAL = frozenset({ChangeKind.EDITORIAL})
_LEAST_CONTENT = 3
_PAIRS = (
    ("color", "colour"), ("favor", "favour"), ("honor", "honour"), ("labor", "labour"), ("neighbor", "neighbour"),
    ("neighborhood", "neighbourhood"), ("neighbors", "neighbours"), ("behavior", "behaviour"), ("rumors", "rumours"),
    ("center", "centre"), ("defense", "defence"), ("offense", "offence"), ("license", "licence"), ("toward", "towards"),
    ("program", "programme"), ("programs", "programmes"), ("gray", "grey"), ("traveled", "travelled"),
    ("traveling", "travelling"), ("canceled", "cancelled"), ("labeled", "labelled"), ("modeled", "modelled"),
    ("judgment", "judgement"), ("skeptical", "sceptical"), ("realize", "realise"), ("realized", "realised"),
    ("recognize", "recognise"), ("recognized", "recognised"), ("organization", "organisation"),
    ("organizations", "organisations"), ("organize", "organise"), ("organized", "organised"),
    ("apologize", "apologise"), ("apologized", "apologised"), ("criticize", "criticise"), ("criticized", "criticised"),
    ("emphasize", "emphasise"), ("mobilize", "mobilise"), ("privatize", "privatise"), ("analyze", "analyse"),
    ("prioritize", "prioritise"), ("theater", "theatre"), ("percent", "per cent"), ("we've", "we have"),
    ("i've", "i have"), ("they've", "they have"), ("you've", "you have"), ("we're", "we are"), ("they're", "they are"),
    ("you're", "you are"), ("i'm", "i am"), ("we'll", "we will"), ("i'll", "i will"), ("they'll", "they will"),
    ("you'll", "you will"), ("don't", "do not"), ("doesn't", "does not"), ("didn't", "did not"), ("isn't", "is not"),
    ("aren't", "are not"), ("wasn't", "was not"), ("weren't", "were not"), ("won't", "will not"),
    ("wouldn't", "would not"), ("couldn't", "could not"), ("shouldn't", "should not"), ("haven't", "have not"),
    ("hasn't", "has not"), ("can't", "cannot"), ("u.s.", "united states"), ("let's", "let us"), ("ok", "okay"),
    ("senator", "sen."), ("governor", "gov."), ("mr.", "mister"), ("that's", "that is"),
)  # fmt: skip
_CAPITALS = {"i": "I", "united states": "United States", "u.s.": "U.S."}
_VARIANTS = {written: variant for pair in _PAIRS for written, variant in (pair, pair[::-1])}
_NOT_IS = frozenset({"that's"})
"""Contractions that may stand for "has" as well: only made, never taken apart."""
_PRONOUNS = frozenset(["he", "she", "it", "they", "him", "her", "them", "this"])


def variant(passage: Passage, rng: Random) -> Edited | None:
    """A word or two in the other spelling, contracted or spelt out, abbreviated or written in full."""
    fit = [
        (at, at + width, spelling)
        for width in (1, 2)
        for at in range(len(passage.words) - width + 1)
        if (spelling := _spelling(passage.part(at, at + width)))
    ]
    if not fit or passage.content < _LEAST_CONTENT or "[" in passage.text:
        return None
    at, last, spelling = rng.choice(fit)
    return Edited(passage.replaced(at, spelling, last), ALTERED, _SPELLING)


def _spelling(written: str) -> str:
    plain = written.lower().replace("’", "'")
    if plain in _NOT_IS or plain not in _VARIANTS:
        return ""
    spelling = _VARIANTS[plain]
    for old, new in _CAPITALS.items():
        if spelling == old or spelling.startswith((f"{old} ", f"{old}'")):
            spelling = new + spelling[len(old) :]
    return spelling[0].upper() + spelling[1:] if written[0].isupper() else spelling


def bracketed(passage: Passage, rng: Random) -> Edited | None:
    """An editor's word in brackets is put in: the quote is the same without it."""
    if len(passage.words) <= _LEAST_CONTENT or not passage.is_whole or "[" in passage.text:
        return None
    at = rng.randrange(1, len(passage.words))
    return Edited(passage.with_before(at, rng.choice(["[sic]", "[the senator]", "[indeed]"])), VERBATIM, _EDITORIAL)


def explained(passage: Passage, rng: Random) -> Edited | None:
    """A pronoun is replaced by a name in brackets."""
    fit = [at for at, norm in enumerate(passage.norms) if norm in _PRONOUNS and 0 < at < len(passage.norms) - 1]
    if not fit or "[" in passage.text or passage.content < _LEAST_CONTENT:
        return None
    return Edited(passage.replaced(rng.choice(fit), rng.choice(["[Rossi]", "[the mayor]"])), ALTERED, _EDITORIAL)
