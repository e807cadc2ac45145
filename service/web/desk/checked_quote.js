// Draws one checked quote of a draft: folded, what is the matter; open, why, what is recorded, and how to clear it.

import { joinedParts, matchDetail } from "../answer.js";
import { copyButton } from "../copying.js";
import { DRAFTED_AND_RECORDED } from "../differences.js";
import { el, link, name } from "../dom.js";
import { sentencesOf } from "../judgements.js";
import { isJoined } from "../meanings.js";
import { closestOnRecord } from "../nearest.js";
import { placeOfQuote } from "../places.js";
import { saidIn } from "../said.js";
import { clearedInWords, clearing } from "./clearing.js";

/** `keep(quote, clearance)` clears it, or takes that back. */
export function checkedQuote(quote, { given, isPlaced, isOpen, keep }) {
  const { number, clearance, look: { tone, symbol, labels } } = quote;
  const [first, ...more] = sentencesOf(quote);
  return el("details", { class: `other checked tone-${tone}`, id: `quote-${number}`, open: isOpen },
    el("summary", {},
      el("span", { class: `sign ${tone}`, "aria-hidden": "true" }, symbol),
      el("span", {},
        el("span", { class: "quiet", "aria-hidden": "true" }, String(number)), " ",
        labels.map((label) => [el("span", { class: "label" }, label), " "]),
        el("q", { dir: "auto" }, quote.text), " ",
        el("span", { class: "quiet" }, whoInDraft(quote), isPlaced ? `, ${placeOfQuote(quote)}` : ""),
        first ? el("span", { class: "matter", dir: "auto" }, first) : null)),
    clearance ? clearedInWords(clearance) : null,
    more.map((sentence) => el("p", { dir: "auto" }, sentence)),
    quote.replacement ? toPrint(quote.replacement) : null,
    isJoined(quote) ? joinedParts(quote.joined, given) : null,
    saidIn(quote.said_in, given),
    quote.match ? matchDetail(quote.text, quote.match, { labels: DRAFTED_AND_RECORDED, given })
      : closestOnRecord(quote.text, quote.nearest, { labels: DRAFTED_AND_RECORDED, given }),
    el("p", { class: "actions" }, link(`#in-draft-${number}`, "Show it in the draft"), given ? null : verifyLink(quote)),
    quote.trouble.length ? clearing(clearance, (changed) => keep(quote, changed)) : null);
}

/** What was said, to be printed in place of the draft's words. */
function toPrint(words) {
  return [
    el("p", { class: "to-print" }, el("strong", {}, "Said:"), " ", el("q", { dir: "auto" }, words)),
    el("p", { class: "actions" }, copyButton("Copy what was said", () => words)),
  ];
}

function whoInDraft({ speaker, about }) {
  if (speaker) return name(speaker.name);
  return about ? ["about ", name(about)] : "no speaker in the draft";
}

function verifyLink({ text, speaker }) {
  const query = new URLSearchParams({ quote: text, ...(speaker ? { speaker: speaker.name } : {}) });
  return query.toString().length < 1800 ? link(`/?${query}`, "Verify it by itself") : null;
}
