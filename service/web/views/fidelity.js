// The view of how true to what was said outlets print it: a number for each outcome, and the cases behind each.

import { get } from "../api.js";
import { el, fill, link, name } from "../dom.js";
import { listing, searchForm, tableButton } from "../listing.js";
import { entitle } from "../router.js";
import { time } from "../times.js";
import { shortened } from "../words.js";

const FIELDS = [
  { name: "outlet", label: "Outlet" },
  { name: "speaker", label: "Speaker" },
  { name: "from", label: "Published from", type: "date" },
  { name: "to", label: "Published until", type: "date" },
];
const OUTCOMES = {
  word_for_word: ["Word for word", "Whole sentences, in the very words."],
  part: ["A part", "A phrase, in the very words."],
  style: ["Altered in style", "Cleaned up, or spelt otherwise."],
  wording: ["Altered in wording", "Other words."],
  sense: ["Altered in sense", "A number, a name, a negation or a condition is otherwise."],
  joined: ["Joined", "Parts that were not said in one piece."],
  no_source: ["Not in any source", "It may have been said elsewhere."],
};
const LONGEST = 400;

export async function fidelityView(holder, { query, signal, state }) {
  entitle("Print beside what was said");
  const search = Object.fromEntries([...FIELDS.map((field) => field.name), "outcome"].map((key) => [key, query.get(key)]));
  let first = await get("/v1/fidelity", search, signal);
  const { counts, caution, cut } = first;
  const list = listing({
    fetchPage: async (cursor) => {
      const page = first ?? await get("/v1/fidelity", { ...search, cursor }, signal);
      first = null;
      return page;
    },
    item,
    none: () => el("p", { class: "empty" },
      "Nothing that is printed here can be compared: put in transcripts, statements or posts, and articles of the days after them."),
    noun: "case",
  });
  fill(holder,
    el("h1", {}, "Print beside what was said"),
    searchForm("/fidelity", FIELDS, query),
    el("p", { class: "about" }, el("strong", {}, "Caution. "), caution,
      cut ? " There is more than is compared at once: these are the earliest 400 places." : null),
    table(counts, query),
    el("h2", {}, search.outcome ? `Cases: ${OUTCOMES[search.outcome]?.[0] ?? search.outcome}` : "All cases"),
    search.outcome ? el("p", {}, link(addressOf(query, null), "Show all cases")) : null,
    list.node,
    tableButton("/v1/fidelity", search, "fidelity.csv"));
  return list.start(state);
}

function table(counts, query) {
  return el("table", {},
    el("caption", { class: "unseen" }, "How many printed quotes came to which outcome"),
    el("thead", {}, el("tr", {}, ["Printed", "Quotes", "What it means"].map((title) => el("th", { scope: "col" }, title)))),
    el("tbody", {}, counts.map(({ outcome, quotes }) => el("tr", {},
      el("th", { scope: "row" }, quotes ? link(addressOf(query, outcome), OUTCOMES[outcome][0]) : OUTCOMES[outcome][0]),
      el("td", {}, quotes.toLocaleString("en")),
      el("td", {}, OUTCOMES[outcome][1])))));
}

function addressOf(query, outcome) {
  const search = new URLSearchParams(query);
  if (outcome) search.set("outcome", outcome);
  else search.delete("outcome");
  return `/fidelity?${search}`;
}

function item(given) {
  const said = given.source_text === null ? null : el("p", {},
    link(`/articles/${given.source_article_id}#occurrence-${given.source_occurrence_id}`, "Said"), ": ",
    el("q", { dir: "auto" }, plain(given.source_text)));
  return el("li", { class: "card" },
    el("p", { class: "title" }, OUTCOMES[given.outcome][0], given.difference ? `: ${given.difference}` : null),
    el("p", {},
      link(`/articles/${given.article_id}#occurrence-${given.occurrence_id}`, "Printed"), ": ",
      el("q", { dir: "auto" }, plain(given.text))),
    said,
    el("p", { class: "about" }, name(given.speaker), " · ", name(given.outlet), " · ", time(given.published_at),
      " · ", link(`/quotes/${given.quote_id}`, "See the quote")));
}

function plain(text) {
  return shortened(text.replace(/\s+/gu, " "), LONGEST);
}
