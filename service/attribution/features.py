"""What speaks for and against each mention near a quote as its speaker, as named features for the model."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from service.attribution.cues import Cue, is_strong
from service.attribution.lexicon import Sort
from service.attribution.mentions import Mention, MentionType
from service.attribution.narration import Narration
from service.domain import QuotedSpan

_REACH_BEFORE, _REACH_AFTER = 140, 60
_SENTENCES_BEFORE, _SENTENCES_AFTER = 5, 1
_MOST_CANDIDATES = 24
_LONGEST_PATH = 14
_FAR = 40
_SPOKEN_LINKS = frozenset(["direct", "inverted", "appositive", "according", "coordinate"])
_RELAYING = frozenset(["report", "according"])
_BEFORE_TITLES = frozenset(["’s", "'s", "the", "a", "D", "p", "of", "w", "g", "s", "with"])
_DEEDS = frozenset(
    [
        "offer",
        "reject",
        "refuse",
        "make",
        "give",
        "keep",
        "show",
        "hold",
        "hit",
        "break",
        "fight",
        "begin",
        "put",
        "find",
    ]
)
"""What a country does with deeds, not words."""

_STEPS = (0, 1, 2, 3, 4, 6, 9, 14, 20, 30, 50)


def stem(word: str) -> str:
    """A verb without its ending, roughly: one feature for all its forms."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:  # noqa: PLR2004
            return word[: -len(ending)]
    return word


def step(distance: int) -> str:
    """A distance in tokens, in coarse steps."""
    return str(bisect_left(_STEPS, distance))


@dataclass(slots=True)
class Reading:
    """All that is known of an article before its quotes are attributed."""

    narration: Narration
    mentions: list[Mention]
    cues: list[Cue]
    mention_starts: list[int] = field(default_factory=list)
    links: dict[int, list[Cue]] = field(default_factory=dict)
    cue_tokens: list[int] = field(default_factory=list)
    headlines: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self.mention_starts = [mention.first for mention in self.mentions]
        self.cue_tokens = [cue.at for cue in self.cues]
        for cue in self.cues:
            if cue.subject >= 0:
                self.links.setdefault(cue.subject, []).append(cue)


@dataclass(slots=True)
class Previous:
    """What was decided for the quote before: its token, and the number of its mention (-1: nobody)."""

    token: int = -1
    mention: int = -1


def candidates(reading: Reading, token: int) -> list[int]:
    """Numbers of the mentions that may be the speaker of the quote at `token`, nearest sentence first kept."""
    narration = reading.narration
    sentence = narration.sentence[token]
    first = narration.sentence_starts[max(0, sentence - _SENTENCES_BEFORE)]
    last = narration.sentence_starts[min(len(narration.paragraph), sentence + 1 + _SENTENCES_AFTER)]
    first, last = max(first, token - _REACH_BEFORE), min(last, token + _REACH_AFTER)
    low = bisect_left(reading.mention_starts, first)
    high = bisect_left(reading.mention_starts, last)
    paragraph = narration.paragraph[sentence]
    near = [
        number
        for number in range(low, high)
        if paragraph - narration.paragraph[reading.mentions[number].sentence] <= 1
        and narration.paragraph[reading.mentions[number].sentence] <= paragraph + 1
        and can_speak(reading, number)
    ]
    middle = bisect_left(reading.mention_starts, token)
    near.sort(key=lambda number: (number - middle) if number >= middle else 1.3 * (middle - number))
    return sorted(near[:_MOST_CANDIDATES])


def can_speak(reading: Reading, number: int) -> bool:
    """A place speaks only where a reporting verb says so ("Moscow said"); anything else near a quote may."""
    mention = reading.mentions[number]
    if mention.host >= 0:
        return False
    if mention.type is not MentionType.NAME:
        return True
    if mention.sentence in reading.headlines and mention.sorts & (Sort.BODY | Sort.PLACE):
        links = reading.links.get(number, ())
        return reading.narration.words[mention.last : mention.last + 1] == [":"] or any(is_strong(cue.lemma) for cue in links)
    if not mention.sorts & Sort.PLACE:
        return True
    return any(cue.lemma not in _DEEDS for cue in reading.links.get(number, ()) if cue.link in _SPOKEN_LINKS)


def narration_first(narration: Narration, at: int, start: int) -> int:
    """The first token of those up to `at` that stand at or behind code point `start`."""
    while at > 0 and narration.starts[at - 1] >= start:
        at -= 1
    return at


