// Says in words what one wording has otherwise than another.

import { el, joined, unseen } from "./dom.js";
import { meaningOf } from "./meanings.js";

const MOST_CHANGES = 2;

/** What the recorded side has otherwise than the candidate: `“their” for “our”`, `adds “not”`, `without “very”`; where
 * nothing differs, what the verdict is called. With `most`, so many are named and the others counted. */
export function differencesInWords({ verdict, changes, severity }, most = MOST_CHANGES) {
  if (!changes.length) return meaningOf(verdict).title;
  const shown = changes.slice(0, most).map(changeInWords);
  const rest = changes.length - shown.length;
  const words = [...joined(shown), rest ? ` and ${rest} more` : null];
  return severity === "sense" ? el("strong", { class: "grave" }, words, unseen(", which turns the sense")) : words;
}

/** The same of a comparison whose candidate is what is to be described. */
export function differencesOfCandidate(comparison, most = MOST_CHANGES) {
  const changes = comparison.changes.map((change) => ({ ...change, candidate: change.quote, quote: change.candidate }));
  return differencesInWords({ ...comparison, changes }, most);
}

function changeInWords({ candidate, quote }) {
  if (!quote.text) return ["without ", quoted(candidate.text)];
  if (!candidate.text) return ["adds ", quoted(quote.text)];
  return [quoted(quote.text), " for ", quoted(candidate.text)];
}

function quoted(text) {
  return el("q", { dir: "auto" }, text);
}
