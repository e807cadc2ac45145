// The view of one speaker: the names that articles use, quotes over time, the most carried and the most misquoted, and all.

import { get } from "../api.js";
import { quoteCard } from "../cards.js";
import { mayEdit } from "../corrections.js";
import { counted, el, fill, joined, link, name } from "../dom.js";
import { listing } from "../listing.js";
import { entitle } from "../router.js";
import { speakerCorrections } from "../speaker_corrections.js";

const MOST = 3;
const ALTERED = "Each as one article has it, which may not be what was said: open it for the other wordings.";

export async function speakerView(holder, { id, signal, state }) {
  const [speaker, editable] = await Promise.all([get(`/v1/speakers/${id}`, {}, signal), mayEdit(signal)]);
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
  const overview = el("div", {});
  fill(holder,
    el("h1", {}, name(speaker.name)),
    others.length ? el("p", { class: "about" }, "Also written: ", joined(others.map(name))) : null,
    el("p", { class: "actions" }, link(`/quotes?${new URLSearchParams({ speaker: speaker.name })}`, "Search within these quotes"),
      link(`/fidelity?${new URLSearchParams({ speaker: speaker.name })}`, "Print beside what was said")),
    editable ? speakerCorrections(speaker) : null,
    overview,
    el("h2", {}, "Quotes, earliest first"),
    list.node);
  const ended = await list.start(state);
  survey(overview, speaker, signal); // it may come later than the quotes
  return ended;
}

/** What the quotes are together; where it cannot be had, the page does without. */
async function survey(holder, speaker, signal) {
  const query = { speaker_id: speaker.id };
  const best = (sort) => get("/v1/quotes", { ...query, sort, limit: MOST }, signal);
  const answers = await Promise.all([get("/v1/quotes/facets", query, signal), best("most_carried"), best("most_altered")]).catch(() => null);
  if (!answers) return;
  const [{ years }, { items: carried }, { items: altered }] = answers;
  const several = carried.filter((quote) => quote.outlets.length > 1);
  fill(holder, overTime(years, speaker.name), shortList("Carried by most outlets", several), shortList("Misquoted most", altered, ALTERED));
}

function overTime(years, speaker) {
  const dated = years.filter(({ year }) => year !== null).reverse();
  if (dated.length < 2) return null;
  const most = Math.max(...dated.map(({ quotes }) => quotes));
  return el("section", { "aria-label": "Quotes over time" },
    el("h2", {}, "Quotes over time"),
    el("ol", { class: "years" }, dated.map(({ year, quotes }) => el("li", {},
      link(`/quotes?${new URLSearchParams({ speaker, year })}`, String(year)),
      el("meter", { min: 0, max: most, value: quotes, "aria-hidden": "true" }),
      el("span", { class: "quiet" }, counted(quotes, "quote"))))));
}

function shortList(title, quotes, note = null) {
  if (!quotes.length) return null;
  return el("section", { "aria-label": title },
    el("h2", {}, title),
    note ? el("p", { class: "quiet" }, note) : null,
    el("ol", { class: "items" }, quotes.map((quote) => quoteCard(quote, { withSpeakers: false }))));
}
