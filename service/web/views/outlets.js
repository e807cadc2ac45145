// The view of all outlets: how much of each is recorded, and the way to its articles and quotes.

import { get } from "../api.js";
import { counted, el, fill, link, name, unseen } from "../dom.js";
import { listing, searchForm, tableButton } from "../listing.js";
import { nothingYet } from "../nothing_yet.js";
import { entitle } from "../router.js";

const FIELDS = [{ name: "q", label: "A name, or a part of it" }];

export async function outletsView(holder, { query, signal, state }) {
  entitle("Outlets");
  const part = query.get("q") ?? "";
  const list = listing({
    fetchPage: async () => ({ items: named((await get("/v1/outlets", {}, signal)).items, part), next_cursor: null }),
    item,
    none: () => (part ? nothingFound() : nothingYet()),
    noun: "outlet",
  });
  fill(holder, el("h1", {}, "Outlets on record"), searchForm("/outlets", FIELDS, query), list.node,
    tableButton("/v1/outlets", {}, "outlets.csv"));
  return list.start(state);
}

/** Those in whose name `part` stands, without regard to capitals and accents. */
function named(outlets, part) {
  const wanted = folded(part);
  return outlets.filter(({ outlet }) => folded(outlet).includes(wanted));
}

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();
}

function item({ outlet, articles, quotes }) {
  const search = new URLSearchParams({ outlet });
  return el("li", { class: "row" },
    el("strong", {}, name(outlet)),
    el("span", {},
      link(`/articles?${search}`, counted(articles, "article"), unseen(` of ${outlet}`)), " · ",
      link(`/quotes?${search}`, counted(quotes, "quote"), unseen(` of ${outlet}`)), " · ",
      link(`/fidelity?${search}`, "beside what was said", unseen(`: ${outlet}`))));
}

function nothingFound() {
  return el("p", { class: "empty" }, "No outlet has this in its name. ", link("/outlets", "See all outlets"), ".");
}
