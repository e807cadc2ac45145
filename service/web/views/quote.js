// The view of one quote: who said it, where it stands, how its words travelled, and the wordings near it, side by side.

import { get } from "../api.js";
import { carriedBy, speakersOf } from "../cards.js";
import { mayEdit } from "../corrections.js";
import { comparison, HERE_AND_THERE } from "../differences.js";
import { counted, el, fill, link, name } from "../dom.js";
import { lineage } from "../lineage.js";
import { places } from "../occurrences.js";
import { entitle } from "../router.js";
import { time } from "../times.js";
import { placeOf } from "../within.js";
import { likeness, shortened } from "../words.js";

const TITLE = 60;
const COLUMNS = ["Outlet", "Date", "Wording", "Speaker"];

export async function quoteView(holder, { id, signal }) {
  const [quote, travelled, editable] = await Promise.all([
    get(`/v1/quotes/${id}`, {}, signal), get(`/v1/quotes/${id}/lineage`, {}, signal), mayEdit(signal),
  ]);
  entitle(`“${shortened(quote.text, TITLE)}”`);
  fill(holder,
    el("h1", { class: "unseen" }, `Quote ${quote.id}`),
    el("blockquote", { class: "headline", dir: "auto" }, quote.text),
    el("p", { class: "about" }, saidBy(quote)),
    el("section", { "aria-labelledby": "wordings" },
      el("h2", { id: "wordings" }, "Every outlet’s wording"),
      wordings(quote)),
    el("section", { "aria-labelledby": "places" },
      el("h2", { id: "places" }, `Where it stands: ${counted(quote.occurrences_total, "place")}`),
      places(quote.occurrences, quote.occurrences_total, null, editable)),
    lineage(travelled),
    nearWordings(quote));
}

function saidBy({ speakers, occurrences }) {
  if (!speakers.length) return "No article here says who said it.";
  return [sayTheSame(speakers, occurrences) ? "Said by " : "Articles disagree on who said it: ", speakersOf(speakers)];
}

/** Whether no article gives it to one speaker alone and another article to another: several may have said it together. */
function sayTheSame([first, ...others], occurrences) {
  const named = occurrences.map((occurrence) => new Set(occurrence.speakers.map(({ id }) => id))).filter(({ size }) => size);
  return others.every(({ id }) => named.every((ids) => !ids.has(id) || ids.has(first.id)));
}

/** Each outlet's own wording: of this quote as it printed it, and of those near it. */
function wordings(quote) {
  const own = distinct(quote.occurrences).map(({ article, posted_at: posted, text, speakers, stance, about }) => {
    const { outlet, published_at: published } = article;
    return row({ outlet, published: posted ?? published, text, speakers, stance, about });
  });
  const near = quote.variants.flatMap((variant) => variant.outlets.map((use) => {
    const { text, speakers } = variant;
    return row({ outlet: use.outlet, published: use.first_published_at, text, speakers, variant });
  }));
  return el("div", { class: "scroll", role: "region", "aria-label": "Wordings, as a table", tabindex: "0" },
    el("table", {},
      el("thead", {}, el("tr", {}, COLUMNS.map((title) => el("th", { scope: "col" }, title)))),
      el("tbody", {}, own, near)));
}

function distinct(occurrences) {
  const seen = new Set();
  return occurrences.filter(({ article, text, speakers, stance, about }) => {
    const key = JSON.stringify([article.outlet, text, speakers.map(({ id }) => id), stance, about?.id]);
    return !seen.has(key) && seen.add(key);
  });
}

function row({ outlet, published, text, speakers, stance = "said", about = null, variant = null }) {
  return el("tr", {},
    el("th", { scope: "row" }, name(outlet)),
    el("td", {}, time(published)),
    el("td", {},
      el("q", { dir: "auto" }, text),
      variant ? el("span", { class: "quiet" }, " ", link(`/quotes/${variant.quote_id}`, likeness(variant))) : null),
    el("td", {}, stance === "said" ? speakerCell(speakers) : [`${stance}: `, speakerCell(about ? [about] : [])]));
}

function speakerCell(speakers) {
  return speakers.length ? speakersOf(speakers) : el("span", { class: "quiet" }, "not named");
}

function nearWordings(quote) {
  if (!quote.variants.length) return el("p", { class: "quiet" }, "No other wording comes near this one.");
  return el("section", { "aria-labelledby": "near" },
    el("h2", { id: "near" }, "Wordings near it"),
    quote.variants.map((variant) => el("details", { class: "other", open: quote.variants.length < 4 },
      el("summary", {}, el("q", { dir: "auto" }, variant.text)),
      el("p", { class: "about" },
        speakersOf(variant.speakers), " · ", carriedBy(variant.outlets, 0), " · ", likeness(variant), " · ",
        link(`/quotes/${variant.quote_id}`, "See it")),
      comparison(quote.text, variant.text, variant.changes, {
        labels: HERE_AND_THERE,
        within: variant.changes.length ? null : placeOf(quote.text, variant.text),
      }))));
}
