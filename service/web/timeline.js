// Draws who carried a quote when: a line for each place, earliest first, with the speaker as named and what differs.

import { differencesInWords } from "./changes.js";
import { el, name } from "./dom.js";
import { time } from "./times.js";

const COLUMNS = ["Date", "Outlet", "Speaker, as named there", "What differs"];

/** The places of all matches as one table, or null where there are fewer than two. */
export function timeline(matches) {
  const lines = linesOf(matches);
  if (lines.length < 2) return null;
  return el("section", { "aria-label": "Who carried it when" },
    el("h3", {}, "Who carried it when"),
    el("div", { class: "scroll", role: "region", "aria-label": "Outlets by date, as a table", tabindex: "0" },
      el("table", { class: "timeline" },
        el("thead", {}, el("tr", {}, COLUMNS.map((title) => el("th", { scope: "col" }, title)))),
        el("tbody", {}, lines.map(row)))));
}

/** `{published, outlet, mention, match, place}` of every place, in the order in which they were published; what has no date
 * comes last. */
export function linesOf(matches) {
  const lines = matches.flatMap((match) => match.carried_by.map((place) => ({
    published: place.posted_at ?? place.article.published_at,
    outlet: place.article.outlet,
    mention: place.speaker_mention?.text ?? null,
    match,
    place,
  })));
  const instant = ({ published }) => (published ? Date.parse(published) : Infinity);
  return lines.sort((left, right) => instant(left) - instant(right) || 0);
}

function row({ published, outlet, mention, match }, place) {
  return el("tr", { class: place ? null : "earliest" },
    el("td", {}, time(published), place || !published ? null : [" ", el("span", { class: "label" }, "Earliest")]),
    el("th", { scope: "row" }, name(outlet)),
    el("td", {}, mention ? name(mention) : el("span", { class: "quiet" }, "not named")),
    el("td", {}, differencesInWords(match)));
}
