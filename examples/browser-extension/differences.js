// Says what the record has otherwise than the words in question, the gravest first.

import { changeMeaning } from "./meanings.js";

const ORDER = ["sense", "wording", "style"];

// [{severity, parts, aside}] of a match; `parts` are words of our own and {quoted}, words of a quote.
export function differences({ changes }) {
  return [...changes]
    .map((change) => ({ severity: severityOf(change), parts: inParts(change), aside: changeMeaning(change.kind).aside }))
    .sort((left, right) => ORDER.indexOf(left.severity) - ORDER.indexOf(right.severity));
}

// The gravest one in words, and how many more there are; null where nothing differs.
export function worstDifference(match) {
  const [worst, ...others] = match ? differences(match) : [];
  if (!worst) return null;
  const words = worst.parts.map((part) => (part.quoted === undefined ? part : `“${part.quoted}”`)).join("");
  return `${words} (${worst.aside})${others.length ? `, and ${others.length} more` : ""}`;
}

// A service that is older than severities says how bad a difference is by its kind alone.
function severityOf({ severity, kind }) {
  return severity ?? (changeMeaning(kind).isGrave ? "sense" : "wording");
}

function inParts({ candidate, quote }) {
  if (!quote.text) return ["The record is without ", { quoted: candidate.text }];
  if (!candidate.text) return ["The record adds ", { quoted: quote.text }];
  return ["The record has ", { quoted: quote.text }, " for ", { quoted: candidate.text }];
}
