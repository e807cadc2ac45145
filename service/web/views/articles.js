// The view of all articles, searched by outlet, kind and date.

import { get } from "../api.js";
import { el, fill, link, name } from "../dom.js";
import { KINDS_OF_ARTICLES } from "../kinds.js";
import { listing, searchForm } from "../listing.js";
import { nothingYet } from "../nothing_yet.js";
import { entitle } from "../router.js";
import { day } from "../times.js";

export async function articlesView(holder, { query, signal, state }) {
  entitle("Articles");
  const fields = [
    { name: "outlet", label: "Outlet" },
    { name: "kind", label: "Kind", options: KINDS_OF_ARTICLES },
    { name: "from", label: "Published from", type: "date" },
    { name: "to", label: "Published until", type: "date" },
  ];
  const search = Object.fromEntries(fields.map((field) => [field.name, query.get(field.name)]));
  const list = listing({
    fetchPage: (cursor) => get("/v1/articles", { ...search, cursor }, signal),
    item,
    none: () => (query.size ? nothingFound() : nothingYet()),
    noun: "article",
  });
  fill(holder, el("h1", {}, "Articles on record"), searchForm("/articles", fields, query), list.node);
  return list.start(state);
}

function item(article) {
  return el("li", { class: "card" },
    el("p", { class: "title" }, link(`/articles/${article.id}`, name(titleOf(article)))),
    el("p", { class: "about" },
      name(article.outlet), " · ", day(article.published_at), article.byline ? [" · ", name(article.byline)] : null));
}

/** An article's title, or words that stand for one. */
export function titleOf(article) {
  return article.title ?? `Untitled article of ${article.outlet}`;
}

function nothingFound() {
  return el("p", { class: "empty" },
    "No article matches. Write the outlet’s whole name as it is listed, or ", link("/articles", "see all articles"), ".");
}
