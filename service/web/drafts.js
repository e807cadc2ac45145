// Draws the check of a draft: summary, its quotes with trouble first, and the draft with its quotes marked.

import { joinedParts, matchDetail } from "./answer.js";
import { pieces } from "./codepoints.js";
import { copyButton } from "./copying.js";
import { DRAFTED_AND_RECORDED } from "./differences.js";
import { el, link, name, unseen } from "./dom.js";
import { judgement, sentencesOf, summaryInWords, troubleFirst } from "./judgements.js";
import { languageInWords } from "./languages.js";
import { isJoined } from "./meanings.js";
import { closestOnRecord, searchedInWords } from "./nearest.js";
import { isFile, placeOfQuote } from "./places.js";
import { markdownReport, plainReport } from "./report.js";
import { saidIn } from "./said.js";
import { sourceNote } from "./sources.js";
import { SYMBOLS } from "./words.js";

/** The answer of /v1/check as a node, and in words for a screen reader; `given` as in `answer`. `actions` stand beside
 * those that copy. */
export function checkedDraft(checked, given = null, actions = []) {
  const summary = summaryInWords(checked);
  const note = languageInWords(checked.language);
  const node = el("div", { class: "answer" },
    sourceNote(given),
    el("div", { class: `verdict ${summary.tone}` },
      el("span", { class: "symbol", "aria-hidden": "true" }, SYMBOLS[summary.tone]),
      el("div", {}, el("h2", {}, summary.title), el("p", { class: "sentence" }, summary.sentence))),
    note ? el("p", { class: "quiet" }, note) : null,
    given || !checked.quotes.length ? null : el("p", { class: "quiet searched" }, searchedInWords(checked.searched)),
    readingNotes(checked),
    checked.quotes.length ? quotesOf(checked, given, actions) : noQuotes());
  return { node, spoken: `${summary.title}. ${summary.sentence}` };
}

/** How the file was read, and what of it was not; nothing of a text that was pasted. */
function readingNotes({ notices = [], left_out: leftOut = [] }) {
  if (!notices.length && !leftOut.length) return null;
  return el("div", { class: "reading-notes quiet" },
    notices.map((notice) => el("p", {}, notice)),
    leftOut.length ? el("details", {},
      el("summary", {}, `Not read as text of the draft: ${leftOut.length}`),
      el("ul", {}, leftOut.map(({ reason, text }) => el("li", {}, `${reason.replaceAll("_", " ")}: `, name(text))))) : null);
}

function quotesOf(checked, given, actions) {
  const numbered = checked.quotes.map((quote, place) => ({ ...quote, number: place + 1 }));
  return [
    el("p", { class: "actions" },
      copyButton("Copy as Markdown", () => markdownReport(checked)),
      copyButton("Copy as plain text", () => plainReport(checked)), actions),
    el("section", { "aria-labelledby": "quotes-of-draft" },
      el("h2", { id: "quotes-of-draft" }, "Its quotes, trouble first"),
      troubleFirst(numbered).map((quote) => entry(quote, given, isFile(checked)))),
    el("section", { "aria-labelledby": "draft-marked" },
      el("h2", { id: "draft-marked" }, "The draft, its quotes marked"),
      el("div", { class: "draft-text", dir: "auto" }, marked(checked.text, numbered))),
  ];
}

function noQuotes() {
  return el("div", { class: "empty" },
    el("p", {}, "Quotes are found by their marks, such as “ ”, « », „ “ or \" \". ",
      "Put marks around what was said, and check again."));
}

function entry(quote, given, isPlaced) {
  const { tone, symbol, labels } = judgement(quote);
  return el("details", { class: `other checked tone-${tone}`, id: `quote-${quote.number}` },
    el("summary", {},
      el("span", { class: `sign ${tone}`, "aria-hidden": "true" }, symbol),
      el("span", {},
        labels.map((label) => [el("span", { class: "label" }, label), " "]),
        el("q", { dir: "auto" }, quote.text), " ",
        el("span", { class: "quiet" }, whoInDraft(quote), isPlaced ? `, ${placeOfQuote(quote)}` : ""))),
    sentencesOf(quote).map((sentence, place) => el("p", { class: place ? null : "sentence", dir: "auto" }, sentence)),
    isJoined(quote) ? joinedParts(quote.joined, given) : null,
    saidIn(quote.said_in, given),
    quote.match ? matchDetail(quote.text, quote.match, { labels: DRAFTED_AND_RECORDED, given })
      : closestOnRecord(quote.text, quote.nearest, { labels: DRAFTED_AND_RECORDED, given }),
    el("p", { class: "actions" }, link(`#in-draft-${quote.number}`, "Show it in the draft"), given ? null : verifyLink(quote)));
}

function whoInDraft({ speaker, about }) {
  if (speaker) return name(speaker.name);
  return about ? ["about ", name(about)] : "no speaker in the draft";
}

function verifyLink({ text, speaker }) {
  const query = new URLSearchParams({ quote: text, ...(speaker ? { speaker: speaker.name } : {}) });
  return query.toString().length < 1800 ? link(`/?${query}`, "Verify it by itself") : null;
}

function marked(text, quotes) {
  const spans = quotes.map((quote) => ({ start: quote.start, end: quote.end, show: (words) => mark(words, quote) }));
  return pieces(text, spans);
}

/** The quote in the draft: a link that opens its entry. */
function mark(words, quote) {
  const { tone, symbol, labels } = judgement(quote);
  const anchor = el("a", { href: `#quote-${quote.number}` }, words,
    el("sup", { "aria-hidden": "true" }, `${symbol}${quote.number}`), unseen(` [${labels.join(", ")}] `));
  anchor.addEventListener("click", (event) => {
    event.preventDefault(); // going there would take the focus away from the summary
    const details = document.getElementById(`quote-${quote.number}`);
    details.open = true;
    details.querySelector("summary").focus();
  });
  return el("mark", { class: `in-draft ${tone}`, id: `in-draft-${quote.number}` }, anchor);
}
