"""Which double mark closes which: the cheapest reading of all marks, paragraph by paragraph.

Real text has marks that face the wrong way, stand on the wrong side of a space, or are missing. Every mark may open,
close, or be astray, each at a cost; the reading with the least total cost wins (a beam search over the open marks).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service import deadline
from service.domain import Span
from service.extraction.marks import FORMS, IMPOSSIBLE, Form, Mark
from service.extraction.multiparagraph import Continuation
from service.extraction.readings import Act, Path, Quote, replay
from service.language.language import Language

DEEPEST = 30
"""Marks nested deeper than this are astray."""

_WIDTH = 8
CROWD = 40_000
"""Above so many marks in one text (a book has fewer) they take turns, unread: two megabytes of marks stay seconds."""

# The costs, against each other: only their order matters. Measured on news (tests/extraction/test_pairing.py has the
# cases that fix them): a mark on the wrong side of its space (30) is likelier than a forgotten mark (45) or one astray.
_LEAN = 10
_STRAY = 50
_STRAY_CLOSER = 40
_STRAY_INCH = 15
# The first mark of a text that starts inside a quote is its closing one.
_STRAY_FIRST = 20
_INCH_OPENS = 40
_UNCLOSED = 45
_ABANDON = 48
_NEST = 10
_NEST_SAME = 20
_NEST_STRAIGHT = 30
_RESUME_MIXED = 50
_UNMARKED = 25

_INCHES = frozenset(('"', "”", "''", "’’"))

_CHECKED_MARKS = 256
"""Marks between two looks at the deadline: some thousandths of a second."""
_RESUMES = ">"
"""Stands last in a reading's open marks where the next mark resumes the quote."""

_Open = tuple[str, ...]


@dataclass(slots=True)
class _Reading:
    cost: int
    path: Path | None


_Readings = dict[_Open, _Reading]


def pair(
    text: str, paragraphs: Sequence[Span], marks: Sequence[Mark], language: Language, *, crowd: int = CROWD
) -> list[Quote]:
    """The quotes that `marks` (double ones, in order) make, nested ones among them, in no particular order.

    More than `crowd` marks open and close in turn.
    """
    continuation = Continuation(text, paragraphs, marks, language)
    if len(marks) > crowd:
        return list(_take_turns(paragraphs, continuation.shares, marks))
    quotes: list[Quote] = []
    readings: _Readings = {(): _Reading(0, None)}
    first = 0
    for number, (begin, end) in enumerate(continuation.shares):
        deadline.check()
        if readings.keys() == {()}:
            first = number
            if _is_plain(marks, begin, end):
                quotes += [Quote.within(marks[at], marks[at + 1]) for at in range(begin, end, 2)]
                continue
        for at in range(begin, end):
            if not at % _CHECKED_MARKS:
                deadline.check()
            readings = _read(readings, text, marks[at], is_first=at == 0)
        readings = _end_paragraph(readings, continuation, number)
        if readings.keys() == {()}:
            done = slice(first, number + 1)
            quotes += replay(text, readings[()].path, paragraphs[done], continuation.shares[done], marks)
            readings = {(): _Reading(0, None)}
    return quotes


def _take_turns(
    paragraphs: Sequence[Span], shares: Sequence[tuple[int, int]], marks: Sequence[Mark]
) -> Iterator[Quote]:
    """Quotes of marks that open and close by turns in each paragraph, whatever they look like."""
    for paragraph, (begin, end) in zip(paragraphs, shares, strict=True):
        for at in range(begin, end - 1, 2):
            yield Quote.within(marks[at], marks[at + 1])
        if (end - begin) % 2:
            yield Quote(marks[end - 1].sign, None, [Span(marks[end - 1].end, paragraph.end)])


def _is_plain(marks: Sequence[Mark], begin: int, end: int) -> bool:
    """Whether the marks take turns, opening and closing, each as it looks: nearly every paragraph."""
    if (end - begin) % 2:
        return False
    for at in range(begin, end, 2):
        opening, closing = marks[at], marks[at + 1]
        if opening.sign + closing.sign not in ('""', "“”") or opening.lean <= 1 or closing.lean >= 0:
            return False
    return True


