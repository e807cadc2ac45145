// Draws how the wordings of one utterance hang together: nested lists, each wording under the nearest earlier one.

import { differencesOfCandidate } from "./changes.js";
import { counted, el, link, name } from "./dom.js";
import { time } from "./times.js";
import { shortened } from "./words.js";

const LONGEST = 280;
const MOST_CHANGES = 4;
const MOST_ARTICLES = 8;
const RELATIONS = {
  same: "Word for word",
  part: "A part of it",
  joined: "Parts of it, joined as if they were one",
  altered: "In other words",
  longer: "The same, and more around it",
  overlaps: "Shares a sentence with it, and goes on otherwise",
};
const TOO_COMMON = "These words are too common to tell one utterance from another, so that nothing is put together here.";

/** How the words of a quote travelled, as a tree of all wordings of the utterance. */
export function lineage(given) {
  const { wordings, common, left_out: leftOut, days } = given;
  return el("section", { "aria-labelledby": "lineage" },
    el("h2", { id: "lineage" }, "How the words travelled"),
    common ? el("p", { class: "quiet" }, TOO_COMMON) : null,
    !common && wordings.length < 2
      ? el("p", { class: "quiet" }, `No other wording of the same speaker, of ${counted(days, "day")} around it, is on record.`)
      : null,
    !common && wordings.length > 1 ? [
      el("p", { class: "quiet" },
        "Each wording stands below the nearest earlier one, with what it has otherwise. Whether somebody copied it, nobody knows."),
      branch(given, null),
    ] : null,
    leftOut ? el("p", { class: "quiet" }, `${counted(leftOut, "more wording")} left out.`) : null);
}

/** The wordings that hang on the one at this place, as a list; the roots for null. */
function branch(given, at) {
  const own = given.wordings.map((wording, place) => ({ wording, place })).filter(({ wording }) => wording.hangs_on === at);
  return own.length ? el("ul", { class: at === null ? "lineage" : null }, own.map(({ wording, place }) => item(given, wording, place))) : null;
}

function item(given, wording, place) {
  const isAsked = wording.quote_id === given.quote_id;
  const text = el("q", { dir: "auto" }, shortened(wording.text.replace(/\s+/gu, " "), LONGEST));
  return el("li", {},
    el("p", {}, isAsked ? el("strong", {}, text) : link(`/quotes/${wording.quote_id}`, text), isAsked ? " (this quote)" : null),
    el("p", { class: "about" }, wording.primary ? "What was said: " : null, printedBy(wording.articles)),
    wording.relation ? el("p", { class: "about" }, whatItIs(wording)) : null,
    branch(given, place));
}

function printedBy(articles) {
  const shown = articles.slice(0, MOST_ARTICLES).map(({ id, outlet, published_at: published }, place) => [
    place ? "; " : null, link(`/articles/${id}`, name(outlet)), ", ", time(published),
  ]);
  const rest = articles.length - MOST_ARTICLES;
  return [shown, rest > 0 ? ` and ${counted(rest, "more article")}` : null];
}

function whatItIs(wording) {
  const relation = RELATIONS[wording.relation];
  if (!wording.changes.length) return `${relation}.`;
  return [relation, ": ", differencesOfCandidate({ ...wording, verdict: "altered" }, MOST_CHANGES), "."];
}
