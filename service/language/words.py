"""Which words carry content, and which are words of English at all.

`english_words.txt` holds the words that at least five newswire articles (Reuters 1987, US news 2016) print in lower
case: enough to tell a misspelling from another common word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

_FUNCTION_WORDS = """
a an the this that these those such same other another each every either both all any some few many much more most
several own i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she
her hers herself it its itself they them their theirs themselves one ones who whom whose which what when where why
how there here and or but nor so yet if then else than as because while although though until till since before after
of in on at by for with without from to into onto upon over under about above below between among through during
against toward towards within across behind beyond near off out up down again once also too very just only even still
ever never not no none am is are was were be been being do does did doing done have has had having will would shall
should can could may might must ought cannot get got go goes something anything nothing everything now like well
i'm i've i'll i'd we're we've we'll we'd you're you've you'll you'd he's he'll he'd she's she'll she'd it's it'll
it'd they're they've they'll they'd that's there's here's what's who's where's how's let's don't doesn't didn't
won't wouldn't can't couldn't shouldn't mustn't isn't aren't wasn't weren't hasn't haven't hadn't ain't
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that stand in any sentence: a match of these alone says nothing."""

_SHORT_AND_CLOSED = re.compile("[^aeiou]{1,3}[aeiou][^aeiouwxyh]")
_INFLECTIONS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""))


def content_words(norms: Iterable[str]) -> list[str]:
    """The words that carry content, in order: no function words, no signs."""
    return [
        norm for norm in norms if norm not in FUNCTION_WORDS and (norm[:1].isalnum() or any(map(str.isalnum, norm)))
    ]


@lru_cache(maxsize=1 << 14)
def is_english_word(norm: str) -> bool:
    """Whether `norm` is a common English word or an inflection of one, so that it is no misspelling of another one."""
    known = _english_words()
    if norm in FUNCTION_WORDS or norm in known:
        return True
    stem = norm.removesuffix("'s").removesuffix("'")
    if stem in known:
        return True
    return any(
        stem.endswith(ending)
        and stem.removesuffix(ending) + base in known
        and not _is_put_on_otherwise(stem, ending, base)
        for ending, base in _INFLECTIONS
        if len(stem) > len(ending) + 2
    )


def _is_put_on_otherwise(stem: str, ending: str, base: str) -> bool:
    """Whether the ending is not put on so: "geting" is "getting" misspelt, "rulees" is "rules"."""
    word = stem.removesuffix(ending)
    if ending == "es":
        return not word.endswith(("s", "x", "z", "h", "o"))
    return not base and ending in {"ed", "ing"} and _SHORT_AND_CLOSED.fullmatch(word) is not None


@lru_cache(maxsize=1)
def _english_words() -> frozenset[str]:
    return frozenset((files("service.language") / "en" / "english_words.txt").read_text(encoding="ascii").split())
