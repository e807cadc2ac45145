// Draws the answer to one candidate quote: verdict, differences, who said it, who carried it, other matches.

import { carriedBy, speakersOf } from "./cards.js";
import { ASKED_AND_RECORDED, comparison } from "./differences.js";
import { counted, el, filled, joined, link, name } from "./dom.js";
import { answerMeaning, denialsInWords, isJoined, meaningOf, speakerMeaning } from "./meanings.js";
import { closestOnRecord, searchedInWords } from "./nearest.js";
import { places } from "./occurrences.js";
import { askedOf, readingNote } from "./readings.js";
import { placeOf } from "./within.js";
import { likeness, SYMBOLS, verdictInWords } from "./words.js";

/** The answer of /v1/verify as a node, and in words for a screen reader. */
export function answer(verification) {
  const { query, matches: [best, ...others] } = verification;
  const verdict = verdictInWords(answerMeaning(verification), best?.changes);
  const asked = askedOf(query);
  const node = el("div", { class: "answer" },
    headline(verification, verdict, best),
    readingNote(query),
    isJoined(verification) ? joinedParts(verification.joined) : null,
    best ? matchDetail(asked.quote, best) : [nothing(asked, verification.searched), closestOnRecord(asked.quote, verification.nearest)],
    others.length ? otherMatches(asked.quote, others) : null);
  return { node, spoken: `${verdict.title}. ${verdict.sentence} ${spokenAttribution(best)}` };
}

function headline(verification, verdict, best) {
  const isPlain = meaningOf(verification.verdict).saysAll && !verification.joined.length;
  const whole = best || isJoined(verification) ? verification.headline : null; // of nothing, the title says as much
  return el("div", { class: "headline-box" },
    el("div", { class: `verdict ${verdict.tone}` },
      symbol(verdict.tone),
      el("div", {},
        el("h2", {}, verdict.title),
        whole ? el("p", { class: "whole", dir: "auto" }, whole) : null,
        el("p", { class: "sentence" }, verdict.sentence),
        isPlain ? null : el("p", { class: "quiet", dir: "auto" }, verification.explanation))),
    best ? attributionBox(askedOf(verification.query).speaker, best) : null);
}

function symbol(tone) {
  return el("span", { class: "symbol", "aria-hidden": "true" }, SYMBOLS[tone]);
}

function attributionBox(claimed, best) {
  const { tone, title } = speakerMeaning(best);
  return el("div", { class: `attribution ${best.disputed && tone === "good" ? "partly" : tone}` },
    symbol(best.disputed && tone === "good" ? "partly" : tone),
    el("div", {},
      el("h3", {}, title),
      el("p", {}, whoSaidIt(claimed, best)),
      best.recorded_as ? el("p", {}, "“", name(claimed), "” is recorded as ", name(best.recorded_as), ".") : null,
      best.recorded_from.length > 1 && best.disputed ? whoSaysSo(best.recorded_from) : null,
      denialsOf(best),
      best.disputed && !isToldAsDisputed(best) ? el("p", { class: "quiet" }, disagreement(best)) : null));
}

/** Who is named, each with the outlets that do. */
function whoSaysSo(recorded) {
  return el("ul", { class: "says-so" }, recorded.map(({ speaker, outlets }) =>
    el("li", {}, name(speaker.name), ": ", joined(outlets.map((outlet) => name(outlet))))));
}

/** A paragraph for each outlet that carried the match as not said. */
function denialsOf(match) {
  return denialsInWords(match).map((sentence) => el("p", { dir: "auto" }, sentence));
}

/** Whether the verdict's own sentence says already that it is not agreed who said it. */
function isToldAsDisputed(match) {
  return match.attribution === "disputed" && isOnWho(match);
}

function isOnWho({ speakers, denied_by: denials }) {
  return speakers.length > 1 && !denials.length;
}

function disagreement(match) {
  return isOnWho(match) ? "Articles disagree on who said it." : "Articles disagree on whether it was said.";
}

function whoSaidIt(claimed, match) {
  const { onPage } = speakerMeaning(match);
  if (!match.speakers.length) {
    const [denial] = match.denied_by;
    const who = claimed ?? denial?.about?.name;
    return match.attribution === "denied" || (denial && !claimed && who)
      ? filled(onPage, { claimed: name(who) }) : "No article here says who said it.";
  }
  const others = match.speakers.filter((speaker) => speaker.id !== match.speaker?.id);
  const recorded = speakersOf([match.speaker, ...others].filter(Boolean));
  return filled(onPage, { recorded, claimed: name(claimed ?? "") });
}

function spokenAttribution(best) {
  if (!best) return "";
  const names = best.speakers.map((speaker) => speaker.name).join(", ");
  const { title } = speakerMeaning(best);
  const record = names ? `on record from ${names}.` : "no article here says who said it.";
  return [`${title}: ${record}`, ...denialsInWords(best)].join(" ");
}

/** The two texts, every place where the recorded one stands, and a link to the quote's own page. */
export function matchDetail(candidate, match, labels = ASKED_AND_RECORDED) {
  return [
    compared(candidate, match, labels),
    el("section", { "aria-label": "Who carried it" },
      el("h3", {}, `Carried by ${counted(match.outlets.length, "outlet")}`),
      places(match.carried_by, match.carried_by_total)),
    el("p", { class: "actions" }, link(`/quotes/${match.quote_id}`, "This quote, with every outlet’s wording")),
  ];
}

function compared(candidate, match, labels) {
  const within = match.changes.length ? null : placeOf(candidate, match.text);
  return comparison(candidate, match.text, match.changes, { labels, within });
}

/** The parts of words that join different quotes, each with the quote it stands in. */
export function joinedParts(parts) {
  return el("section", { "aria-label": "The parts" },
    el("h3", {}, "Where its parts come from"),
    el("ol", { class: "parts" }, parts.map((part) => el("li", {},
      el("q", { dir: "auto" }, part.candidate.text), " – ", speakersOf(part.speakers), ", ",
      link(`/quotes/${part.quote_id}`, "in this quote")))));
}

function nothing({ quote }, searched) {
  const words = Array.from(quote.matchAll(/[\p{L}\p{N}’']{4,}/gu), (match) => match[0]);
  const longest = [...new Set(words)].sort((left, right) => right.length - left.length).slice(0, 2);
  const searches = longest.map((word) => link(`/quotes?${new URLSearchParams({ q: word })}`, "“", name(word), "”"));
  return el("div", { class: "empty" },
    el("p", {}, "Nothing close enough to be the same quote was found. ",
      "Only the articles stored here were searched: it may have been said elsewhere."),
    searched ? el("p", {}, searchedInWords(searched)) : null,
    searches.length ? el("p", {}, "Look for quotes that hold ", joined(searches, " or "), ".") : null);
}

function otherMatches(candidate, matches) {
  return el("section", { class: "others", "aria-label": "Other matches" },
    el("h3", {}, "Other matches"),
    matches.map((match) => el("details", { class: "other" },
      el("summary", {},
        el("span", { class: "label" }, meaningOf(match.verdict).title), " ",
        el("q", { dir: "auto" }, match.text)),
      el("p", { class: "about" },
        speakersOf(match.speakers), " · ", carriedBy(match.outlets, match.carried_by_total), " · ", likeness(match)),
      el("p", { class: "quiet", dir: "auto" }, match.explanation),
      matchDetail(candidate, match))));
}
