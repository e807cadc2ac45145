"""The people and bodies an article names: mentions of one of them gathered under the fullest name, with its aliases."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from service.attribution.cast.genders import learn_genders
from service.attribution.cast.member import Member, are_compatible
from service.attribution.cast.mention import Mention, MentionType
from service.attribution.cast.misspelling import without_a_letter
from service.attribution.narration.narration import Narration
from service.language.lexicon import Sort, lexicon
from service.people.parsing import PersonName, parse_name
from service.text.name_folding import fold_name

_MEN = frozenset(["mr", "sir", "lord", "king", "prince", "congressman", "businessman", "spokesman", "chairman"])
_WOMEN = frozenset(["mrs", "ms", "miss", "lady", "dame", "queen", "princess", "congresswoman", "spokeswoman"])
_LEAST_INITIALS = 3
_LONG_BEFORE, _JUST_NAMED = 300, 60  # tokens
_MOST_NAMESAKES = 50
"""More are not told apart: the time must not grow with their square."""

_PAIR = re.compile(r"(?=\b([^\W\d_a-z][\w’'-]{1,20}) ([\"“‘][^\W\d_]{1,20}[\"”’] )?([^\W\d_a-z][\w-]{1,24}))")


class Cast:
    """Gathers the names of `mentions` (their `member` is set) and answers who a name stands for."""

    def __init__(self, narration: Narration, mentions: Sequence[Mention], more: str = "") -> None:
        self._narration = narration
        self.members: list[Member] = []
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._by_given: dict[str, list[int]] = defaultdict(list)
        self._by_text: dict[str, int] = {}
        self._by_tail: dict[str, list[int]] = defaultdict(list)
        self._by_misspelling: dict[str, list[int]] = defaultdict(list)
        names = [mention for mention in mentions if mention.type is MentionType.NAME]
        for mention in sorted(names, key=lambda one: one.head - one.last):
            if mention.last - mention.head > 1:
                mention.member = self._place(mention)
                self.members[mention.member].full_mentions += 1
                self._note(mention)
        self._complete(names, f"{narration.text}\n{more}")
        singles = [mention for mention in names if mention.member < 0]
        self._place_singles([mention for mention in singles if self._titled_gender(mention)])
        for member in self.members:
            member.tokens.sort()
            member.told = len(member.tokens)
        self._place_singles([mention for mention in singles if not self._titled_gender(mention)])
        for member in self.members:
            member.tokens.sort()
        learn_genders(narration, mentions, self.members)

    def _place_singles(self, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            mention.member = self._place_single(mention)
            self._note(mention)

    def _complete(self, names: Sequence[Mention], text: str) -> None:
        """Names that stand in full only inside quotes or headlines: "Ann Lee" there completes "Lee" in the story."""
        singles = [mention for mention in names if mention.last - mention.head == 1]
        wanted: dict[str, str] = {}
        for mention in singles:
            word = fold_name(self._narration.words[mention.head])
            wanted[word] = self._titled_gender(mention) or wanted.get(word, "")
        wanted = {word: gender for word, gender in wanted.items() if not self._has_full_name(word, gender)}
        sorts = lexicon().sorts
        found: dict[str, set[str]] = defaultdict(set)
        for pair in _PAIR.finditer(text):
            surname = pair[3].rstrip("-")
            if fold_name(surname) in wanted and sorts.get(pair[1].lower(), 0) & (Sort.MAN | Sort.WOMAN):
                found[fold_name(surname)].add(f"{pair[1]} {pair[2] or ''}{surname}")
        for full in found.values():
            new = [name for name in full if name not in self._by_text]
            if len(new) == 1:
                number = self._by_text[new[0]] = self._add(new[0], None)
                self.members[number].gender = self._given_gender(self.members[number])

    def text_of(self, mention: Mention) -> str:
        """The name as written, without titles, its words joined by single spaces."""
        narration = self._narration
        return " ".join(narration.text[narration.starts[mention.head] : narration.ends[mention.last - 1]].split())

    def person(self, name: str) -> int:
        """The number of the person of that full name, who may stand nowhere in the text: the writer."""
        known = self._by_text.get(name)
        if known is None:
            known = self._only_bearer(parse_name(name))
        return self._add(name, None) if known is None else known

    def _place(self, mention: Mention) -> int:
        text = self.text_of(mention)
        known = self._by_text.get(text)
        if known is None:
            is_body = bool(mention.sorts & Sort.BODY)
            tail = self._by_tail.get(text) or self._by_tail.get(text[0].lower() + text[1:], [])  # "De Blasio"
            tails = [one for one in tail if self.members[one].is_body == is_body]
            known = tails[0] if len(tails) == 1 else self._find(parse_name(text), mention)
            if known is None:
                known = self._add(text, mention)
            self._by_text[text] = known
        return known

    def _find(self, name: PersonName, mention: Mention) -> int | None:
        return None if mention.sorts & Sort.BODY else self._only_bearer(name)

    def _only_bearer(self, name: PersonName) -> int | None:
        """The person whose name can be the same as `name`, when there is just one."""
        fitting = [
            number
            for number in self._by_key.get(name.folded_surname, ())
            if not self.members[number].is_body and are_compatible(self.members[number].parsed, name)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _add(self, text: str, mention: Mention | None) -> int:
        parsed = parse_name(text)
        sorts = mention.sorts if mention else 0
        member = Member(text, parsed, bool(sorts & Sort.BODY), is_place=bool(sorts & Sort.PLACE))
        number = len(self.members)
        self.members.append(member)
        if member.is_body:
            words = text.split()
            for start in range(1, len(words)):
                _remember(self._by_tail[" ".join(words[start:])], number)
            initials = "".join(word[0] for word in words if word[0].isupper())
            if len(initials) >= _LEAST_INITIALS:
                _remember(self._by_key[f"={initials}"], number)
        else:
            _remember(self._by_key[parsed.folded_surname], number)
            if parsed.folded_given:
                _remember(self._by_given[parsed.folded_given], number)
                for misspelt in without_a_letter(parsed.folded_surname):
                    _remember(self._by_misspelling[misspelt], number)
            words = text.split()
            for start in range(1, len(words) - 1):
                _remember(self._by_tail[" ".join(words[start:])], number)
        return number

    def _note(self, mention: Mention) -> None:
        member, text = self.members[mention.member], self.text_of(mention)
        member.aliases[text] = member.aliases.get(text, 0) + 1
        member.tokens.append(mention.head)
        if member.is_body:
            member.name = self._body_name(member)
        elif len(text.split()) > len(member.name.split()):
            member.name, member.parsed = text, parse_name(text)
        member.is_person = member.is_person or bool(mention.sorts & Sort.PERSON)
        if not member.gender:
            member.gender = self._gender(mention, member)

    def _body_name(self, member: Member) -> str:
        """The fullest name of a body, or its acronym ("NATO") where that is used more, and the fullest only once, to
        spell it out."""
        fullest = max(member.aliases, key=len)
        if member.aliases[fullest] > 1:
            return fullest
        acronyms = [alias for alias in member.aliases if alias.isupper()]
        best = max(acronyms, key=lambda alias: member.aliases[alias], default=fullest)
        return best if member.aliases[best] > member.aliases[fullest] else fullest

    def _gender(self, mention: Mention, member: Member) -> str:
        for token in range(mention.first, mention.head):
            title = fold_name(self._narration.words[token])
            if title in _MEN or title in _WOMEN:
                return "m" if title in _MEN else "f"
        return self._given_gender(member)

    def _given_gender(self, member: Member) -> str:
        if member.is_body or not member.parsed.given:
            return ""
        sort = lexicon().sorts.get(member.parsed.given.lower(), 0) & (Sort.MAN | Sort.WOMAN)
        return {Sort.MAN: "m", Sort.WOMAN: "f"}.get(sort, "")

    def _place_single(self, mention: Mention) -> int:
        text = self.text_of(mention)
        number = self._bearer(text, mention)
        if number is None:
            number = self._by_text.get(text)
        if number is None:
            number = self._by_text[text] = self._add(text, mention)
        return number

    def _bearer(self, text: str, mention: Mention) -> int | None:
        """Who among the members with a full name the single word stands for."""
        word = fold_name(text)
        bodies = self._by_key.get(f"={text}", ()) if text.isupper() else ()
        full = [one for one in self._by_key.get(word, ()) if self._is_told_apart(one)]
        tails = self._by_tail.get(text, [])
        if len(tails) == 1 and not full:
            return tails[0]
        bearers = list(bodies) or full or self._by_given.get(word, [])
        if mention.sorts & Sort.BODY and not bodies and not full:
            return None
        bearers = bearers or self._misspelt(word)
        wanted = self._titled_gender(mention)
        if not wanted:
            return self._most_present(bearers, mention.head) if bearers else None
        bearers = [one for one in bearers if self.members[one].gender in {"", wanted}]
        number = self._most_present(bearers, mention.head) if bearers else self._namesake(text, wanted)
        self.members[number].full_mentions += 1
        return number

    def _is_told_apart(self, number: int) -> bool:
        """Whether the member has a given name, or a title that tells which of a surname it is."""
        member = self.members[number]
        return bool(member.parsed.given or member.full_mentions)

    def _has_full_name(self, word: str, gender: str) -> bool:
        """Whether somebody of that surname, and of that gender where a title tells it, is named in full."""
        full = [self.members[one] for one in self._by_key.get(word, ()) if self.members[one].parsed.given]
        return any(not gender or member.gender in {"", gender} for member in full)

    def _misspelt(self, word: str) -> list[int]:
        """The only member whose surname is one letter away from the long word, or nobody."""
        fitting = {one for key in without_a_letter(word) for one in self._by_misspelling.get(key, ())}
        return list(fitting) if len(fitting) == 1 else []

    def _namesake(self, text: str, gender: str) -> int:
        """Another person of that name: "Mr. Lee" where only an Ann Lee has a full name."""
        key = f"{gender} {text}"
        if key not in self._by_text:
            number = self._by_text[key] = self._add(text, None)
            self.members[number].gender = gender
        return self._by_text[key]

    def _titled_gender(self, mention: Mention) -> str:
        titles = {fold_name(self._narration.words[token]) for token in range(mention.first, mention.head)}
        return "m" if titles & _MEN else "f" if titles & _WOMEN else ""

    def _most_present(self, bearers: list[int], token: int) -> int:
        """Of several with one surname, the one whom the article names first, for writers tell later ones apart; or
        another just named, when the first was last named long before `token`."""
        named = [number for number in bearers if self.members[number].tokens]
        if not named:
            return bearers[0]
        first = min(named, key=lambda number: self.members[number].tokens[0])
        latest = max(named, key=lambda number: self._last_before(number, token))
        is_gone = token - self._last_before(first, token) > _LONG_BEFORE
        is_near = token - self._last_before(latest, token) < _JUST_NAMED
        return latest if is_gone and is_near else first

    def _last_before(self, number: int, token: int) -> int:
        """The last token before `token` where the member is named; far off the text when it is not."""
        tokens, told = self.members[number].tokens, self.members[number].told
        at = bisect_left(tokens, token, 0, told)
        return max(tokens[at - 1] if at else -_LONG_BEFORE, tokens[-1] if len(tokens) > told else -_LONG_BEFORE)


def _remember(namesakes: list[int], number: int) -> None:
    if len(namesakes) < _MOST_NAMESAKES:
        namesakes.append(number)
