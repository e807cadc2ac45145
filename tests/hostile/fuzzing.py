"""Makes texts, pages, drafts, documents and exports that nobody would write, from a seed; says what must hold of them.

Made of what has broken readers before: marks of every kind within each other, scripts that run both ways, combining
and invisible characters, markup that is never closed. `make fuzz MINUTES=5` runs new seeds; what it finds becomes a
case in test_found.py.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from service.deadline import limited
from service.documents.kinds import read_document
from service.domain import Article, Comparison, Overrides, Verdict
from service.errors import InvalidExport, QuoteVerifyError
from service.exchange import Seal, export_lines, import_lines
from service.language.language import language_of
from service.matching.compare import compare
from service.reading import Limits, read
from service.storage.store import Store
from service.text.drafts.markdown import text_of_markdown
from service.text.drafts.page import text_of_page
from service.text.html import article_from_html
from service.text.normalise import normalise
from tests.documents.made import docx_of, entries, odt_of, zipped
from tests.hostile.fuzzing_requests import check_call, check_pdf, check_request, check_table
from tests.timing import assert_linear

MARKS = ["“", "”", "‘", "’", '"', "'", "«", "»", "‹", "›", "„", "‚", "「", "」", "『", "』", "``", "''", "＂"]
SPACES = [" ", " ", " ", "\n", "\n\n", "\u00a0", "\t", "\u2003", "\u200b", "\x0b", "\u2028", "\r\n"]
WORDS = [
    *("the", "bridge", "will", "not", "stand", "never", "said", "Ada", "Harbour", "Mayor", "she", "he", "told", "us"),
    *("U.S.", "don’t", "rock 'n' roll", "6'2\"", "1,000", "twenty-one", "[sic]", "[w]e", "…", "...", "—", "Mr.", "Jr."),
    *("مرحبا", "שלום", "日本", "🇳🇵", "e\u0301", "ﬁ", "\u202eabc\u202c", "İ", "ß", "\u0345", "９", "a\u0300\u0301"),
]
SIGNS = [",", ".", "!", "?", ":", ";", ",,", ",.", "(", ")", "[", "]", "*", "_", "#", "|", "\\", "&amp;", "<", ">"]
TAGS = ["p", "div", "q", "blockquote", "b", "span", "table", "td", "li", "h1", "time", "script", "style", "article"]
BROKEN_TAGS = ["<!--", "-->", "<![CDATA[", "&#x110000;", "&ldquo;", "<br/>", "<meta property=og:url content=x>"]
VALUES = [None, -1, 2**63, "", [], {}, [[1, 2]], 1.5, True, float("nan"), "javascript:x"]
"""What somebody may have put into an export."""

Random = random.Random


def text(rng: Random, most: int = 60) -> str:
    """A text of marks, words and signs; some of it is repeated."""
    pieces: list[str] = []
    for _ in range(rng.randint(1, most)):
        kind = rng.random()
        choices = MARKS if kind < 0.3 else WORDS if kind < 0.65 else SIGNS if kind < 0.78 else SPACES
        pieces.append(rng.choice(choices))
        if rng.random() < 0.35:
            pieces.append(" ")
    made = "".join(pieces)
    return made * rng.choice([1, 1, 1, 1, 2, 5])


def page(rng: Random) -> str:
    """A page, or what is left of one."""
    pieces = ["<html><body>"]
    for _ in range(rng.randint(1, 25)):
        tag, kind = rng.choice(TAGS), rng.random()
        if kind < 0.4:
            pieces.append(f"<{tag} {rng.choice(['', 'class=a', 'datetime=2022-13-77', 'x='])}>{text(rng, 12)}</{tag}>")
        elif kind < 0.6:
            pieces.append(f"<{tag}>" if rng.random() < 0.7 else f"</{tag}>")
        elif kind < 0.7:
            pieces.append(rng.choice(BROKEN_TAGS))
        else:
            pieces.append(text(rng, 12))
    return "".join(pieces)


def check_text(made: str) -> None:
    """A text is read: every span, mention and cue is in place."""
    for quote in read(Article("The Post", made), Limits()):
        start, end = quote.span.start, quote.span.end
        assert 0 <= start < end <= len(made), "a span is out of place"
        assert made[start:end].strip(), "a span is blank"
        for part in quote.span.parts:
            assert start <= part.start <= part.end <= end, "a part is out of place"
        for inner in quote.span.inner:
            assert start <= inner.start < inner.end <= end, "an inner span is out of place"
        for each in (quote, *quote.inner):
            for piece in (each.attribution.mention, each.attribution.cue) if each.attribution else ():
                assert piece is None or made[piece.start : piece.end] == piece.text, "a mention or cue is out of place"


def check_pair(rng: Random) -> None:
    """Two wordings are compared: scores are shares, changes in place and in order, verbatim both ways."""
    one = text(rng, 25)
    other = one if rng.random() < 0.2 else _edited(rng, one)
    left, right = normalise(one), normalise(other)
    there, back = (compare(*pair, language_of(None)) for pair in ((left, right), (right, left)))
    _check_comparison(there, one, other)
    _check_comparison(back, other, one)
    if left.key and left.key == right.key:
        assert there.verdict is back.verdict is Verdict.VERBATIM, "the same wording is not verbatim both ways"


def _edited(rng: Random, made: str) -> str:
    at, to = sorted((rng.randint(0, len(made)), rng.randint(0, len(made))))
    return made[:at] + rng.choice([text(rng, 4), "", made[at:to].upper(), " "]) + made[to:]


def _check_comparison(comparison: Comparison, candidate: str, quote: str) -> None:
    for share in (comparison.similarity, comparison.coverage, comparison.quote_coverage):
        assert 0 <= share <= 1, "a score is no share"
    before = (0, 0)
    for change in comparison.changes:
        for piece, whole in ((change.candidate, candidate), (change.quote, quote)):
            assert 0 <= piece.start <= piece.end <= len(whole), "a change is out of place"
            assert whole[piece.start : piece.end] == piece.text, "a change says other words"
        here = (change.candidate.start, change.quote.start)
        assert before <= here, "changes are out of order"
        before = here


def check_draft(rng: Random) -> None:
    """A draft in Markdown, or as a page, is read, and each code point that is shown has its place."""
    source = text(rng, 40) if rng.random() < 0.6 else page(rng)
    for drawn in (text_of_markdown(source), text_of_page(source)):
        for number in range(len(drawn.text)):
            span = drawn.place(number, number + 1)
            assert 0 <= span.start <= span.end <= len(source), "a code point has no place"


def check_page(rng: Random) -> None:
    """A page is an article, or it is said why it is none."""
    check_text(article_from_html(page(rng), Overrides(outlet="The Post")).text)


def check_time(rng: Random) -> None:
    """Eight times the text takes about eight times as long."""
    made = text(rng, 20)
    short, long = made * (1 + 1_500 // len(made)), made * (1 + 12_000 // len(made))
    assert_linear(lambda: _read_or_refuse(short), lambda: _read_or_refuse(long), 8)


def _read_or_refuse(text: str) -> None:
    with suppress(QuoteVerifyError):
        check_text(text)


def check_export(rng: Random, lines: list[bytes]) -> None:
    """An export in which somebody changed a value, and made the sums anew, is taken whole or refused whole."""
    bodies = [{key: value for key, value in json.loads(line).items() if key != "sum"} for line in lines]
    for _ in range(rng.randint(1, 2)):
        body = rng.choice(bodies)
        key = rng.choice(list(body))
        body[key] = rng.choice([*VALUES, text(rng, 5)])
    seal = Seal()
    store = Store.in_memory()
    try:
        import_lines([seal.sealed(body) for body in bodies], store, lambda *_: None)
        for article in range(1, 4):
            store.occurrences_of_article(article)
        list(export_lines(store, lambda *_: None))
    except InvalidExport:
        return
    finally:
        store.close()


def check_document(rng: Random) -> None:
    """A document of which somebody changed some bytes, of the file or of a part of it, is read or refused."""
    words = text(rng, 12).translate(_NO_CONTROLS)
    name, content = rng.choice(_DOCUMENTS)(words)
    if name.endswith(("docx", "odt")) and rng.random() < 0.8:
        parts = entries(content)
        part = rng.choice([name for name in parts if name.endswith("xml")])
        parts[part] = _changed(rng, parts[part])
        content = zipped(parts)
    else:
        content = _changed(rng, content)
    with limited(20.0, "send less"):
        shown = read_document(content, name)
    shown.text.encode()
    check_text(shown.text)


_NO_CONTROLS = dict.fromkeys((*range(32), 65534, 65535), " ") | {ord(sign): " " for sign in "<>&{}\\"}
_DOCUMENTS: list[Callable[[str], tuple[str, bytes]]] = [
    lambda words: ("a.docx", docx_of(words, words)),
    lambda words: ("a.odt", odt_of(f"<text:p>{words}</text:p><text:list><text:p>{words}</text:p></text:list>")),
    lambda words: ("a.rtf", b"{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}\\pard " + words.encode("cp1252", "ignore") + b"\\par}"),
]


def _changed(rng: Random, content: bytes) -> bytes:
    """Some pieces cut out, doubled, put elsewhere, or other bytes in their place."""
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(content) + 1)
        piece = content[at : at + rng.choice([1, 2, 8, 40, 400])]
        other = rng.choice([b"", piece * 2, piece[::-1], rng.randbytes(3), rng.choice(_BYTES), content[:at][-200:]])
        content = content[:at] + other + content[at + len(piece) :]
    return content


_BYTES = [
    b"<",
    b">",
    b"&",
    b"</w:p>",
    b"<w:del>",
    b"<text:p>",
    b"<!DOCTYPE a>",
    b"&#0;",
    b"{",
    b"}",
    b"\\u-99999?",
    b"\\'zz",
    b"\\bin9999 ",
]


CHECKS: dict[str, Callable[[Random], None]] = {
    "texts": lambda rng: check_text(text(rng)),
    "pairs": check_pair,
    "drafts": check_draft,
    "pages": check_page,
    "documents": check_document,
    "requests": lambda rng: check_request(rng, [*VALUES, text(rng, 5)]),
    "calls": lambda rng: check_call(rng, [*VALUES, text(rng, 5)]),
    "tables": lambda rng: check_table(rng, lambda rng: text(rng, 12), _changed),
    "PDFs": lambda rng: check_pdf(rng, lambda rng: text(rng, 12), _changed),
    "time": check_time,
}


def run(name: str, seed: int) -> None:
    """One example; anything but an error of ours, and a broken promise, is raised."""
    try:
        CHECKS[name](Random(f"{name} {seed}"))  # examples, not secrets
    except QuoteVerifyError:
        return


def failures(minutes: float, first_seed: int) -> Iterator[str]:
    """What fails of the examples of as many minutes, each as the call that repeats it."""
    give_up, seed = time.monotonic() + 60 * minutes, first_seed
    while time.monotonic() < give_up:
        for name in CHECKS:
            try:
                run(name, seed)
            except Exception as error:
                yield f"run({name!r}, {seed}): {type(error).__name__}: {error}"
        seed += 1


if __name__ == "__main__":
    found = 0
    for failure in failures(float(sys.argv[1]), time.time_ns() % 10**9):
        found += 1
        print(failure, flush=True)
    print(f"{found} failures")
    sys.exit(bool(found))
