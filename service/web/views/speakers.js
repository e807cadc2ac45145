// The view of all speakers, searched by name.

import { get } from "../api.js";
import { counted, el, fill, link, name } from "../dom.js";
import { listing, searchForm, tableButton } from "../listing.js";
import { nothingYet } from "../nothing_yet.js";
import { entitle } from "../router.js";

export async function speakersView(holder, { query, signal, state }) {
  entitle("Speakers");
  const q = query.get("q");
  const list = listing({
    fetchPage: (cursor) => get("/v1/speakers", { q, cursor }, signal),
    item: (speaker) => el("li", { class: "row" },
      link(`/speakers/${speaker.id}`, name(speaker.name)), el("span", { class: "quiet" }, counted(speaker.quotes, "quote"))),
    none: () => (q ? nothingFound() : nothingYet()),
    noun: "speaker",
  });
  const fields = [{ name: "q", label: "A name, or a part of it" }];
  fill(holder, el("h1", {}, "Who is quoted"), searchForm("/speakers", fields, query), list.node,
    tableButton("/v1/speakers", { q }, "speakers.csv"));
  return list.start(state);
}

function nothingFound() {
  return el("p", { class: "empty" },
    "No speaker has this in a name. Try the surname alone, or ", link("/speakers", "see all speakers"), ".");
}
