// Draws a quote in a list: its words, who said it, who carried it and since when.

import { counted, el, joined, link, name } from "./dom.js";
import { day } from "./times.js";

/** The card of a quote summary `{id, text, speakers, outlets, occurrences}`; `withSpeakers` says who said it. */
export function quoteCard(quote, { withSpeakers = true } = {}) {
  return el("li", { class: "card" },
    el("blockquote", { dir: "auto" }, el("q", {}, link(`/quotes/${quote.id}`, quote.text))),
    el("p", { class: "about" },
      withSpeakers ? [speakersOf(quote.speakers), " · "] : null,
      carriedBy(quote.outlets, quote.occurrences)));
}

/** The names of those who are recorded as having said it, as links; those of a text that was given lead nowhere. */
export function speakersOf(speakers, { isGiven = false } = {}) {
  if (!speakers.length) return el("span", { class: "quiet" }, "nobody is named");
  const shown = ({ id, name: full }) => (isGiven ? name(full) : link(`/speakers/${id}`, name(full)));
  return el("span", { class: "speakers" }, joined(speakers.map(shown)));
}

/** The outlets, earliest first, with the date of the first. */
export function carriedBy(outlets, occurrences) {
  if (!outlets.length) return null;
  const shown = outlets.slice(0, 3).map((use) => name(use.outlet));
  const rest = outlets.length - shown.length;
  return el("span", {},
    day(outlets[0].first_published_at), " · ", joined(shown), rest > 0 ? ` and ${counted(rest, "more outlet")}` : null,
    occurrences > outlets.length ? ` · ${counted(occurrences, "place")}` : null);
}
