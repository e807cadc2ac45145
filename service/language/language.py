"""A language as the parts use it: everything that depends on the words of a language, read from its folder once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from service.language.body_nouns import BodyNouns
from service.language.calibration import Calibration
from service.language.cues import CueWords
from service.language.data_files import read_section
from service.language.feature_words import FeatureWords
from service.language.framing import Framing
from service.language.given_names import GivenNames
from service.language.grammar import Grammar
from service.language.names import Names
from service.language.naming import Naming
from service.language.negation import Negation
from service.language.noun_cues import NounCues
from service.language.numbers import Numbers
from service.language.passives import PassiveWords
from service.language.person_nouns import PersonNouns
from service.language.pronouns import Pronouns
from service.language.quotation import Quotation
from service.language.reader import Reader
from service.language.sentences import Sentences
from service.language.speech import Speech
from service.language.spelling import Spelling
from service.language.stance_words import StanceWords
from service.language.tags import canonical_tag, primary_code
from service.language.titles import Titles
from service.language.vocabulary import Vocabulary
from service.language.weights import Weights
from service.language.word_classes import WordClasses
from service.language.word_lists import WordLists
from service.language.works import Works
from service.text.pages.words import PageWords
from service.text.sentences import SentenceRules

DEFAULT = "en"
"""The language of a text that nobody says more of, and of what is compared across languages."""
_FOLDERS = Path(__file__).parent


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """What is known of one language. `code` is its ISO 639-1 code; each other field is a section, read from one file
    of the language's folder. A section whose file is not there is empty: the parts then know no such words, and find
    less. Compared and hashed by identity, so that what is made from a language can be cached."""

    code: str
    body_nouns: BodyNouns
    calibration: Calibration
    cues: CueWords
    feature_words: FeatureWords
    framing: Framing
    given_names: GivenNames
    grammar: Grammar
    names: Names
    naming: Naming
    negation: Negation
    numbers: Numbers
    pages: PageWords
    passives: PassiveWords
    person_nouns: PersonNouns
    pronouns: Pronouns
    quotation: Quotation
    reader: Reader
    sentences: SentenceRules
    speech: Speech
    spelling: Spelling
    stance_words: StanceWords
    noun_cues: NounCues
    titles: Titles
    vocabulary: Vocabulary
    weights: Weights
    word_classes: WordClasses
    works: Works


def read_language(folder: Path) -> Language:
    """The language that `folder` describes; its name is the code. Raises ValueError."""
    numbers = read_section(Numbers, folder)
    spelling = read_section(Spelling, folder)
    given_names = read_section(GivenNames, folder)
    names = read_section(Names, folder)
    titles = read_section(Titles, folder)
    return Language(
        code=folder.name,
        body_nouns=read_section(BodyNouns, folder),
        calibration=Calibration(folder / "confidence.json"),
        cues=read_section(CueWords, folder),
        feature_words=read_section(FeatureWords, folder),
        framing=read_section(Framing, folder),
        given_names=given_names,
        grammar=read_section(Grammar, folder),
        names=names,
        naming=read_section(Naming, folder),
        negation=read_section(Negation, folder),
        numbers=numbers,
        pages=read_section(PageWords, folder),
        passives=read_section(PassiveWords, folder),
        person_nouns=read_section(PersonNouns, folder),
        pronouns=read_section(Pronouns, folder),
        quotation=read_section(Quotation, folder),
        reader=Reader(spelling, numbers),
        sentences=_sentence_rules(read_section(Sentences, folder), titles),
        speech=read_section(Speech, folder),
        spelling=spelling,
        stance_words=read_section(StanceWords, folder),
        noun_cues=read_section(NounCues, folder),
        titles=titles,
        vocabulary=read_section(Vocabulary, folder),
        weights=Weights(folder / "weights.json"),
        word_classes=WordClasses(read_section(WordLists, folder), titles, names, given_names),
        works=read_section(Works, folder),
    )


def _sentence_rules(section: Sentences, titles: Titles) -> SentenceRules:
    """The rules of the section; the full stop of a title that is written short ends no sentence either."""
    return SentenceRules(section.abbreviations.union(titles.abbreviated), section.reporting_words)


@cache
def language(code: str) -> Language:
    """The language of `code`, read once. Raises KeyError when it has no folder."""
    folder = _FOLDERS / code
    if not code.isalpha() or not folder.is_dir():
        raise KeyError(code)
    return read_language(folder)


def known_language(tag: str | None) -> Language | None:
    """The language of a text with the tag `tag` ("en-GB"), DEFAULT's for one without; None when it has no folder."""
    try:
        return language(primary_code(canonical_tag(tag) or DEFAULT))
    except KeyError:
        return None


def language_of(tag: str | None) -> Language:
    """The language of a text with the tag `tag`, or DEFAULT's where that has no folder."""
    return known_language(tag) or language(DEFAULT)