def _read(readings: _Readings, text: str, mark: Mark, *, is_first: bool) -> _Readings:
    """Every reading, led on over `mark`; the cheapest few are kept."""
    form = FORMS[mark.sign]
    stray = _STRAY_FIRST if is_first and mark.lean < 0 else _STRAY if mark.lean > 0 and form.leans else _STRAY_CLOSER
    is_inch = mark.sign in _INCHES and mark.lean < 0 and text[mark.start - 1].isdigit()
    led: _Readings = {}
    for open_marks, reading in readings.items():
        for act, cost, after in _choices(open_marks, form, mark, _STRAY_INCH if is_inch else stray):
            total = reading.cost + cost
            cheapest = led.get(after)
            if cheapest is None or total < cheapest.cost:
                led[after] = _Reading(total, (reading.path, act))
    if len(led) > _WIDTH:
        kept = sorted(led.items(), key=lambda item: item[1].cost)[:_WIDTH]
        return dict(kept)
    return led


def _choices(open_marks: _Open, form: Form, mark: Mark, stray: int) -> Iterator[tuple[Act, int, _Open]]:
    """What may be done with `mark`, each with its cost and the marks that are then open."""
    if open_marks and open_marks[-1] == _RESUMES:
        yield Act.RESUME, 0 if open_marks[0] == form.name else _RESUME_MIXED, open_marks[:-1]
        return
    lean = mark.lean if form.leans else 0
    yield Act.STRAY, stray, open_marks
    opening = form.opening + max(0, -lean) * _LEAN + (_INCH_OPENS if stray == _STRAY_INCH else 0)
    if opening < IMPOSSIBLE:
        if len(open_marks) < DEEPEST:
            yield Act.OPEN, opening + _nesting(open_marks, form), (*open_marks, form.name)
        if len(open_marks) == 1 and lean > 1:
            yield Act.REPLACE, opening + _ABANDON, (form.name,)
    if open_marks:
        pairing = FORMS[open_marks[-1]].closers.get(form.name, IMPOSSIBLE)
        closing = form.closing + pairing + max(0, lean) * _LEAN
        if closing < IMPOSSIBLE:
            yield Act.CLOSE, closing, open_marks[:-1]


def _nesting(open_marks: _Open, form: Form) -> int:
    if not open_marks:
        return 0
    if form.name not in open_marks:
        return _NEST
    if not form.leans:
        return 0
    return _NEST_STRAIGHT if form.name == '"' else _NEST_SAME


def _end_paragraph(readings: _Readings, continuation: Continuation, number: int) -> _Readings:
    """The readings at the end of a paragraph: what is open never closes, or goes on in the next paragraph."""
    going_on = continuation.cost(number)
    next_mark = continuation.next_mark(number)
    led: _Readings = {}
    for open_marks, reading in readings.items():
        choices: list[tuple[Act, int, _Open]] = [(Act.GIVE_UP, _UNCLOSED * len(open_marks), ())]
        if len(open_marks) == 1 and going_on is not None and next_mark is not None:
            if next_mark.sign == open_marks[0] or {next_mark.sign, open_marks[0]} == {'"', "“"}:
                choices.append((Act.GO_ON, going_on, (*open_marks, _RESUMES)))
            if next_mark.sign != open_marks[0]:
                choices.append((Act.GO_ON_UNMARKED, going_on + _UNMARKED, open_marks))
        if len(open_marks) == 1 and open_marks[0] != _RESUMES:
            unclosed = continuation.cost_unmarked(number, open_marks[0])
            if unclosed is not None:
                choices.append((Act.GO_ON_UNMARKED, unclosed, open_marks))
        for act, cost, after in choices:
            total = reading.cost + cost
            if after not in led or total < led[after].cost:
                led[after] = _Reading(total, (reading.path, act))
    return led
