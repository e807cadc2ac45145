// What is said of one quote of a draft: its tone, its labels, and how grave it is.

import { attributionInWords, SYMBOLS, verdictInWords } from "./words.js";

const GRAVITY = { bad: 0, partly: 1, none: 2, good: 3 };

/** `{tone, symbol, labels}` of a checked quote. */
export function judgement(quote) {
  const { tone, title } = verdictInWords(quote.verdict, quote.match?.changes, quote.joined.length > 0);
  const labels = [quote.verdict === "not_found" && quote.reason !== "not_recorded" ? "Nothing to tell" : title];
  if (quote.attribution === "contradicted") labels.push(attributionInWords("contradicted").title);
  const found = { tone: toneOf(quote, tone), labels };
  return { ...found, symbol: SYMBOLS[found.tone] };
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

/** The summary in words: tone, title and a sentence with the count of each verdict. */
export function summaryInWords({ quotes, trouble, verdicts }) {
  const counts = Object.entries(verdicts)
    .filter(([, count]) => count)
    .map(([verdict, count]) => `${count} ${verdictInWords(verdict).title.toLowerCase()}`);
  const sentence = `${counts.join(", ")}.`;
  if (!quotes) {
    return { tone: "none", title: "No quotes", sentence: "Nothing in this text stands between quotation marks." };
  }
  if (!trouble) return { tone: "good", title: "No trouble found", sentence };
  return { tone: "bad", title: `${trouble} of ${quotes} ${quotes === 1 ? "quote needs" : "quotes need"} a look`, sentence };
}
