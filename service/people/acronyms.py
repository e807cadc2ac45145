"""Whether a short name is made of the first letters of a longer one: NATO, the North Atlantic Treaty Organization."""

from __future__ import annotations

from service.language.language import Language
from service.text.name_folding import fold_name


def is_acronym(short: str, name: str, language: Language) -> bool:
    """Whether `short` is the first letters of the words of `name`, small words counted or not; two words at least."""
    names = language.names
    letters = fold_name(short)
    words = [fold_name(word) for word in name.replace("-", " ").split()]
    first = "".join(word[:1] for word in words if word not in names.left_out_of_acronyms)
    every = "".join(word[:1] for word in words[words[:1] != [] and words[0] in names.articles :])
    return len(first) > 1 and letters in (first, every)


def looks_like_acronym(name: str) -> bool:
    """Whether `name` is one word of two capitals or more, with dots or without: "NATO", "N.A.T.O."."""
    plain = name.replace(".", "")
    return len(plain) > 1 and plain.isupper() and plain.isalpha()