class QuoteView:
    """One quote in its sentence, and the features of each candidate for it."""

    def __init__(self, reading: Reading, number: int, span: QuotedSpan, previous: Previous) -> None:
        self.reading = reading
        self.start = span.start
        self.number = number
        self.previous = previous
        self.token = reading.narration.quote_tokens[number]
        narration = reading.narration
        self.sentence = narration.sentence[self.token]
        self.first, self.last = narration.sentence_range(self.sentence)
        self.paragraph = narration.paragraph[self.sentence]
        self.content = reading.narration.text[span.start : span.end]
        self.candidates = candidates(reading, self.token)
        self._describe()
        self._signs_from = max(0, self.token - _LONGEST_PATH - 1)
        self._signs = [
            path_sign(narration, at)
            for at in range(self._signs_from, min(len(narration), self.token + _LONGEST_PATH + 2))
        ]

    def _describe(self) -> None:
        narration, token = self.reading.narration, self.token
        before = narration.lowers[token - 1] if token > self.first else "^"
        after = narration.lowers[token + 1] if token + 1 < self.last else "$"
        self.before = _sign(before, narration.sorts[token - 1] if token > self.first else 0)
        self.after = _sign(after, narration.sorts[token + 1] if token + 1 < self.last else 0)
        self.before_word, self.after_word = before, after
        self.before_word2 = narration.lowers[token - 2] if token - 2 >= self.first else "^"
        self.verb, self.noun = self._verb_and_noun()
        content = self.content.rstrip()
        self.ending = content[-1:] if content[-1:] in {",", ".", "?", "!", "…", "-", "—"} else "w"
        self.opens_capital = content[:1].isupper()
        words = content.split()
        self.size = str(bisect_left((1, 2, 3, 4, 6, 10, 20), len(words)))
        capital = sum(word[:1].isupper() for word in words if len(word) > 3)
        longer = sum(len(word) > 3 for word in words)
        self.is_titled = bool(words) and longer > 0 and capital == longer and len(words) > 1
        self.shape = f"{self.before}.{self.ending}.{self.after}"
        self.is_alone = self.last - self.first <= 1 + (self.before == "^" and self.after in {".", "$"})
        self.lead = self._lead()
        self.previous_here = (
            narration.sentence[self.previous.token] == self.sentence if self.previous.token >= 0 else False
        )
        self.previous_paragraph = (
            narration.paragraph[narration.sentence[self.previous.token]] - self.paragraph
            if self.previous.token >= 0
            else -9
        )

    def _verb_and_noun(self) -> tuple[str, str]:
        """The nearest verb-like word in front of the quote, and the noun that the quote hangs on ("the term …")."""
        narration = self.reading.narration
        verb = noun = "-"
        for at in range(self.token - 1, max(self.first, self.token - 12) - 1, -1):
            sort, lower = narration.sorts[at], narration.lowers[at]
            if narration.quote[at] >= 0:
                break
            if sort & (Sort.CUE | Sort.AUXILIARY | Sort.MODAL) or lower.endswith(("ed", "ing")):
                verb = stem(lower)
                break
            if (
                noun == "-"
                and lower[0].isalpha()
                and not sort & (Sort.PREPOSITION | Sort.DETERMINER | Sort.CONJUNCTION)
            ):
                noun = lower
        return verb, noun

    def _lead(self) -> str:
        """How the sentence before ends when the quote opens its own: a colon announces it."""
        if self.token > self.first:
            return "-"
        if self.first == 0:
            return "^"
        sign = self.reading.narration.words[self.first - 1]
        return (
            f"{sign if not sign[0].isalnum() else 'w'}{'P' if self._is_first() else ''}{'a' if self.is_alone else ''}"
        )

    def nobody(self) -> list[str]:
        """Features of the answer that nobody is said to have said it."""
        best_before, best_after = self._nearest_links()
        chain = f"{self.previous.mention >= 0}.{self.previous_here}"
        size = self.size
        look = f"{'C' if self.opens_capital else 'c'}{'T' if self.is_titled else 't'}{'a' if self.is_alone else ''}"
        return [
            "0",
            f"0 size={size} {look}",
            f"0 shape={self.shape}",
            f"0 before={self.before_word}",
            f"0 before={self.before_word} {look}",
            f"0 after={self.after_word}",
            f"0 before={self.before} size={size} {look}",
            f"0 after={self.after} size={size} {look}",
            f"0 ending={self.ending} {look} size={size}",
            f"0 cue={best_before}",
            f"0 cue={best_before}.{best_after} size={size} {look}",
            f"0 chain={chain} size={size} {look}",
            f"0 chain={chain} cue={best_before}.{best_after}",
            f"0 lead={self.lead}",
            f"0 before2={self.before_word2} {self.before_word}",
            f"0 verb={self.verb} {look}",
            f"0 verb={self.verb} size={size}",
            f"0 noun={self.noun} {look}",
            f"0 after={self.after_word} before={self.before_word}",
            f"0 previous={self.previous.token >= 0 and self.previous.mention < 0} {self.previous_here}",
        ]

    def _nearest_links(self) -> tuple[str, str]:
        """Kinds of the nearest linked cue before and after the quote in its sentence."""
        reading = self.reading
        at = bisect_left(reading.cue_tokens, self.token)
        before = after = "-"
        for cue in reversed(reading.cues[max(0, at - 6) : at]):
            if cue.at < self.first:
                break
            if cue.subject >= 0:
                before = f"{cue.link}{'!' if is_strong(cue.lemma) else ''}"
                break
        for cue in reading.cues[at : at + 6]:
            if cue.at >= self.last:
                break
            if cue.subject >= 0:
                after = f"{cue.link}{'!' if is_strong(cue.lemma) else ''}"
                break
        return before, after

    @property
    def is_title_like(self) -> bool:
        """Whether the quote has a title's capitals and stands where a noun does: "on “Morning Talk”"."""
        return self.is_titled and not self.is_alone and self.before in _BEFORE_TITLES

    def labelled(self) -> int:
        """The mention that labels the quote from within its marks ("LEE: I never said so."), or -1."""
        narration = self.reading.narration
        at = self.token - 2
        if at < 0 or narration.words[at + 1] != ":" or narration.starts[at] < self.start:
            return -1
        found = bisect_left(self.reading.mention_starts, narration_first(narration, at, self.start))
        mentions = self.reading.mentions
        return found if found < len(mentions) and mentions[found].last == at + 1 else -1

    def relayed(self, number: int) -> int:
        """The person whose words a news body only passes on ("Lee spoke of “…”, the agency reported"), else `number`."""
        cue = self.cue_of(number)
        mention = self.reading.mentions[number]
        if cue is None or cue.lemma not in _RELAYING or mention.first < self.token or mention.sorts & Sort.PERSON:
            return number
        speakers = [
            other
            for other in self.candidates
            if self.first <= self.reading.mentions[other].first < self.token
            and self.reading.mentions[other].sorts & Sort.PERSON
            and any(one.at < self.token and one.sentence == self.sentence for one in self.reading.links.get(other, ()))
        ]
        return speakers[-1] if speakers else number

    def credited(self) -> int:
        """The name in a line of credit behind the quote ("…" - Ann Lee), which ends its paragraph, or -1."""
        narration = self.reading.narration
        at = self.token + 1
        while at < len(narration) and narration.words[at] in {".", ","}:
            at += 1
        if at >= len(narration) or narration.words[at] not in {"-", "–", "—", "―"}:
            return -1
        found = bisect_left(self.reading.mention_starts, at + 1)
        mentions = self.reading.mentions
        if found >= len(mentions) or mentions[found].first != at + 1 or mentions[found].type is not MentionType.NAME:
            return -1
        sentence = mentions[found].sentence
        end = narration.sentence_starts[sentence + 1]
        rest = narration.words[mentions[found].last : end]
        return found if rest in ([], ["."]) and self._ends_paragraph(sentence) else -1

    def all_features(self) -> list[list[str]]:
        """Features of each candidate, in the order of `candidates`."""
        middle = sum(self.reading.mentions[number].first < self.token for number in self.candidates)
        return [
            self.features(number, middle - 1 - at if at < middle else at - middle)
            for at, number in enumerate(self.candidates)
        ]

    def cue_of(self, number: int) -> Cue | None:
        """The cue whose subject is mention `number`, the nearest to the quote."""
        cues = self.reading.links.get(number)
        return min(cues, key=lambda cue: abs(cue.at - self.token)) if cues else None

    def features(self, number: int, rank: int) -> list[str]:
        """Features of mention `number`; `rank` counts the candidates between it and the quote."""
        reading, narration = self.reading, self.reading.narration
        mention = reading.mentions[number]
        side = self._side(mention)
        kind = _kind(narration, mention)
        gap = mention.first - self.token if mention.first > self.token else self.token - mention.last
        before = narration.sorts[mention.first - 1] if mention.first > 0 else 0
        before_word = (
            narration.lowers[mention.first - 1] if mention.first > narration.sentence_starts[mention.sentence] else "^"
        )
        after_word = narration.lowers[mention.last] if mention.last < len(narration) else "$"
        after = narration.sorts[mention.last] if mention.last < len(narration) else 0
        role = f"{_sign(before_word, before)}_{_sign(after_word, after)}"
        link, lemma, where = self._link(number, mention)
        found = [
            "1",
            f"{side}",
            f"{side} {kind}",
            f"{side} gap={step(gap)}",
            f"{side} rank={min(rank, 5)}",
            f"{side} role={role}",
            f"{side} {kind} role={role}",
            f"{side} shape={self.shape}",
            f"{side} link={link} {where}",
            f"{side} link={link} {where} shape={self.shape}",
            f"{side} link={link} {where} {kind}",
            f"{side} link={link} {where} rank={min(rank, 3)}",
            f"{side} link={link} {where} gap={step(gap)}",
            f"link={link} {where} lemma={lemma}",
            f"{side} lemma={lemma} size={self.size}",
            f"{side} link={link} {where} size={self.size} {self.ending}",
            f"{side} role={role} rank={min(rank, 2)} link={link}",
            f"{kind} after={after_word}",
            f"{side} before={before_word}",
            f"{side} lead={self.lead} {kind}",
            f"{side} lead={self.lead} link={link}",
            f"{side} between={self._between(mention)} link={link}",
            f"{side} between={self._between(mention)} role={role}",
        ]
        verb = self._verb_after(mention)
        found += [
            f"{side} does={verb}",
            f"{side} does={verb} size={self.size}",
            f"{side} link={link} verb={self.verb}",
            f"{side} tail={self._tail(number, mention)} {link}",
        ]
        found += self._paths(number, mention, side, kind)
        self._chain(number, mention, side, link, found)
        return found

    def _verb_after(self, mention: Mention) -> str:
        """What the mention does: the first word after it that is neither adverb nor auxiliary."""
        narration = self.reading.narration
        for at in range(mention.last, min(mention.last + 4, len(narration))):
            if not narration.sorts[at] & (Sort.ADVERB | Sort.AUXILIARY | Sort.MODAL):
                return stem(narration.lowers[at])
        return "-"

    def _paths(self, number: int, mention: Mention, side: str, kind: str) -> list[str]:
        """The words between mention and quote, and between its cue and the quote, each by what it does."""
        low, high = (mention.last, self.token) if mention.first < self.token else (self.token + 1, mention.first)
        found = []
        if high - low <= _LONGEST_PATH:
            path = self._path(low, high)
            found = [f"{side} path={path}", f"{side} path={path} {kind}", f"{side} path={path} {self.ending} {self.after}"]
        cue = self.cue_of(number)
        if cue is not None:
            low, high = sorted((cue.at, self.token))
            if high - low <= _LONGEST_PATH:
                path = self._path(low + 1, high)
                found.append(f"{side} {cue.link} cuepath={path}")
                found.append(f"{side} {cue.lemma} cuepath={path}")
            found.append(f"{side} {cue.link} before={self.before_word2} {self.before_word}")
        return found

    def _path(self, low: int, high: int) -> str:
        signs: list[str] = []
        for at in range(low, high):
            sign = self._signs[at - self._signs_from]
            if not signs or sign != signs[-1] or sign not in "wD":
                signs.append(sign)
        return " ".join(signs)

    def _tail(self, number: int, mention: Mention) -> str:
        """Whether a clause like ", Ann Lee said." closes the sentence: it governs all of it."""
        narration = self.reading.narration
        cue = self.cue_of(number)
        if cue is None or mention.first == 0 or narration.words[mention.first - 1] != ",":
            return "-"
        end = narration.sentence_starts[mention.sentence + 1]
        rest = end - cue.at
        return f"{'end' if rest <= 2 else 'near' if rest <= 7 else 'in'}{narration.words[cue.at + 1] in {'.', ','} if cue.at + 1 < end else '$'}"  # noqa: PLR2004

    def _between(self, mention: Mention) -> str:
        """Commas, relative pronouns and other subjects between the mention and the quote."""
        narration = self.reading.narration
        low, high = (mention.last, self.token) if mention.first < self.token else (self.token + 1, mention.first)
        if high - low > _FAR:
            return "far"
        words, sorts = narration.words[low:high], narration.sorts[low:high]
        commas = min(2, words.count(","))
        relative = any(sort & Sort.RELATIVE for sort in sorts)
        quotes = any(number >= 0 for number in narration.quote[low:high])
        stops = any(word in {":", ";", "—", "–"} for word in words)
        return f"{commas}{'r' if relative else ''}{'q' if quotes else ''}{'s' if stops else ''}"

    def _side(self, mention: Mention) -> str:
        difference = mention.sentence - self.sentence
        if difference == 0:
            return "B" if mention.first < self.token else "A"
        paragraph = self.reading.narration.paragraph[mention.sentence] - self.paragraph
        if paragraph == 0:
            return f"S{max(difference, -3)}"
        return f"P{paragraph}.{'last' if self._ends_paragraph(mention.sentence) else 'far'}.{'first' if self._is_first() else 'in'}"

    def _ends_paragraph(self, sentence: int) -> bool:
        paragraphs = self.reading.narration.paragraph
        return sentence + 1 >= len(paragraphs) or paragraphs[sentence + 1] != paragraphs[sentence]

    def _is_first(self) -> bool:
        paragraphs = self.reading.narration.paragraph
        return self.sentence == 0 or paragraphs[self.sentence - 1] != self.paragraph

    def _link(self, number: int, mention: Mention) -> tuple[str, str, str]:
        """The cue of this mention that is nearest to the quote: how joined, its lemma, where it stands."""
        cue = self.cue_of(number)
        if cue is None:
            return "-", "-", "-"
        distance = cue.at - self.token
        low, high = (mention.last, self.token) if mention.first < self.token else (self.token, mention.first)
        between = low <= cue.at < high
        others = sum(1 for at in self._cues_between(cue.at) if at != cue.at)
        where = f"{'m' if between else 'x'}{'b' if distance < 0 else 'a'}{step(abs(distance)) if abs(distance) < 4 else '+'}{min(others, 2)}"
        return cue.link, cue.lemma, where

    def _cues_between(self, at: int) -> Sequence[int]:
        tokens = self.reading.cue_tokens
        low, high = sorted((at, self.token))
        return tokens[bisect_left(tokens, low) : bisect_left(tokens, high)]

    def _chain(self, number: int, mention: Mention, side: str, link: str, found: list[str]) -> None:
        previous = self.previous
        if previous.token < 0:
            return
        where = f"{self.previous_here}.{max(-2, self.previous_paragraph)}"
        if previous.mention == number:
            order = "B" if mention.first < previous.token else "A"
            found.append(f"same {where}")
            found.append(f"same {where} {order} {side}")
            found.append(f"same {where} {self.shape}")
            found.append(f"same {where} {link} size={self.size}")
            found.append(f"same {where} gap={step(self.token - previous.token)}")
        elif previous.mention >= 0:
            other = self.reading.mentions[previous.mention]
            member = other.member >= 0 and other.member == mention.member
            found.append(f"other {where} {side} {member}")
            found.append(f"other {where} {side} {link}")


