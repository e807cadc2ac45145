// Draws the answer to one candidate quote: verdict, differences, who said it, who carried it, other matches.

import { carriedBy, speakersOf } from "./cards.js";
import { ASKED_AND_RECORDED, comparison } from "./differences.js";
import { counted, el, filled, joined, link, name } from "./dom.js";
import { answerMeaning, denialsInWords, isJoined, meaningOf, speakerMeaning } from "./meanings.js";
import { closestOnRecord, searchedInWords } from "./nearest.js";
import { places } from "./occurrences.js";
import { askedOf, readingNote } from "./readings.js";
import { saidIn } from "./said.js";
import { ofText, sourceNote, textsOf } from "./sources.js";
import { timeline } from "./timeline.js";
import { day } from "./times.js";
import { placeOf } from "./within.js";
import { likeness, SYMBOLS, verdictInWords } from "./words.js";

/** The answer of /v1/verify as a node, and in words for a screen reader. `given` holds the texts that it was compared
 * with, by id, where they came with the question. */
export function answer(verification, given = null) {
  const { query, matches: [best, ...others] } = verification;
  const verdict = verdictInWords(answerMeaning(verification), best);
  const asked = askedOf(query);
  const isDenied = (query.read_as?.stance ?? "said") !== "said";
  // Of nothing, the title says as much.
  const whole = best || isJoined(verification) || isDenied ? verification.headline : null;
  const node = el("div", { class: "answer" },
    sourceNote(given),
    whole ? el("p", { class: `whole ${isDenied ? "" : toneOfWhole(verdict, best)}`, dir: "auto" }, whole) : null,
    verdicts(verification, verdict, given),
    readingNote(query),
    isJoined(verification) ? joinedParts(verification.joined, given) : null,
    saidIn(verification.said_in, given),
    best ? matchDetail(asked.quote, best, { given })
      : [nothing(asked, verification.searched, given), closestOnRecord(asked.quote, verification.nearest, { given })],
    given ? null : timeline(verification.matches),
    others.length ? otherMatches(asked.quote, others, given) : null);
  return { node, title: `${verdict.title}: “${asked.quote}”`, spoken: `${verdict.title}. ${verdict.sentence} ${spokenAttribution(best)}` };
}

function verdicts(verification, verdict, given) {
  const [best] = verification.matches;
  const isToldAsNoQuote = best?.in_quotes === false && !best.changes.length;
  const isOvershadowed = verdict.tone === "good" && toneOfWhole(verdict, best) !== "whole-good"; // no green tick above a denial
  const isPlain = (meaningOf(verification.verdict).saysAll && !verification.joined.length) || isToldAsNoQuote;
  return el("div", { class: "headline-box" },
    el("div", { class: `verdict ${isOvershadowed ? "none" : verdict.tone}` },
      isOvershadowed ? null : symbol(verdict.tone),
      el("div", {},
        el("h2", {}, verdict.title),
        el("p", { class: "sentence" }, given ? ofText(verdict.sentence, given) : verdict.sentence),
        isPlain ? null : el("p", { class: "quiet", dir: "auto" }, verification.explanation))),
    best && best.in_quotes !== false ? attributionBox(askedOf(verification.query).speaker, best, given) : null);
}

/** The tone of words and speaker together: the graver one. */
function toneOfWhole(verdict, best) {
  const tones = [verdict.tone, best ? speakerTone(best) : verdict.tone];
  return `whole-${["bad", "partly"].find((tone) => tones.includes(tone)) ?? verdict.tone}`;
}

/** The tone of who said it: where articles disagree, it is never as calm as where they agree. */
function speakerTone(best) {
  const { tone } = speakerMeaning(best);
  return best.disputed && tone !== "bad" ? "partly" : tone;
}

function symbol(tone) {
  return el("span", { class: "symbol", "aria-hidden": "true" }, SYMBOLS[tone]);
}

