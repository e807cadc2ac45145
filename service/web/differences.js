// Draws two texts side by side and marks what differs in both: by line style, a number and words, never colour alone.

import { pieces } from "./codepoints.js";
import { el, newId, unseen } from "./dom.js";
import { kindInWords } from "./words.js";

/** How the two sides are called: their headings, and what the list of differences says of each. */
export const ASKED_AND_RECORDED = { left: "You asked", right: "On record", here: "you have", there: "the record has" };
export const DRAFTED_AND_RECORDED = {
  left: "Your draft", right: "On record", here: "the draft has", there: "the record has",
};
export const HERE_AND_THERE = { left: "This wording", right: "The other wording", here: "here", there: "there" };

const TURNING = new Set(["negation", "hedge"]);

/** Both texts, and the differences by number; `within` marks where in the record the words asked for stand. */
export function comparison(leftText, rightText, changes, { labels = ASKED_AND_RECORDED, within = null } = {}) {
  const wordsWithin = within ? [{ ...within, show: (text) => el("mark", {}, text) }] : [];
  const right = changes.length ? marksOf(changes, "quote", "ins") : wordsWithin;
  return el("div", { class: "comparison" },
    el("div", { class: "sides" },
      side(labels.left, pieces(leftText, marksOf(changes, "candidate", "del")), "left"),
      side(labels.right, pieces(rightText, right), "right")),
    changes.length ? listOf(changes, labels) : null);
}

function side(label, content, place) {
  const id = newId("side");
  return el("div", { class: `side ${place}`, role: "group", "aria-labelledby": id },
    el("p", { id, class: "side-name" }, label),
    el("blockquote", { dir: "auto" }, content));
}

/** Spans to hand to `pieces`: each change on one side, numbered as in the list. */
function marksOf(changes, sideName, tag) {
  return changes
    .map((change, place) => ({ ...change[sideName], number: place + 1, kind: change.kind }))
    .sort((left, right) => left.start - right.start || left.number - right.number)
    .map((span) => ({ start: span.start, end: span.end, show: (text) => marked(text, span, tag) }));
}

function marked(text, { number, kind }, tag) {
  const note = `difference ${number}, ${kindInWords(kind).toLowerCase()}`;
  const sign = el("sup", { "aria-hidden": "true" }, String(number));
  if (!text) {
    const caret = el("span", { "aria-hidden": "true" }, "‸");
    return el("span", { class: "gap" }, caret, sign, unseen(` [nothing here: ${note}] `));
  }
  return el(tag, {}, unseen(` [${note}:] `), text, sign, unseen(" [end] "));
}

function listOf(changes, labels) {
  return el("ol", { class: "differences", "aria-label": "Differences" }, changes.map((change) => item(change, labels)));
}

function item(change, { here, there }) {
  return el("li", {},
    el("strong", {}, kindInWords(change.kind)), ": ",
    `${here} `, words(change.candidate.text), `, ${there} `, words(change.quote.text), ".",
    TURNING.has(change.kind) ? el("span", { class: "grave" }, " This turns the sense.") : null);
}

function words(text) {
  return text ? el("q", { dir: "auto" }, text) : "nothing";
}
