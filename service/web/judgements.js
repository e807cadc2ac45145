// Judges one quote of a draft: its tone, its labels, and how grave it is.

import { answerMeaning, attributionMeaning, isUntold } from "./meanings.js";
import { UNTOLD } from "./verdicts.js";
import { SYMBOLS, verdictInWords } from "./words.js";

const STANCES = { denied: ["Denied in the draft"], doubted: ["Doubted in the draft"] };
const GRAVITY = { bad: 0, partly: 1, none: 2, good: 3 };

/** `{tone, symbol, labels, order}` of a checked quote; the first label is the verdict's, `order` its place in a summary. */
export function judgement(quote) {
  const meaning = answerMeaning(quote);
  const speaker = attributionMeaning(quote.trouble.includes("denied") ? "denied" : quote.attribution);
  const verdict = verdictInWords(meaning, { ...quote.match, severity: severityOf(quote) });
  const label = isUntold(quote) ? UNTOLD.title : verdict.title;
  const isSpeakerNamed = speaker.trouble || speaker.isUnknown;
  const tone = toneOf(quote, verdict.tone, speaker);
  return {
    tone,
    symbol: SYMBOLS[tone],
    labels: [label, ...(isSpeakerNamed ? [speaker.title] : []), ...(STANCES[quote.stance] ?? [])],
    order: label.order,
  };
}

/** Other words for the same severity, as the answer has it: what is joined has one without a match. */
function severityOf({ severity, match }) {
  return severity ?? match?.severity;
}

/** The verdict's tone, unless the speaker is the trouble; what is no trouble is never as bad as what is. What the draft
 * denies speaks for the draft unless it is recorded after all. */
function toneOf({ trouble, stance }, verdictTone, speaker) {
  if (trouble.includes("recorded")) return "bad";
  if (stance === "denied") return "none";
  if (trouble.includes(speaker.trouble)) return speaker.tone;
  if (trouble.length) return verdictTone === "none" ? "partly" : verdictTone;
  return verdictTone === "bad" ? "partly" : verdictTone;
}

/** The quotes with trouble first, the gravest before the others, then what is cleared, then as they stand in the draft. */
export function troubleFirst(quotes) {
  const weight = (quote) => (quote.trouble.length ? (quote.clearance ? 5 : 0) : 10) + GRAVITY[judgement(quote).tone];
  return [...quotes].sort((left, right) => weight(left) - weight(right) || left.start - right.start);
}

/** The summary of a checked draft in words: tone, title and a sentence that counts its quotes as they are labelled. What
 * has a `clearance` needs no look any more. */
export function summaryInWords({ quotes, summary: { quotes: total, trouble, not_judged: unjudged } }) {
  if (!total) {
    return { tone: "none", title: "No quotes", sentence: "Nothing in this text stands between quotation marks." };
  }
  const cleared = quotes.filter((quote) => quote.clearance).length;
  const sentence = countsInWords(quotes) + (cleared ? ` ${cleared} cleared.` : "");
  if (!trouble && unjudged === total) return { tone: "none", title: "Nothing could be judged", sentence };
  if (!trouble && unjudged) return { tone: "good", title: "No trouble in what was judged", sentence };
  if (!trouble) return { tone: "good", title: "No trouble found", sentence };
  const left = trouble - cleared;
  if (!left) return { tone: "none", title: "All trouble is cleared", sentence };
  return { tone: "bad", title: `${left} of ${total} ${total === 1 ? "quote needs" : "quotes need"} a look`, sentence };
}

/** "1 verbatim, 2 altered, nothing to tell of 3.", in the order of the table of verdicts. */
function countsInWords(quotes) {
  const counts = new Map();
  for (const { labels: [label], order } of quotes.map(judgement)) {
    counts.set(label, { order, number: (counts.get(label)?.number ?? 0) + 1 });
  }
  const phrases = [...counts]
    .sort(([, left], [, right]) => left.order - right.order)
    .map(([label, { number }]) => phrase(label.toLowerCase(), number, label === UNTOLD.title));
  return phrases.join(", ").replace(/^./, (letter) => letter.toUpperCase()) + ".";
}

function phrase(label, number, isOfThem) {
  return isOfThem ? `${label} of ${number}` : `${number} ${label}`;
}

/** What is said of a quote, the whole first, nothing twice: of what is not on record the headline says all. */
export function sentencesOf({ headline, explanation, reason, joined }) {
  const details = headline && reason === "not_recorded" && !joined.length ? [] : [explanation];
  return [...new Set([headline, ...details].filter(Boolean))];
}
