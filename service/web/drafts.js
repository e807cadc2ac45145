// Draws the check of a draft as a desk: its text with a card beside each quote in trouble, and a way through them.

import { copyButton } from "./copying.js";
import { checkedQuote } from "./desk/checked_quote.js";
import { clearanceOf, keepClearance, keyOf } from "./desk/clearances.js";
import { clearancesButton } from "./desk/clearing.js";
import { keepBeside } from "./desk/margin.js";
import { paragraphOf, paragraphsOf, passage } from "./desk/passages.js";
import { wayThrough } from "./desk/way.js";
import { el, fill, name } from "./dom.js";
import { judgement, summaryInWords, troubleFirst } from "./judgements.js";
import { languageInWords } from "./languages.js";
import { searchedInWords } from "./nearest.js";
import { isFile } from "./places.js";
import { markdownReport, plainReport } from "./report.js";
import { sourceNote } from "./sources.js";
import { SYMBOLS } from "./words.js";

/** The answer of /v1/check as a node, and in words for a screen reader; `given` as in `answer`. `actions()` makes what
 * stands beside the buttons that copy. */
export function checkedDraft(checked, given = null, actions = () => []) {
  const node = el("div", { class: "answer" });
  const paragraphs = paragraphsOf(checked.text);
  /** Draw it by the clearances that hold now, with the quotes of `open` open. */
  function draw(open = new Set()) {
    const quotes = looked(checked, paragraphs);
    const keep = (quote, clearance) => {
      const opened = [...node.querySelectorAll("details.checked[open]")].map(({ id }) => id);
      keepClearance(quote.key, clearance);
      draw(new Set(opened));
      node.querySelector(`#quote-${quote.number} > summary`).focus();
    };
    const draftOf = { ...checked, quotes };
    const drawn = el("div", {}); // made anew each time, with the keys that it listens to
    fill(drawn, head(draftOf, given), bodyOf(draftOf, paragraphs, { given, actions, keep, open, listener: drawn }));
    fill(node, drawn);
    return draftOf;
  }
  const summary = summaryInWords(draw());
  return { node, spoken: `${summary.title}. ${summary.sentence}` };
}

/** The quotes, each with its number, how it is judged, and the clearance that holds for it. */
function looked(checked, paragraphs) {
  return checked.quotes.map((quote, place) => {
    const key = quote.trouble.length ? keyOf(quote, paragraphOf(paragraphs, quote).text.trim()) : null;
    const clearance = key ? clearanceOf(key) : null;
    const judged = judgement(quote);
    const look = clearance ? { ...judged, tone: "none", symbol: "–", labels: ["Cleared", ...judged.labels] } : judged;
    return { ...quote, number: place + 1, key, clearance, look };
  });
}

function head(checked, given) {
  const summary = summaryInWords(checked);
  const note = languageInWords(checked.language);
  return [
    sourceNote(given),
    el("div", { class: `verdict ${summary.tone}` },
      el("span", { class: "symbol", "aria-hidden": "true" }, SYMBOLS[summary.tone]),
      el("div", {}, el("h2", { tabindex: "-1" }, summary.title), el("p", { class: "sentence" }, summary.sentence))),
    note ? el("p", { class: "quiet" }, note) : null,
    given || !checked.quotes.length ? null : el("p", { class: "quiet searched" }, searchedInWords(checked.searched)),
    readingNotes(checked),
  ];
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

function bodyOf(checked, paragraphs, { given, actions, keep, open, listener }) {
  const { quotes } = checked;
  if (!quotes.length) return noQuotes();
  const shown = (quote) => checkedQuote(quote, { given, isPlaced: isFile(checked), isOpen: open.has(`quote-${quote.number}`), keep });
  const inTrouble = quotes.filter((quote) => quote.trouble.length);
  const cards = new Map(inTrouble.map((quote) => [quote, shown(quote)]));
  const quiet = quotes.filter((quote) => !quote.trouble.length);
  const left = troubleFirst(inTrouble.filter((quote) => !quote.clearance));
  const way = left.length ? wayThrough(left, lookAt) : null;
  const desk = deskOf(paragraphs, quotes, cards);
  way?.listen(listener);
  return [
    el("p", { class: "actions" },
      copyButton("Copy as Markdown", () => markdownReport(checked)),
      copyButton("Copy as plain text", () => plainReport(checked)),
      actions(), clearancesButton(inTrouble.filter((quote) => quote.clearance))),
    el("div", {}, way?.list, way?.bar, desk), // the bar stays in sight as long as the desk is
    group("unjudged", "What could not be judged", quiet.filter((quote) => quote.judged === false).map(shown)),
    group("rest", "Without trouble", quiet.filter((quote) => quote.judged !== false).map(shown)),
  ];
}

function noQuotes() {
  return el("div", { class: "empty" },
    el("p", {}, "Quotes are found by their marks, such as “ ”, « », „ “ or \" \". ",
      "Put marks around what was said, and check again."));
}

/** The text, and each card behind the paragraph in which its quote ends. */
function deskOf(paragraphs, quotes, cards) {
  const inTrouble = [...cards.keys()];
  const text = el("div", { class: "draft-text" }, paragraphs.map((paragraph) => [
    passage(paragraph, quotes, (quote) => lookAt(quote)),
    inTrouble.filter((quote) => paragraphOf(paragraphs, quote) === paragraph).map((quote) => cards.get(quote)),
  ]));
  const desk = el("section", { class: cards.size ? "desk" : null, "aria-label": "The draft, its quotes marked" }, text);
  const placeOf = (card) => text.querySelector(`#in-draft-${card.id.replace("quote-", "")}`) ?? card.previousElementSibling;
  keepBeside(desk, [...cards.values()], placeOf);
  return desk;
}

/** Open a quote's card, with its words in sight; fold that of the one `before`, unless something is typed there. */
function lookAt({ number }, before = null) {
  const details = document.getElementById(`quote-${number}`);
  const earlier = before && document.getElementById(`quote-${before.number}`);
  if (earlier && !earlier.querySelector(".clear")) earlier.open = false;
  details.open = true;
  const place = document.getElementById(`in-draft-${number}`);
  details.querySelector("summary").focus({ preventScroll: Boolean(place) });
  place?.scrollIntoView({ block: "center" });
}

function group(key, title, entries) {
  if (!entries.length) return null;
  const id = `quotes-${key}`;
  return el("section", { class: key, "aria-labelledby": id }, el("h2", { id }, `${title}: ${entries.length}`), entries);
}
