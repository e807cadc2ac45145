// Draws how many quotes of a list there are by speaker, outlet, year, kind and stance: each count narrows the list.

import { get } from "./api.js";
import { el, fill, link, name } from "./dom.js";
import { failureNotice } from "./failures.js";

export const KINDS = { direct: "Whole sentences", partial: "Phrases", unspoken: "Titles, terms, signs", spoken: "Turns of speech" };
export const STANCES = { said: "Said", denied: "Denied", doubted: "Doubted" };
const FEW = 8;

const FACETS = [
  { title: "Speaker", rows: ({ speakers }) => speakers.map(({ speaker, quotes }) => ["speaker", speaker.name, name(speaker.name), quotes]) },
  { title: "Outlet", rows: ({ outlets }) => outlets.map(({ outlet, quotes }) => ["outlet", outlet, name(outlet), quotes]) },
  { title: "Year", rows: ({ years }) => years.filter(({ year }) => year !== null).map(({ year, quotes }) => ["year", year, String(year), quotes]) },
  { title: "Kind", rows: ({ kinds }) => kinds.map(({ kind, quotes }) => ["kind", kind, KINDS[kind] ?? kind, quotes]) },
  { title: "Said or not", rows: ({ stances }) => stances.map(({ stance, quotes }) => ["stance", stance, STANCES[stance] ?? stance, quotes]) },
];

/** The facets of `search`, which come after the list itself; `addressOf(changed)` is that of the search with some values
 * changed, null taking one out. */
export function facetsOf(search, addressOf, signal) {
  const holder = el("aside", { class: "facets", "aria-label": "Narrow the list" });
  const load = async () => {
    try {
      const counts = await get("/v1/quotes/facets", search, signal);
      fill(holder, counts.complete ? null : el("p", { class: "quiet" }, "Counted: the newest 20,000 places."),
        FACETS.map((facet) => drawn(facet, counts, search, addressOf)));
    } catch (failure) {
      if (!signal.aborted) fill(holder, failureNotice(failure, load));
    }
  };
  load();
  return holder;
}

function drawn({ title, rows }, counts, search, addressOf) {
  const found = rows(counts).map((values) => row(values, search, addressOf));
  if (found.length < 2 && !found.some((item) => item.isChosen)) return null;
  const [few, rest] = [found.slice(0, FEW), found.slice(FEW)];
  return el("details", { class: "facet", open: window.matchMedia("(min-width: 64rem)").matches },
    el("summary", {}, title),
    el("ul", {}, few.map(({ node }) => node)),
    rest.length ? el("details", {}, el("summary", {}, `${rest.length} more`), el("ul", {}, rest.map(({ node }) => node))) : null);
}

function row([field, value, shown, quotes], search, addressOf) {
  const isChosen = search[field] === String(value);
  const address = addressOf({ [field]: isChosen ? null : String(value) });
  const anchor = link(address, shown, isChosen ? " ✕" : null);
  if (isChosen) anchor.setAttribute("aria-label", `${anchor.textContent.slice(0, -2)}: chosen, press to take it out`);
  return { isChosen, node: el("li", {}, anchor, el("span", { class: "quiet" }, quotes.toLocaleString("en"))) };
}
