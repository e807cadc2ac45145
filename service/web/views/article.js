// The view of one article: its text with every quote marked and its speaker named beside it.

import { get } from "../api.js";
import { CodePoints } from "../codepoints.js";
import { contents } from "../contents.js";
import { correctedNote, correctionForm, mayEdit } from "../corrections.js";
import { counted, el, fill, joined, link, name, outsideLink, unseen } from "../dom.js";
import { languageInWords } from "../languages.js";
import { entitle } from "../router.js";
import { time } from "../times.js";
import { titleOf } from "./articles.js";

const CLOSING = /^["'”’»›“‘«‹」』`´]$/u;
const UNSPOKEN = "title, term or sign that nobody said";
const UNSPOKEN_MANY = "titles, terms and signs that nobody said";

export async function articleView(holder, { id, signal }) {
  const [article, editable] = await Promise.all([get(`/v1/articles/${id}`, {}, signal), mayEdit(signal)]);
  const title = titleOf(article);
  entitle(title);
  const text = el("div", { class: "article-text", lang: article.language }, paragraphs(article));
  const list = contents(article.quotes, text, speakerOf, signal);
  fill(holder,
    el("h1", { dir: "auto" }, title),
    el("p", { class: "about" },
      el("strong", {}, name(article.outlet)), " · ", time(article.published_at),
      article.byline ? [" · ", name(article.byline)] : null),
    el("p", { class: "actions" }, outsideLink(article.url, "Open the outlet’s page")),
    article.evidence ? el("p", { class: "quiet" }, "Where this is known from: ", name(article.evidence)) : null,
    el("p", { class: "quiet" }, countedByKind(article.quotes)),
    unreadNote(article),
    list ? el("div", { class: "beside" }, list, text) : text,
    editable && article.quotes.length ? corrections(article) : null);
}

/** The quotes apart from what stands between marks and nobody said: together they would be taken for as many quotes. */
function countedByKind(quotes) {
  if (!quotes.length) return "No quote was found in it.";
  const unspoken = quotes.filter(({ kind }) => kind === "unspoken").length;
  const others = unspoken ? `, and ${counted(unspoken, UNSPOKEN, UNSPOKEN_MANY)} (dotted)` : "";
  return `${counted(quotes.length - unspoken, "quote")}${others}; each is a link to all who carried it.`;
}

function corrections({ quotes }) {
  return el("section", { "aria-labelledby": "corrections" },
    el("h2", { id: "corrections" }, "Corrections"),
    el("ol", {}, quotes.map((quote) => el("li", {},
      el("q", { dir: "auto" }, quote.text), correctedNote(quote), correctionForm(quote, unseen(`: ${quote.text}`))))));
}

function unreadNote({ language }) {
  const note = languageInWords(language);
  return note ? el("p", { class: "quiet" }, note) : null;
}

/** The text, paragraph by paragraph; a quote over several paragraphs is marked in each, and named where it ends. */
function paragraphs({ text, quotes }) {
  const points = new CodePoints(text);
  return rangesOf(points).map(({ start, end }) => {
    const inside = quotes.filter((quote) => quote.start < end && quote.end > start);
    return el("p", { dir: "auto" }, marked(points, start, end, inside));
  });
}

function rangesOf({ points }) {
  const ranges = [];
  let start = 0;
  for (let at = 0; at <= points.length; at += 1) {
    if (at < points.length && points[at] !== "\n") continue;
    if (points.slice(start, at).some((point) => point.trim())) ranges.push({ start, end: at });
    start = at + 1;
  }
  return ranges;
}

function marked(points, start, end, quotes) {
  const pieces = [];
  let at = start;
  for (const quote of quotes) {
    const from = Math.max(quote.start, start);
    const to = Math.min(quote.end, end);
    if (from < at) continue;
    pieces.push(points.slice(at, from), mark(quote, points.slice(from, to), quote.start >= start));
    at = to;
    if (quote.end > end) continue;
    const closing = quote.closed && CLOSING.test(points.points[at] ?? "") ? 1 : 0;
    pieces.push(points.slice(at, at + closing), speakerOf(quote));
    at += closing;
  }
  return [...pieces, points.slice(at, end)];
}

function mark(quote, text, begins) {
  const attributes = { class: `quoted ${quote.kind}`, id: begins ? `occurrence-${quote.id}` : null };
  return el("mark", attributes, link(`/quotes/${quote.quote_id}`, text));
}

const STANCES = { denied: "not said", doubted: "not certain to be said" };

function speakerOf({ speakers, kind, stance, about }) {
  if (Object.hasOwn(STANCES, stance)) {
    const who = about ? [" by ", link(`/speakers/${about.id}`, name(about.name))] : null;
    return el("span", { class: "said-by nobody" }, unseen(" ("), STANCES[stance], who, unseen(") "));
  }
  if (kind === "unspoken") return null;
  if (!speakers.length) return el("span", { class: "said-by nobody" }, unseen(" ("), "not named", unseen(") "));
  const who = joined(speakers.map(({ id, name: full }) => link(`/speakers/${id}`, name(full))));
  return el("span", { class: "said-by" }, unseen(" (said by "), who, unseen(") "));
}
