"""Finds the subject of a verb of the narration by the order of words: in front of the verb, or behind it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from service.attribution.ids import MentionId
from service.attribution.narration.datelines import dateline_end
from service.attribution.narration.insertions import LONGEST_INSERTION, before_bracket, before_dashes, describes_person
from service.attribution.narration.link import Link
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import QUOTE, Narration
from service.attribution.narration.phrase_heads import PhraseHeads
from service.attribution.narration.relative_clauses import noun_past_relative
from service.attribution.narration.verb_groups import has_auxiliary, past_adverbs
from service.language.word_classes import Sort

_OPENING = {")": "(", "—": "—", "–": "–", ",": ","}
_DATELINE_MARKS = frozenset("(—–-/")
_SETTING_OFF = frozenset(",—–-.")
_CLOSING = _SETTING_OFF | {":"}
_NO_ROLE = (
    Sort.AUXILIARY | Sort.MODAL | Sort.PREPOSITION | Sort.CONJUNCTION | Sort.RELATIVE | Sort.DETERMINER
) | Sort.ADVERB
_LONGEST_CLAUSE = 200  # tokens
_NEAR = 4


class Subjects:
    """Finds the mention that is a verb's subject, and by what the two are joined (see `Cue`)."""

    def __init__(self, narration: Narration, mentions: Sequence[Mention]) -> None:
        self._narration = narration
        self._language = narration.language
        self._mentions = mentions
        self._ending: dict[int, MentionId] = {
            mention.last: MentionId(number) for number, mention in enumerate(mentions)
        }
        self._starting: dict[int, MentionId] = {
            mention.first: MentionId(number) for number, mention in enumerate(mentions)
        }
        self._firsts = sorted(self._starting)
        self._heads = PhraseHeads(narration, mentions, self._ending)

    def of(self, at: int, recent: MentionId | None) -> tuple[MentionId | None, Link]:
        """The subject of the verb at token `at`, and the link; `recent` is who spoke last in the sentence."""
        first = self._narration.sentence_starts[self._narration.sentence[at]]
        noun = noun_past_relative(self._narration, self._mentions, self._starting, at, first)
        return self._by_order(at, first, recent) if noun is None else (noun, "appositive")

    def _by_order(self, at: int, first: int, recent: MentionId | None) -> tuple[MentionId | None, Link]:
        narration = self._narration
        if self._follows_quote(at):
            subject = self.starting_near(at + 1)
            if subject is not None and self._mentions[subject].sentence == narration.sentence[at]:
                return subject, "inverted"
        if narration.sorts[at] & Sort.PARTICIPLE and not has_auxiliary(narration, at, first):
            beside = self._ending.get(
                before_dashes(narration, past_adverbs(narration, self._ending, at, first), first) + 1
            )
            if beside is not None and self._hangs_on_preposition(beside, first):
                return beside, "absolute"
            quoted = self._quoted_as_saying(at, first)
            if quoted is not None:
                return quoted, "absolute"
            is_embedded = recent is not None and self._antecedent(recent) != recent
            return self._main(at, first, None if is_embedded else recent), "participle"
        subject = self._closing_name(at) if at > first else self._announced(at)
        if subject is not None:
            return subject, "inverted"
        before = past_adverbs(narration, self._ending, at, first)
        return (None, "none") if before < first else self._joined(before, first, at, recent)

    def _quoted_as_saying(self, at: int, first: int) -> MentionId | None:
        """The mention whom a verb in front of it quotes: "Lee" in "quoted Lee as saying"."""
        narration = self._narration
        is_quoted = narration.lower_at(at - 1) in self._language.cues.quoting_joints
        mention_id = self._ending.get(at - 1) if is_quoted else None
        if mention_id is None:
            return None
        verb = self._mentions[mention_id].first - 1
        return mention_id if verb >= first and narration.lowers[verb] in self._language.cues.quoting else None

    def starting_near(self, at: int) -> MentionId | None:
        """The mention that starts at `at`, or right after a determiner or an adjective there."""
        for start in range(at, min(at + _NEAR, len(self._narration))):
            if start in self._starting:
                mention_id = self._starting[start]
                host = self._mentions[mention_id].host  # "said Avon police Chief Ann Lee"
                is_behind = host is not None and host > mention_id and self._mentions[host].first > start
                return self._owned(host if host is not None and is_behind else self._qualified_name(mention_id))
            if not self._narration.words[start][0].isalnum() or self._narration.sorts[start] & Sort.PREPOSITION:
                break
        return None

    def _qualified_name(self, mention_id: MentionId) -> MentionId:
        """The name behind a body's that only says of what somebody is, "Ann Lee" in "said a Supreme Court advocate, Ann
        Lee" and in "said Air Force 1st Lt. Ann Lee", else `mention_id`."""
        mention, narration = self._mentions[mention_id], self._narration
        if mention.type is not MentionType.NAME or not mention.sorts & (Sort.BODY | Sort.PLACE):
            return mention_id
        for at in range(mention.last, min(mention.last + _NEAR, len(narration))):
            other = self._starting.get(at)
            if other is not None:
                named = self._mentions[other]
                is_person = named.type is MentionType.NAME and not named.sorts & (Sort.BODY | Sort.PLACE)
                return other if is_person and at > mention.last else mention_id
            is_comma = narration.words[at] == "," and at > mention.last
            is_verb = narration.lowers[at].endswith(self._language.grammar.finite_endings)
            is_verb = is_verb and bool(narration.sorts[at] & Sort.CUE)  # "advocate" may be who says it
            if not is_comma and (not narration.words[at][0].isalnum() or narration.sorts[at] & _NO_ROLE or is_verb):
                return mention_id
        return mention_id

    def _owned(self, mention_id: MentionId) -> MentionId:
        """The name behind a possessor, "Ann Lee" in "said the Herald's Ann Lee", else `mention_id`."""
        last = self._mentions[mention_id].last
        if last + 1 >= len(self._narration) or self._narration.words[last] not in self._language.grammar.possessives:
            return mention_id
        owned = self._starting.get(last + 1)
        is_name = owned is not None and self._mentions[owned].type is MentionType.NAME
        return owned if owned is not None and is_name else mention_id

    def _closing_name(self, at: int) -> MentionId | None:
        """The name that ends the clause behind a comma and the verb at `at`: "…, noted Ann Lee."; any verb, where a
        quote follows: "…, sighs Ann Lee: “…”"."""
        narration = self._narration
        subject = self.starting_near(at + 1) if narration.words[at - 1 : at] == [","] else None
        if subject is None or self._mentions[subject].type is not MentionType.NAME:
            return None
        last = self._past_body(self._mentions[subject].last)
        is_end = last >= len(narration) or narration.words[last] in _CLOSING
        has_quote = narration.words[last : last + 2] in ([",", QUOTE], [":", QUOTE])
        return subject if is_end and (has_quote or narration.lowers[at] in self._language.cues.inverting) else None

    def _announced(self, at: int) -> MentionId | None:
        """The mention behind a verb that opens the sentence and leads to a colon and a quote: "Says Lee, 40: “…”"."""
        narration = self._narration
        subject = self.starting_near(at + 1)
        if subject is None or self._mentions[subject].type is MentionType.PRONOUN:
            return None
        if narration.sorts[at + 1] & Sort.PREPOSITION:
            return None  # a noun: "Note for Lee: “…”"
        last = narration.sentence_starts[narration.sentence[at] + 1]
        for colon in range(self._mentions[subject].last, min(last - 1, at + LONGEST_INSERTION)):
            if narration.words[colon] == ":":
                return subject if narration.words[colon + 1] == QUOTE else None
            if narration.sorts[colon] & (Sort.CUE | Sort.AUXILIARY | Sort.MODAL):
                return None
        return None

    def _past_body(self, at: int) -> int:
        """Past "of Avon University" behind a name, or `at`."""
        narration = self._narration
        if at >= len(narration) or not narration.sorts[at] & Sort.PREPOSITION:
            return at
        body = self._starting.get(at + 1 + (narration.lower_at(at + 1) in self._language.grammar.definite_article))
        is_name = body is not None and self._mentions[body].type is MentionType.NAME
        return self._mentions[body].last if body is not None and is_name else at

    def _follows_quote(self, at: int) -> bool:
        narration = self._narration
        before = at - 1
        while before >= 0 and (narration.words[before] in _SETTING_OFF or narration.sorts[before] & Sort.ADVERB):
            before -= 1
        return narration.follows_quote(before + 1)

    def _joined(self, before: int, first: int, at: int, recent: MentionId | None) -> tuple[MentionId | None, Link]:
        """The subject whose noun phrase ends at or before token `before`."""
        narration = self._narration
        if before + 1 in self._ending:
            return self._heads.of_subject(self._ending[before + 1], first)
        sort = narration.sorts[before]
        if sort & Sort.RELATIVE:
            return self._nearest_before(before, first), "relative"
        if narration.words[before] in _OPENING:
            return self._before_insertion(before, first), "appositive"
        if sort & Sort.CONJUNCTION:
            return self._main(at, first, recent), "coordinate"
        return self._main(at, first, recent), self._distant_link(before)

    def _distant_link(self, before: int) -> Link:
        """The link of a verb that stands beside no subject; `before` is the token in front of it and its adverbs."""
        is_infinitive = self._narration.lowers[before] in self._language.grammar.infinitive_marks
        return "infinitive" if is_infinitive else "distant"

    def _hangs_on_preposition(self, mention_id: MentionId, first: int) -> bool:
        """Whether "of", "with" or the like stands before the mention, or a verb of hearing: "footage of Lee saying",
        "with Lee insisting", "heard a neighbour call"."""
        before = self._mentions[mention_id].first - 1
        before -= before > first and self._narration.lowers[before] in self._language.grammar.definite_article
        openers = self._language.grammar.participle_openers | self._language.cues.perceiving
        return before >= first and self._narration.lowers[before] in openers

    def _nearest_before(self, at: int, first: int) -> MentionId | None:
        """The mention that "who" at token `at` stands for."""
        for end in range(at, max(first, at - 2) - 1, -1):
            if end in self._ending:
                return self._heads.of_phrase(self._ending[end], first)[0]
        return None

    def _before_insertion(self, close: int, first: int) -> MentionId | None:
        """The mention before "…, a lawyer for the city," whose last comma (bracket, dash) is token `close`."""
        opening = _OPENING[self._narration.words[close]]
        for at in range(close - 1, max(first, close - LONGEST_INSERTION), -1):
            if self._narration.words[at] == opening:
                end = before_bracket(self._narration, at, first)
                inserted = self._inserted_name(at, close, first)
                if inserted is not None and not self._is_noun(self._ending.get(end)):
                    return inserted
                if end in self._ending and not self._is_place_within(self._ending[end], first):
                    return self._past_nested(self._heads.of_phrase(self._ending[end], first)[0], first)
        return self._main(close, first, None)

    def _is_place_within(self, mention_id: MentionId, first: int) -> bool:
        """Whether the mention is a place behind a preposition: "Avon" in "Ann Lee, retired in Avon, Mass., said"."""
        mention = self._mentions[mention_id]
        if mention.first <= first or not self._narration.sorts[mention.first - 1] & Sort.PREPOSITION:
            return False
        state = self._starting.get(mention.last + 1)
        names = [mention] if state is None else [mention, self._mentions[state]]
        return any(name.type is MentionType.NAME and name.sorts & Sort.PLACE for name in names)

    def _past_nested(self, mention_id: MentionId, first: int) -> MentionId:
        """The name that opens the sentence, where the mention only belongs to what a comma behind that name adds:
        "Ann Lee, a fellow at the Avon Institute, which is old, said"; else the same."""
        opening = self._starting[self._firsts[bisect_left(self._firsts, first)]]
        mention = self._mentions[mention_id]
        name, narration = self._mentions[opening], self._narration
        opens = not any(word.islower() for word in narration.words[first : name.first])  # "Mr. Lee, whose …"
        if opening == mention_id or not opens or name.type is not MentionType.NAME:
            return mention_id
        is_added = narration.words[name.last] == "," and not name.sorts & Sort.PLACE
        before = mention.first - 1
        before -= narration.lowers[before] in self._language.grammar.definite_article
        is_oblique = bool(narration.sorts[before] & Sort.PREPOSITION) or narration.words[before] == ","
        return opening if is_added and is_oblique and mention.type is MentionType.NAME else mention_id

    def _inserted_name(self, comma: int, close: int, first: int) -> MentionId | None:
        """The name that is all there is between two commas and names the person before them: "the head of research at
        Avon Bank, Ann Lee, says"."""
        mention_id = self._starting.get(comma + 1)
        if mention_id is None:
            return None
        mention = self._mentions[mention_id]
        is_persons = mention.type is MentionType.NAME and not mention.sorts & (Sort.PLACE | Sort.BODY)
        if mention.last != close or not is_persons:
            return None
        is_surely = bool(mention.sorts & Sort.PERSON)
        return mention_id if describes_person(self._narration, comma, first, any_noun=is_surely) else None

    def _is_noun(self, mention_id: MentionId | None) -> bool:
        return mention_id is not None and self._mentions[mention_id].type is MentionType.NOUN

    def _main(self, at: int, first: int, recent: MentionId | None) -> MentionId | None:
        """Who spoke last in the sentence, else its first mention outside a prepositional phrase."""
        if recent is not None:
            return self._antecedent(recent)
        begin, end = (bisect_left(self._firsts, token) for token in (max(first, at - _LONGEST_CLAUSE), at))
        for start in self._firsts[begin:end]:
            mention_id = self._starting[start]
            if self._mentions[mention_id].last > at:
                continue
            if not self._is_oblique(self._mentions[mention_id], first):
                return mention_id
        return None

    def _antecedent(self, mention_id: MentionId) -> MentionId:
        """The mention in front of "who" or "which", else `mention_id` itself."""
        mention = self._mentions[mention_id]
        is_relative = self._narration.sorts[mention.first] & Sort.RELATIVE and mention.type is MentionType.PRONOUN
        return MentionId(mention_id - 1) if mention_id and is_relative else mention_id

    def _is_oblique(self, mention: Mention, first: int) -> bool:
        """Whether the mention is no subject: in a prepositional phrase, a possessor, a dateline."""
        narration = self._narration
        if mention.first > first and narration.sorts[mention.first - 1] & Sort.PREPOSITION:
            return True
        after = narration.words[mention.last] if mention.last < len(narration) else ""
        is_place = mention.first == first and after in _DATELINE_MARKS and after != ""
        return (
            is_place
            or mention.last <= dateline_end(narration, first)
            or after == QUOTE
            or after in self._language.grammar.possessives
        )
