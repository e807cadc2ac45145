"""What single words can be, read from the word lists beside this module: a set of flags for each word form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from service.language.titles import TITLES
from service.text.name_folding import fold_name


class Sort:
    """What a word can be; a word may be several things. Plain integers, or-ed: an enum's costs half the time."""

    PERSON = 1
    BODY = 2
    DOCUMENT = 4
    CUE = 8
    DETERMINER = 16
    UNNAMED = 32
    PLACE = 64
    MAN = 128
    WOMAN = 256
    BODY_WORD = 512
    TITLE = 1024
    PREPOSITION = 2048
    AUXILIARY = 4096
    ADVERB = 8192
    PRONOUN = 16384
    PLURAL = 32768
    PARTICIPLE = 65536
    CONJUNCTION = 131072
    PARTICLE = 262144
    RELATIVE = 524288
    MODAL = 1048576


PREDICATE = Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB
"""What stands behind the subject of a verb."""

_CLOSED = {
    Sort.PREPOSITION: """of for to from in with at on by about against as after before behind between during into near
        over through under until without within across among around toward towards upon like amid despite alongside
        including regarding concerning""",
    Sort.AUXILIARY: """is are was were be been being am has have had having do does did ’s 's ’d 'd ’m 'm ’re 're ’ve
        've isn’t wasn’t hasn’t hadn’t didn’t doesn’t don’t isn't wasn't hasn't hadn't didn't doesn't don't""",
    Sort.MODAL: "will would can could shall should may might must ’ll 'll won’t won't wouldn’t wouldn't",
    Sort.ADVERB: """also then later now still just even once often never always again too twice recently repeatedly
        previously first finally instead soon already simply only further not perhaps sometimes meanwhile afterward
        afterwards earlier yesterday today tonight ever rather himself herself themselves itself both all subsequently
        sunday monday tuesday wednesday thursday friday saturday""",
    Sort.PRONOUN: "he she they it i we you who him her them me us",
    Sort.CONJUNCTION: "and or but nor yet &",
    Sort.PARTICLE: "de del della di da dos du von van der den ter bin ibn al el la le",
    Sort.RELATIVE: "who which that whose whom",
}
_FILES = {
    "people.txt": Sort.PERSON,
    "irregular_people.txt": Sort.PERSON | Sort.PLURAL,
    "bodies.txt": Sort.BODY,
    "documents.txt": Sort.DOCUMENT,
    "men.txt": Sort.MAN,
    "women.txt": Sort.WOMAN,
    "unnamed.txt": Sort.UNNAMED,
    "places.txt": Sort.PLACE,
    "body_words.txt": Sort.BODY_WORD,
    "determiners.txt": Sort.DETERMINER,
}
_PLURALISED = {"people.txt", "bodies.txt", "documents.txt"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`sorts` maps a lower-case word to its flags, `lemmas` a form of a reporting verb to its lemma."""

    sorts: dict[str, int]
    lemmas: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The word lists, read once."""
    sorts: dict[str, int] = {}
    for name, flag in _FILES.items():
        for word in _read(name):
            _add(sorts, word, flag)
            if name in _PLURALISED:
                _add(sorts, _plural(word), flag | Sort.PLURAL)
    for flag, words in _CLOSED.items():
        for word in words.split():
            _add(sorts, word, flag)
    for word in TITLES:
        _add(sorts, word, Sort.TITLE)
    lemmas = _verb_forms()
    for form in lemmas:
        _add(sorts, form, Sort.CUE | (Sort.PARTICIPLE if form.endswith("ing") else 0))
    return Lexicon(sorts, lemmas)


def _add(sorts: dict[str, int], word: str, flag: int) -> None:
    sorts[word] = sorts.get(word, 0) | flag


def _lines(name: str) -> list[str]:
    content = resources.files("service.language").joinpath("en", name).read_text(encoding="utf-8")
    return [line for line in content.splitlines() if line and not line.startswith("#")]


def _read(name: str) -> list[str]:
    return [word for line in _lines(name) for word in line.split()]


def _verb_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for line in _lines("reporting_verbs.txt"):
        lemma, colon, irregular = line.partition(":")
        if colon and irregular.strip():
            forms.update(dict.fromkeys([lemma, *irregular.split()], lemma))
            continue
        for word in line.replace(":", "").split():
            forms.update(dict.fromkeys(_regular_forms(word), word))
    return forms


def _regular_forms(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    return [verb, _plural(verb), f"{verb}ed", f"{verb}ing"]


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    return f"{noun}s"


def words(text: str) -> frozenset[str]:
    """The words of `text` as a set: how the closed word lists of this part are written."""
    return frozenset(text.split())


@lru_cache(maxsize=8192)
def is_title(word: str) -> bool:
    """Whether `word` ("Sen.", "Secretary", "President-elect") stands before names as a title."""
    folded = fold_name(word)
    return folded in TITLES or folded.removesuffix("-elect") in TITLES