function attributionBox(claimed, best, given) {
  const { title } = speakerMeaning(best);
  const tone = speakerTone(best);
  const isJustNamed = best.attribution === "not_claimed" && best.speakers.length > 0 && tone === "none";
  return el("div", { class: `attribution ${tone}` },
    isJustNamed ? null : symbol(tone), // a speaker that is known is no question
    el("div", {},
      el("h3", {}, title),
      el("p", {}, whoSaidIt(claimed, best, given)),
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

function whoSaidIt(claimed, match, given) {
  const { onPage } = speakerMeaning(match);
  if (!match.speakers.length) {
    const [denial] = match.denied_by;
    const who = claimed ?? denial?.about?.name;
    return match.attribution === "denied" || (denial && !claimed && who)
      ? filled(onPage, { claimed: name(who) }) : given ? "The text does not say who said it." : "No article here says who said it.";
  }
  const others = match.speakers.filter((speaker) => speaker.id !== match.speaker?.id);
  const recorded = speakersOf([match.speaker, ...others].filter(Boolean), { isGiven: Boolean(given) });
  return filled(given ? ofText(onPage, given) : onPage, { recorded, claimed: name(claimed ?? "") });
}

function spokenAttribution(best) {
  if (!best) return "";
  const names = best.speakers.map((speaker) => speaker.name).join(", ");
  const { title } = speakerMeaning(best);
  const record = names ? `on record from ${names}.` : "no article here says who said it.";
  return [`${title}: ${record}`, ...denialsInWords(best)].join(" ");
}

/** The two texts, every place where the recorded one stands, and a link to the quote's own page, which a text that
 * was given has not. */
export function matchDetail(candidate, match, { labels = ASKED_AND_RECORDED, given = null } = {}) {
  return [
    compared(candidate, match, given ? { ...labels, right: "In the text", there: "the text has" } : labels),
    el("section", { "aria-label": "Who carried it" },
      el("h3", {}, given ? "Where it stands" : match.outlets.length ? `Carried by ${counted(match.outlets.length, "outlet")}` : "No outlet here printed it"),
      places(match.carried_by, match.carried_by_total, given)),
    given ? null
      : el("p", { class: "actions" }, link(`/quotes/${match.quote_id}`, "This quote, with every outlet’s wording")),
  ];
}

function compared(candidate, match, labels) {
  const within = match.changes.length ? null : placeOf(candidate, match.text);
  return comparison(candidate, match.text, match.changes, { labels, within });
}

/** The parts of words that join different quotes, each with the quote it stands in. */
export function joinedParts(parts, given = null) {
  return el("section", { "aria-label": "The parts" },
    el("h3", {}, "Where its parts come from"),
    el("ol", { class: "parts" }, parts.map((part) => el("li", {},
      el("q", { dir: "auto" }, part.candidate.text), " – ", speakersOf(part.speakers, { isGiven: Boolean(given) }),
      given ? null : [", ", link(`/quotes/${part.quote_id}`, "in this quote")]))));
}

function nothing({ quote }, searched, given) {
  if (given) return el("div", { class: "empty" }, el("p", {}, `Nothing close enough to be the same words stands in ${textsOf(given)}.`));
  const words = Array.from(quote.matchAll(/[\p{L}\p{N}’']{4,}/gu), (match) => match[0]);
  const longest = [...new Set(words)].sort((left, right) => right.length - left.length).slice(0, 2);
  const searches = longest.map((word) => link(`/quotes?${new URLSearchParams({ q: word })}`, "“", name(word), "”"));
  return el("div", { class: "empty" },
    el("p", {}, "Nothing close enough to be the same quote was found. ",
      "Only the articles stored here were searched: it may have been said elsewhere."),
    searched ? el("p", {}, searchedInWords(searched)) : null,
    searches.length ? el("p", {}, "Look for quotes that hold ", joined(searches, " or "), ".") : null);
}

function otherMatches(candidate, matches, given) {
  return el("section", { class: "others", "aria-label": "Other matches" },
    el("h3", {}, "Other matches"),
    matches.map((match) => el("details", { class: "other" },
      el("summary", {},
        el("span", { class: "label" }, verdictInWords(meaningOf(match.verdict), match).title), " ",
        el("q", { dir: "auto" }, match.text), " ",
        el("span", { class: "quiet" }, inShort(match))),
      el("p", { class: "about" },
        speakersOf(match.speakers, { isGiven: Boolean(given) }), " · ", carriedBy(match.outlets, match.carried_by_total), " · ", likeness(match)),
      el("p", { class: "quiet", dir: "auto" }, match.explanation),
      matchDetail(candidate, match, { given }))));
}

/** Who said it, and who carried it first and when, without links. */
function inShort({ speakers, outlets: [first] }) {
  const who = joined(speakers.map((speaker) => name(speaker.name)));
  return joined([who.length ? who : "nobody is named", first ? name(first.outlet) : null, first ? day(first.first_published_at) : null].filter(Boolean), " · ");
}
