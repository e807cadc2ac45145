// The answer to one candidate quote: verdict first, then the differences, who said it, who carried it, other matches.

import { carriedBy, speakersOf } from "./cards.js";
import { ASKED_AND_RECORDED, comparison } from "./differences.js";
import { counted, el, joined, link, name } from "./dom.js";
import { places } from "./occurrences.js";
import { placeOf } from "./within.js";
import { attributionInWords, isJoined, likeness, SYMBOLS, verdictInWords } from "./words.js";

/** The answer as a node, and as what a screen reader is told. */
export function answer(found) {
  const [best, ...others] = found.matches;
  const areJoined = isJoined(found);
  const verdict = verdictInWords(found.verdict, best?.changes, areJoined);
  const node = el("div", { class: "answer" },
    headline(found, verdict, best),
    areJoined ? joinedParts(found.joined) : null,
    best ? matchDetail(found.query.quote, best) : nothing(found.query),
    others.length ? otherMatches(found.query.quote, others) : null);
  return { node, spoken: `${verdict.title}. ${verdict.sentence} ${spokenAttribution(found, best)}` };
}

function headline(found, verdict, best) {
  const isPlain = ["verbatim", "not_found"].includes(found.verdict) && !found.joined.length;
  return el("div", { class: "headline-box" },
    el("div", { class: `verdict ${verdict.tone}` },
      symbol(verdict.tone),
      el("div", {},
        el("h2", {}, verdict.title),
        el("p", { class: "sentence" }, verdict.sentence),
        isPlain ? null : el("p", { class: "quiet", dir: "auto" }, found.explanation))),
    best ? attributionBox(found, best) : null);
}

function symbol(tone) {
  return el("span", { class: "symbol", "aria-hidden": "true" }, SYMBOLS[tone]);
}

function attributionBox(found, best) {
  const { tone, title } = attributionInWords(best.attribution);
  return el("div", { class: `attribution ${best.disputed && tone === "good" ? "partly" : tone}` },
    symbol(best.disputed && tone === "good" ? "partly" : tone),
    el("div", {},
      el("h3", {}, title),
      el("p", {}, whoSaidIt(found.query.speaker, best)),
      best.disputed ? el("p", { class: "quiet" }, "Articles disagree on who said it.") : null));
}

function whoSaidIt(claimed, match) {
  if (!match.speakers.length) return "No article here says who said it.";
  const others = match.speakers.filter((one) => one.id !== match.speaker?.id);
  const names = speakersOf([match.speaker, ...others].filter(Boolean));
  if (match.attribution === "contradicted") return ["On record from ", names, ", not from ", name(claimed), "."];
  return match.attribution === "confirmed" ? ["On record from ", names, "."] : names;
}

function spokenAttribution(found, best) {
  if (!best) return "";
  const names = best.speakers.map((one) => one.name).join(", ");
  const { title } = attributionInWords(best.attribution);
  return names ? `${title}: on record from ${names}.` : `${title}: no article here says who said it.`;
}

/** The two texts, every place where the recorded one stands, and the way to the quote's own page. */
export function matchDetail(asked, match, labels = ASKED_AND_RECORDED) {
  return [
    compared(asked, match, labels),
    el("section", { "aria-label": "Who carried it" },
      el("h3", {}, `Carried by ${counted(match.outlets.length, "outlet")}`),
      places(match.carried_by, match.carried_by_total)),
    el("p", { class: "actions" }, link(`/quotes/${match.quote_id}`, "This quote, with every outlet’s wording")),
  ];
}

function compared(asked, match, labels) {
  const within = match.changes.length ? null : placeOf(asked, match.text);
  return comparison(asked, match.text, match.changes, { labels, within });
}

/** Where the parts of words that were put together stand. */
export function joinedParts(parts) {
  return el("section", { "aria-label": "The parts" },
    el("h3", {}, "Where its parts come from"),
    el("ol", { class: "parts" }, parts.map((part) => el("li", {},
      el("q", { dir: "auto" }, part.candidate.text), " – ", speakersOf(part.speakers), ", ",
      link(`/quotes/${part.quote_id}`, "in this quote")))));
}

function nothing({ quote }) {
  const words = Array.from(quote.matchAll(/[\p{L}\p{N}’']{4,}/gu), (found) => found[0]);
  const longest = [...new Set(words)].sort((one, other) => other.length - one.length).slice(0, 2);
  const searches = longest.map((word) => link(`/quotes?${new URLSearchParams({ q: word })}`, "“", name(word), "”"));
  return el("div", { class: "empty" },
    el("p", {}, "Nothing close enough to be the same quote was found. ",
      "Only the articles stored here were searched: it may have been said elsewhere."),
    searches.length ? el("p", {}, "Look for quotes that hold ", joined(searches, " or "), ".") : null);
}

function otherMatches(asked, matches) {
  return el("section", { class: "others", "aria-label": "Other matches" },
    el("h3", {}, "Other matches"),
    matches.map((match) => el("details", { class: "other" },
      el("summary", {},
        el("span", { class: "label" }, verdictInWords(match.verdict, match.changes).title), " ",
        el("q", { dir: "auto" }, match.text)),
      el("p", { class: "about" },
        speakersOf(match.speakers), " · ", carriedBy(match.outlets, match.carried_by_total), " · ", likeness(match)),
      el("p", { class: "quiet", dir: "auto" }, match.explanation),
      matchDetail(asked, match))));
}
