// The view of all quotes: searched by words, narrowed by what they are counted by, sorted.

import { get } from "../api.js";
import { quoteCard } from "../cards.js";
import { el, fill, link } from "../dom.js";
import { facetsOf, KINDS, STANCES } from "../facets.js";
import { listing, searchForm, tableButton } from "../listing.js";
import { nothingYet } from "../nothing_yet.js";
import { entitle } from "../router.js";

const ANY = ["", "Any"];
const SORTS = [
  ["", "Whole sentences first"], ["newest", "Newest"], ["most_carried", "Most carried"], ["most_altered", "Most altered"],
  ["recorded", "As they came in"],
];
const FIELDS = [
  { name: "q", label: "Words in the quote, or parts of them" },
  { name: "speaker", label: "Speaker" },
  { name: "outlet", label: "Outlet" },
  { name: "kind", label: "Kind", options: [ANY, ...Object.entries(KINDS)] },
  { name: "sort", label: "Sorted by", options: SORTS },
];
const BY_COUNTS = ["year", "stance"]; // chosen among the counts

export async function quotesView(holder, { query, signal, state }) {
  entitle("Quotes");
  const { sort, ...search } = Object.fromEntries([...FIELDS.map(({ name }) => name), ...BY_COUNTS].map((name) => [name, query.get(name)]));
  const order = sort || "sentences";
  const addressOf = (changed) => {
    const given = Object.entries({ ...search, sort, ...changed }).filter(([, value]) => value);
    return `/quotes?${new URLSearchParams(given)}`;
  };
  const list = listing({
    fetchPage: (cursor) => get("/v1/quotes", { ...search, sort: order, cursor }, signal),
    item: (quote) => quoteCard(quote),
    none: () => (query.size ? nothingFound() : nothingYet()),
    noun: "quote",
  });
  fill(holder,
    el("h1", {}, "Quotes on record"),
    searchForm("/quotes", FIELDS, query),
    chosen(search, addressOf),
    el("div", { class: "faceted" }, facetsOf(search, addressOf, signal),
      el("div", {}, list.node, tableButton("/v1/quotes", { ...search, sort: order }, "quotes.csv"))));
  return list.start(state);
}

/** What was chosen among the counts and has no field, each to be taken out. */
function chosen(search, addressOf) {
  const words = { year: search.year, stance: STANCES[search.stance] ?? search.stance };
  const given = BY_COUNTS.filter((field) => search[field]);
  if (!given.length) return null;
  return el("p", { class: "actions" }, given.map((field) =>
    link(addressOf({ [field]: null }), words[field], " ✕")));
}

function nothingFound() {
  return el("p", { class: "empty" },
    "No quote has all of this. Use fewer words, or ", link("/quotes", "see all quotes"), ".");
}
