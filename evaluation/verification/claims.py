"""Makes claims of who said a quote: its speaker as people write names, another person, nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from random import Random

from evaluation.verification.corpus import Corpus, Recorded, quoted
from evaluation.verification.edits.letters import misspell
from evaluation.verification.expected import VERBATIM
from evaluation.verification.query import Query
from service.domain import AttributionVerdict, Stance
from service.language.language import DEFAULT, language
from service.people.comparison import is_same_person
from service.people.parsing import PersonName, parse_name
from service.text.normalise import normalise

_CONTENT = 5
_BODY_WORDS = """
air force group post times news press party committee campaign department office university college house court street
journal agency union association council institute center county state city united national republican democratic
"""
_BODIES = frozenset(_BODY_WORDS.split())
_MISSPELT_FROM = 6
"""Letters of a surname that is misspelt."""

_NO_OFFICE = r"(?!who |which |that |\w+ed )"
_ROLE = (
    rf"{{name}}, (?:the |an? )?((?:{_NO_OFFICE}[a-z-]+ ){{{{1,4}}}}"
    r"(?:of|for|at) (?:the )?[A-Z]\w+(?: [A-Z]\w+){{0,2}}),"
)
"""What explains a name behind it and says where or whose the office is; not what somebody does ("who teaches at Avon
College") or what was done ("prepared for Avon College")."""

Written = Callable[[PersonName, Random], str | None]


def _full(name: PersonName, _rng: Random) -> str:
    return f"{name.given} {name.surname}"


def _surname(name: PersonName, _rng: Random) -> str:
    return name.surname


def _initial(name: PersonName, _rng: Random) -> str:
    return f"{name.given[0]}. {name.surname}"


def _titled(name: PersonName, rng: Random) -> str:
    title = rng.choice(["Senator", "Gov.", "President", "Dr.", "Rep."])
    return f"{title} {rng.choice([name.surname, f'{name.given} {name.surname}'])}"


def _turned_round(name: PersonName, _rng: Random) -> str:
    return f"{name.surname}, {name.given}"


def _other_case(name: PersonName, rng: Random) -> str:
    full = f"{name.given} {name.surname}"
    return rng.choice([full.lower(), full.upper()])


def _misspelt(name: PersonName, rng: Random) -> str | None:
    if len(name.surname) < _MISSPELT_FROM or not name.surname.isalpha():
        return None
    return f"{name.given} {misspell(name.surname, rng, 1)}"


def _given_misspelt(name: PersonName, rng: Random) -> str | None:
    given = misspell(name.given, rng, 1) if len(name.given) >= _MISSPELT_FROM and name.given.isalpha() else ""
    is_another = given.lower() in language(DEFAULT).given_names.genders
    return None if not given or is_another else f"{given} {name.surname}"


def _described(name: PersonName, rng: Random) -> str:
    house = rng.choice([", MP", " (Labour)", ", head of the council", " - spokesman", ", who leads the union"])
    return f"{name.given} {name.surname}{house}"


RIGHT: dict[str, Written] = {
    "full name": _full,
    "surname": _surname,
    "initial": _initial,
    "title": _titled,
    "surname first": _turned_round,
    "other case": _other_case,
    "misspelt": _misspelt,
    "given name misspelt": _given_misspelt,
    "described": _described,
}


class Claims:
    """Makes queries with a claimed speaker of the quotes in the index that have words enough to be known by."""

    def __init__(self, corpus: Corpus, indexed: Sequence[Recorded], seed: int, most: int) -> None:
        self._indexed = [quote for quote in indexed if quote.content >= _CONTENT]
        self._seed = seed
        self._most = most
        self._present: dict[int, set[str]] = {}
        for quote in corpus.quotes.values():
            for number in quote.articles:
                self._present.setdefault(number, set()).update(quote.speakers)
        self._texts = [read.article.text for read in corpus.articles]
        self._about = _whom_unsaid_words_are_about(corpus)

    def queries(self) -> Iterator[Query]:
        """All of them, by kind."""
        for kind, written in RIGHT.items():
            yield from self._take(f"right speaker, {kind}", partial(_right, how=written))
        yield from self._take("right speaker, role", self._role)
        yield from self._take("denied", self._denier)
        yield from self._take("wrong speaker", self._wrong)
        yield from self._take("wrong speaker, namesake", self._namesake)
        yield from self._take("speaker unknown", self._unknown)
        yield from self._take("no speaker claimed", self._unclaimed)

    def _take(
        self, kind: str, claim: Callable[[Recorded, Random], tuple[str | None, AttributionVerdict] | None]
    ) -> Iterator[Query]:
        left = self._most
        for quote in sorted(self._indexed, key=lambda quote: quote.draw(f"{self._seed} {kind}")):
            rng = Random(f"{self._seed} {kind} {quote.key}")  # noqa: S311 (a measurement that repeats, no secret)
            claimed = claim(quote, rng)
            if claimed:
                answers = ((quote.wording.norms,),)
                yield Query(
                    kind, quote.text, quote, VERBATIM, answers=answers, claimed=claimed[0], attribution=claimed[1]
                )
                left -= 1
                if not left:
                    return

    def _role(self, quote: Recorded, _rng: Random) -> tuple[str, AttributionVerdict] | None:
        """The only speaker by what an article says behind the name: "Ann Lee, the mayor of Avon,"; not where another
        bears the same."""
        name = person(quote.speakers[0]) if len(quote.speakers) == 1 else None
        text = self._texts[quote.articles[0]]
        role = re.search(_ROLE.format(name=re.escape(f"{name.given} {name.surname}")), text) if name else None
        return (f"the {role[1]}", AttributionVerdict.CONFIRMED) if role and text.count(role[1]) == 1 else None

    def _denier(self, quote: Recorded, _rng: Random) -> tuple[str, AttributionVerdict] | None:
        """Who, as every article has it that carries the quote, did not say it or may not have."""
        names = self._about.get(quote.key, ())
        return (min(names), AttributionVerdict.DENIED) if names and not quote.speakers else None

    def _wrong(self, quote: Recorded, rng: Random) -> tuple[str, AttributionVerdict] | None:
        """Another person who is quoted in the same article, by full name."""
        people = {name for number in quote.articles for name in self._present[number]}
        others = sorted(name for name in people if quote.speakers and _differ(name, quote.speakers))
        return (rng.choice(others), AttributionVerdict.CONTRADICTED) if others else None

    def _namesake(self, quote: Recorded, rng: Random) -> tuple[str, AttributionVerdict] | None:
        """Somebody of the same surname in the same article, whose given name begins otherwise."""
        speaker = person(quote.speakers[0]) if len(quote.speakers) == 1 else None
        people = {name for number in quote.articles for name in self._present[number]}
        others = [name for name in sorted(people) if speaker and _is_namesake(person(name), speaker)]
        return (rng.choice(others), AttributionVerdict.CONTRADICTED) if others else None

    def _unknown(self, quote: Recorded, rng: Random) -> tuple[str, AttributionVerdict] | None:
        people = sorted(name for number in quote.articles for name in self._present[number])
        return (rng.choice(people), AttributionVerdict.UNATTRIBUTED) if people and not quote.speakers else None

    def _unclaimed(self, _quote: Recorded, _rng: Random) -> tuple[None, AttributionVerdict]:
        return None, AttributionVerdict.NOT_CLAIMED


def _whom_unsaid_words_are_about(corpus: Corpus) -> dict[str, set[str]]:
    """The names that articles give for quotes which they say were not said, by the quote's key."""
    about: dict[str, set[str]] = {}
    for read in corpus.articles:
        for span in read.spans:
            if span.attribution and span.attribution.stance is not Stance.SAID and span.attribution.about:
                key = normalise(quoted(read.article, span.span)).key
                about.setdefault(key, set()).add(span.attribution.about.name)
    return about


def _right(quote: Recorded, rng: Random, how: Written) -> tuple[str, AttributionVerdict] | None:
    """The speaker's name written in that way; only of people with a given name and a surname. Where articles give the
    quote to somebody else besides, the right answer says that they disagree."""
    name = person(quote.speakers[0]) if quote.speakers else None
    written = how(name, rng) if name else None
    if not written:
        return None
    is_one = all(is_same_person(other, [quote.speakers[0]], language(DEFAULT)) for other in quote.speakers[1:])
    return written, AttributionVerdict.CONFIRMED if is_one else AttributionVerdict.DISPUTED


def person(name: str) -> PersonName | None:
    """`name` taken apart where it is plainly a person's: a given name and one surname, of letters.

    Not with a suffix: whether "Jr." may be left out depends on the father.
    """
    parsed = parse_name(name, language(DEFAULT))
    parts = (parsed.given, parsed.surname.replace("-", "").replace("'", ""))
    is_plain = all(len(part) > 1 and part.isalpha() and part[0].isupper() and not part.isupper() for part in parts)
    words = name.lower().replace(",", " ").replace(".", " ").split()
    is_body = not (_BODIES | language(DEFAULT).names.closings_of_bodies).isdisjoint(words)
    return parsed if is_plain and not is_body and not parsed.suffix else None


def _is_namesake(name: PersonName | None, other: PersonName) -> bool:
    if name is None or name.folded_surname != other.folded_surname:
        return False
    others = [other.given, *other.middle]
    return name.given[0] not in [given[0] for given in others] and not _is_part_of_surname(name, other)


def _is_part_of_surname(name: PersonName, other: PersonName) -> bool:
    """Whether what looks like a given name stands before the surname in the other name as well: "Vargas Llosa"."""
    return other.given in name.middle or name.given in other.middle


def _differ(name: str, others: Sequence[str]) -> bool:
    """Whether `name` is a person's, and none of `others` has a surname like it."""
    speaker = person(name)
    words = {word.lower().strip(".,") for other in others for word in other.split()}
    return speaker is not None and not {speaker.folded_surname, *speaker.surname.lower().split()} & words
