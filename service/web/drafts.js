// Draws the check of a draft: summary, its quotes with trouble first, and the draft with its quotes marked.

import { joinedParts, matchDetail } from "./answer.js";
import { speakersOf } from "./cards.js";
import { pieces } from "./codepoints.js";
import { copyButton } from "./copying.js";
import { DRAFTED_AND_RECORDED } from "./differences.js";
import { el, link, name, unseen } from "./dom.js";
import { judgement, summaryInWords, troubleFirst } from "./judgements.js";
import { languageInWords } from "./languages.js";
import { isJoined } from "./meanings.js";
import { closestOnRecord } from "./nearest.js";
import { markdownReport, plainReport } from "./report.js";
import { SYMBOLS } from "./words.js";

/** The answer of /v1/check as a node, and in words for a screen reader. */
export function checkedDraft(checked) {
  const summary = summaryInWords(checked);
  const note = languageInWords(checked.language);
  const node = el("div", { class: "answer" },
    el("div", { class: `verdict ${summary.tone}` },
      el("span", { class: "symbol", "aria-hidden": "true" }, SYMBOLS[summary.tone]),
      el("div", {}, el("h2", {}, summary.title), el("p", { class: "sentence" }, summary.sentence))),
    note ? el("p", { class: "quiet" }, note) : null,
    checked.quotes.length ? quotesOf(checked) : noQuotes());
  return { node, spoken: `${summary.title}. ${summary.sentence}` };
}

function quotesOf(checked) {
  const numbered = checked.quotes.map((quote, place) => ({ ...quote, number: place + 1 }));
  return [
    el("p", { class: "actions" },
      copyButton("Copy as Markdown", () => markdownReport(checked)),
      copyButton("Copy as plain text", () => plainReport(checked))),
    el("section", { "aria-labelledby": "quotes-of-draft" },
      el("h2", { id: "quotes-of-draft" }, "Its quotes, trouble first"),
      troubleFirst(numbered).map(entry)),
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

function entry(quote) {
  const { tone, symbol, labels } = judgement(quote);
  return el("details", { class: `other checked tone-${tone}`, id: `quote-${quote.number}` },
    el("summary", {},
      el("span", { class: `sign ${tone}`, "aria-hidden": "true" }, symbol),
      el("span", {},
        labels.map((label) => [el("span", { class: "label" }, label), " "]),
        el("q", { dir: "auto" }, quote.text), " ",
        el("span", { class: "quiet" }, quote.speaker ? name(quote.speaker.name) : "no speaker in the draft"))),
    el("p", { dir: "auto" }, quote.explanation),
    quote.match ? el("p", { class: "about" }, recordedSpeaker(quote.match)) : null,
    isJoined(quote) ? joinedParts(quote.joined) : null,
    quote.match ? matchDetail(quote.text, quote.match, DRAFTED_AND_RECORDED)
      : closestOnRecord(quote.text, quote.nearest, DRAFTED_AND_RECORDED),
    el("p", { class: "actions" }, link(`#in-draft-${quote.number}`, "Show it in the draft"), verifyLink(quote)));
}

function recordedSpeaker(match) {
  if (!match.speakers.length) return "No article here says who said it.";
  return ["On record from ", speakersOf(match.speakers), "."];
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