def _sign(word: str, sort: int) -> str:
    """A word by what it does, or itself when it is a sign or a small closed word."""
    if not word[0].isalnum() or word in {"that", "to", "by", "of", "who", "told", "and", "as", "with", "the", "a"}:
        return word
    for flag, sign in _SIGNS:
        if sort & flag:
            return sign
    return next((sign for ending, sign in _ENDINGS if word.endswith(ending)), "w")


def path_sign(narration: Narration, at: int) -> str:
    """A token by what it does: a cue by V, a name by N, a plain word by w."""
    word = narration.words[at]
    if word[0].isupper() and not narration.sorts[at] & Sort.PRONOUN:
        return "N"
    if word.isdigit():
        return "w"
    return _sign(narration.lowers[at], narration.sorts[at])


_ENDINGS = (("ed", "e"), ("ing", "g"), ("ly", "d"), ("s", "s"))


_SIGNS = (
    (Sort.CUE, "V"),
    (Sort.AUXILIARY, "x"),
    (Sort.MODAL, "x"),
    (Sort.PREPOSITION, "p"),
    (Sort.RELATIVE, "r"),
    (Sort.CONJUNCTION, "c"),
    (Sort.ADVERB, "d"),
    (Sort.DETERMINER, "D"),
    (Sort.PRONOUN, "n"),
)


def _kind(narration: Narration, mention: Mention) -> str:
    if mention.type is MentionType.PRONOUN:
        return narration.lowers[mention.first]
    if mention.type is MentionType.NAME:
        if mention.sorts & Sort.BODY:
            return "Nb"
        return "Np" if mention.sorts & Sort.PERSON else "Nl" if mention.sorts & Sort.PLACE else "N"
    if mention.sorts & Sort.PERSON:
        return "cp"
    return "cb" if mention.sorts & Sort.BODY else "cd"
