"""Whether a change turns the sense: negating words put in or taken out, and pairs such as possible and impossible."""

from __future__ import annotations

from collections.abc import Iterable

_NEGATING_WORDS = """
not no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely rarely seldom unless except
lack lacks lacked lacking fail fails failed failing refuse refuses refused refusing deny denies denied denying
"""
NEGATING = frozenset(_NEGATING_WORDS.split())
"""Words that turn the sense of what they stand by; "n't" and "cannot" are read as "not"."""
_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis", "a")
_NOT_TURNED_WORDS = """
form formed forms former side sides sider come comes deed deeds put puts vest vested vests press pressed presses port
ports ported portant part parts parted tend tended tends tent tense to pose posed poses plant plants print prison stall
stalled flame field land let lets sight sights spire take takes cover covered covers play played plays charge charged
close closed closes count counts course may miss missed patch pose sent till der it ion tensive crease creased creases
habit flux flow dependent pact pulse prove proved proves proving peach pair paired plied plies ply position bound born
built lay cur curs cure flict flicts flicted struct structed vent vented vade vaded dice dices dustry dex ward wards
like mid rise lone way head cross board broad float side shore part long round way cross live maze like mount
side drift bet bide base basement cute tone muse men go gain rest round cord count void ware lert lien light like
"""
_NOT_TURNED = frozenset(_NOT_TURNED_WORDS.split())
_SHORTEST = 4
_SHORT_TURNED = frozenset({"fit", "fed", "paid", "apt"})
_LEAST_PREFIX = 2


def turns_sense(candidate: Iterable[str], quote: Iterable[str]) -> bool:
    """Whether the words read in one place of the candidate negate what those of the quote affirm, or the reverse."""
    left, right = list(candidate), list(quote)
    if (_negations(left) - _negations(right)) % 2:
        return True
    return len(left) == len(right) == 1 and is_opposite(left[0], right[0])


def is_opposite(one: str, other: str) -> bool:
    """Whether one word is the other with a negating prefix (possible, impossible) or suffix (careful, careless)."""
    short, long = sorted((one, other), key=len)
    if short.endswith("ful") and long.endswith("less") and short[:-3] == long[:-4]:
        return True
    is_short = len(short) < _SHORTEST and short not in _SHORT_TURNED
    if is_short or short in _NOT_TURNED or not long.endswith(short):
        return False
    return long.removesuffix(short) in _PREFIXES


def is_plain_opposite(one: str, other: str) -> bool:
    """The same where it is no slip: a prefix of two letters or more, which nobody types or leaves out unawares."""
    return abs(len(one) - len(other)) >= _LEAST_PREFIX and is_opposite(one, other)


def _negations(words: Iterable[str]) -> int:
    return sum(word in NEGATING for word in words)
