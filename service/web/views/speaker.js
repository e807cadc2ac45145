// The view of one speaker: the names that articles use, and all their quotes in the order in which they were published.

import { get } from "../api.js";
import { quoteCard } from "../cards.js";
import { el, fill, joined, link, name } from "../dom.js";
import { listing } from "../listing.js";
import { entitle } from "../router.js";

export async function speakerView(holder, { id, signal, state }) {
  const speaker = await get(`/v1/speakers/${id}`, {}, signal);
  entitle(speaker.name);
  let first = speaker.quotes;
  const list = listing({
    fetchPage: async (cursor) => {
      const page = first ?? (await get(`/v1/speakers/${id}`, { cursor }, signal)).quotes;
      first = null;
      return page;
    },
    item: (quote) => quoteCard(quote, { withSpeakers: false }),
    none: () => el("p", { class: "empty" }, "Nothing is on record as said by this speaker."),
    noun: "quote",
  });
  const others = speaker.aliases.filter((alias) => alias !== speaker.name);
  fill(holder,
    el("h1", {}, name(speaker.name)),
    others.length ? el("p", { class: "about" }, "Also written: ", joined(others.map(name))) : null,
    el("p", { class: "actions" }, link(`/quotes?${new URLSearchParams({ speaker: speaker.name })}`, "Search within these quotes")),
    el("h2", {}, "Quotes, earliest first"),
    list.node);
  return list.start(state);
}
