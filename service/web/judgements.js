// What is said of one quote of a draft: its tone, its labels, and how grave it is.

import { attributionInWords, isJoined, SYMBOLS, verdictInWords } from "./words.js";

const UNTOLD = "Nothing to tell";
const ORDER = ["Verbatim", "Part of a quote", "Altered", "Spliced", "Joined", "Not on record"];
const GRAVITY = { bad: 0, partly: 1, none: 2, good: 3 };

/** `{tone, symbol, labels}` of a checked quote. */
export function judgement(quote) {
  const { tone, title } = verdictInWords(quote.verdict, quote.match?.changes, isJoined(quote));
  const labels = [isUntold(quote) ? UNTOLD : title];
  if (quote.attribution === "contradicted") labels.push(attributionInWords("contradicted").title);
  const found = { tone: toneOf(quote, tone), labels };
  return { ...found, symbol: SYMBOLS[found.tone] };
}

/** Whether nothing can be told of a quote: too short, too common, or too long. */
function isUntold({ verdict, reason }) {
  return verdict === "not_found" && reason !== "not_recorded";
}

function toneOf(quote, verdictTone) {
  if (quote.trouble.includes("contradicted")) return "bad";
  if (quote.trouble.includes("not_found") && verdictTone === "none") return "partly";
  return quote.trouble.length || verdictTone !== "bad" ? verdictTone : "partly";
}

/** The quotes with trouble first, the gravest before the others, then as they stand in the draft. */
export function troubleFirst(quotes) {
  const weight = (quote) => (quote.trouble.length ? 0 : 10) + GRAVITY[judgement(quote).tone];
  return [...quotes].sort((one, other) => weight(one) - weight(other) || one.start - other.start);
}

/** The summary of a checked draft in words: tone, title and a sentence that counts its quotes as they are labelled. */
export function summaryInWords({ quotes: found, summary: { quotes, trouble } }) {
  if (!quotes) {
    return { tone: "none", title: "No quotes", sentence: "Nothing in this text stands between quotation marks." };
  }
  const sentence = countsInWords(found);
  if (!trouble) return { tone: "good", title: "No trouble found", sentence };
  return { tone: "bad", title: `${trouble} of ${quotes} ${quotes === 1 ? "quote needs" : "quotes need"} a look`, sentence };
}

/** "1 verbatim, 2 altered, nothing to tell of 3.", in the order of `ORDER`. */
function countsInWords(quotes) {
  const all = quotes.map((quote) => judgement(quote).labels[0]);
  const counted = (label) => all.filter((one) => one === label).length;
  const told = [...new Set(all)].filter((label) => label !== UNTOLD)
    .sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other))
    .map((label) => `${counted(label)} ${label.toLowerCase()}`);
  const untold = counted(UNTOLD);
  return [...told, ...(untold ? [`${UNTOLD.toLowerCase()} of ${untold}`] : [])].join(", ").replace(/^./, upper) + ".";
}

function upper(letter) {
  return letter.toUpperCase();
}
