// The view of all quotes, searched by their words, speaker, outlet, kind, and where they stand.

import { get } from "../api.js";
import { quoteCard } from "../cards.js";
import { el, fill, link } from "../dom.js";
import { KINDS_OF_ARTICLES } from "../kinds.js";
import { listing, searchForm, tableButton } from "../listing.js";
import { nothingYet } from "../nothing_yet.js";
import { entitle } from "../router.js";

const KINDS = [
  ["", "Any"], ["direct", "Whole sentences"], ["partial", "Phrases"], ["unspoken", "Titles, terms, signs"], ["spoken", "Turns of transcripts"],
];

export async function quotesView(holder, { query, signal, state }) {
  entitle("Quotes");
  const fields = [
    { name: "q", label: "Words in the quote" },
    { name: "speaker", label: "Speaker" },
    { name: "outlet", label: "Outlet’s whole name" },
    { name: "kind", label: "Kind", options: KINDS },
    { name: "article_kind", label: "Stands in", options: KINDS_OF_ARTICLES },
  ];
  const search = Object.fromEntries(fields.map(({ name }) => [name, query.get(name)]));
  const list = listing({
    fetchPage: (cursor) => get("/v1/quotes", { ...search, cursor }, signal),
    item: (quote) => quoteCard(quote),
    none: () => (query.size ? nothingFound() : nothingYet()),
    noun: "quote",
  });
  fill(holder, el("h1", {}, "Quotes on record"), searchForm("/quotes", fields, query), list.node,
    tableButton("/v1/quotes", search, "quotes.csv"));
  return list.start(state);
}

function nothingFound() {
  return el("p", { class: "empty" },
    "No quote has all of this. Use fewer words, or ", link("/quotes", "see all quotes"), ".");
}
