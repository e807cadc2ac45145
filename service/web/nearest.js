// Draws what comes closest where nothing matches, and what was looked through; never so that it reads as a match.

import { carriedBy, speakersOf } from "./cards.js";
import { ASKED_AND_RECORDED, comparison } from "./differences.js";
import { counted, el, link } from "./dom.js";
import { places } from "./occurrences.js";
import { day } from "./times.js";

/** The quotes of `nearest`, each with its differences; null where there are none. */
export function closestOnRecord(candidate, nearest, { labels = ASKED_AND_RECORDED, given = null } = {}) {
  if (!nearest?.length) return null;
  return el("section", { class: "others nearest", "aria-label": "Closest on record, no match" },
    el("h3", {}, given ? "Closest in the text, but not the same" : "Closest on record, but not the same"),
    nearest.map((near) => el("details", { class: "other" },
      el("summary", {}, el("span", { class: "label" }, "No match"), " ", el("q", { dir: "auto" }, near.text)),
      el("p", { class: "about" }, speakersOf(near.speakers, { isGiven: Boolean(given) }), " · ", carriedBy(near.outlets, near.carried_by_total)),
      el("p", { class: "quiet", dir: "auto" }, near.explanation),
      comparison(candidate, near.text, near.changes, { labels }),
      given ? places(near.carried_by, near.carried_by_total, given)
        : el("p", { class: "actions" }, link(`/quotes/${near.quote_id}`, "This quote, with every outlet’s wording")))));
}

/** "Looked through 41 quotes in 5 articles of 5 outlets, from 26 January 2022 to 27 January 2022." */
export function searchedInWords(searched) {
  if (!searched) return null;
  const { articles, quotes, outlets, from, to } = searched;
  const where = `${counted(quotes, "quote")} in ${counted(articles, "article")} of ${counted(outlets, "outlet")}`;
  return from && to ? [`Looked through ${where}, from `, day(from), " to ", day(to), "."] : `Looked through ${where}.`;
}
