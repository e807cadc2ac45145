// Verdicts and kinds of differences in plain words, each with its tone: good, partly, bad or none.

import { counted } from "./dom.js";
import { changeMeaning, meaningOf } from "./meanings.js";

export const SYMBOLS = { good: "✓", partly: "!", bad: "✗", none: "?" };

/** The name of a kind of difference. */
export function kindInWords(kind) {
  return changeMeaning(kind).title;
}

/** Tone, title and sentence of a row of the table of verdicts, by the match's changes and their severity. */
export function verdictInWords(meaning, { changes = [], severity, in_quotes: isQuote = true } = {}) {
  const isGrave = severity === undefined ? changes.some((change) => changeMeaning(change.kind).isGrave) : severity === "sense";
  if (!isQuote) return { tone: isGrave ? "bad" : "partly", ...(changes.length ? NEAR_NO_QUOTE : NO_QUOTE) };
  return {
    tone: (isGrave && meaning.toneIfGrave) || meaning.tone,
    title: meaning.title,
    sentence: meaning.sentence.replace("{places}", counted(changes.length, "place")),
  };
}

const NO_QUOTE = {
  title: "Not as a quote", sentence: "These words stand in the source, but not as a quote.",
};
const NEAR_NO_QUOTE = {
  title: "Not as a quote", sentence: "The source has something close to these words, but not as a quote.",
};

/** "97% alike", never 100% for what is not the same; of a longer quote, that it holds these words. No figure says how
 * far a sense is turned. */
export function likeness({ verdict, similarity, severity }) {
  if (severity === "sense") return "another sense";
  return meaningOf(verdict).likeness ?? `${similarity === 1 ? 100 : Math.min(99, Math.round(similarity * 100))}% alike`;
}

/** A text of at most `longest` code points, cut with an ellipsis. */
export function shortened(text, longest) {
  const points = Array.from(text);
  return points.length > longest ? `${points.slice(0, longest - 1).join("")}…` : text;
}
