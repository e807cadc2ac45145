// Writes the check of a draft as a report to paste elsewhere, as plain text or as Markdown.

import { DRAFTED_AND_RECORDED } from "./differences.js";
import { judgement, sentencesOf, summaryInWords, troubleFirst } from "./judgements.js";
import { isFile, placeOfQuote } from "./places.js";
import { timeInWords } from "./times.js";
import { kindInWords } from "./words.js";

export const PLAIN = {
  title: (text) => text,
  heading: (text) => text,
  quoted: (text) => `  “${oneLine(text)}”`,
  plain: (text) => text,
  address: (address) => address,
};
export const MARKDOWN = {
  title: (text) => `# ${text}`,
  heading: (text) => `## ${text}`,
  quoted: (text) => `> ${escaped(oneLine(text))}`,
  plain: escaped,
  address: (address) => `<${address}>`,
};

export function plainReport(checked) {
  return report(checked, PLAIN);
}

export function markdownReport(checked) {
  return report(checked, MARKDOWN);
}

function report(checked, style) {
  const { title, sentence } = summaryInWords(checked);
  const day = new Date().toISOString().slice(0, 10);
  const isPlaced = isFile(checked);
  const quotes = troubleFirst(checked.quotes).map((quote, place) => entry(quote, place + 1, style, isPlaced));
  const notices = (checked.notices ?? []).map(style.plain);
  return [style.title(`Quotes checked on ${timeInWords(day)}: ${title}`), sentence, ...notices, ...quotes].join("\n\n") + "\n";
}

function entry(quote, number, style, isPlaced) {
  const { speaker, stance = "said", clearance } = quote;
  const unclaimed = stance === "said" ? ["The draft does not say who said it."] : []; // the headline says what it says
  const claim = speaker ? [`In the draft from ${style.plain(speaker.name)}.`] : unclaimed;
  return [
    style.heading(`${number}. ${judgement(quote).labels.join("; ")}${isPlaced ? ` (${placeOfQuote(quote)})` : ""}`),
    style.quoted(quote.text),
    ...(clearance ? [`Cleared by ${style.plain(clearance.by)}: ${style.plain(clearance.why)}`] : []),
    ...claim,
    ...sentencesOf(quote).map(style.plain),
    ...(quote.said_in ?? []).slice(0, 1).flatMap((place) => said(place, style)),
    ...(quote.match ? recorded(quote.match, style) : (quote.nearest ?? []).flatMap((near) => closest(near, style))),
  ].join("\n\n");
}

/** What is recorded of a match: its words, who said them, what differs, who carried it. */
export function recorded(match, style, labels = DRAFTED_AND_RECORDED) {
  const names = match.speakers.map((speaker) => speaker.name).join(", ") || "nobody is named";
  const differences = match.changes.map(({ kind, candidate, quote }) =>
    `- ${kindInWords(kind)}: ${labels.here} ${words(candidate.text, style)}, ${labels.there} ${words(quote.text, style)}`);
  return [
    `On record (${style.plain(names)}):`,
    style.quoted(match.text),
    ...(differences.length ? [differences.join("\n")] : []),
    match.carried_by.map((place) => `- ${placeInWords(place, style)}`).join("\n"),
  ];
}

/** The words of the primary source, which are what to print. */
function said({ article, speaker, text }, style) {
  const date = article.published_at ? timeInWords(article.published_at) : null;
  const source = [article.title, article.outlet, date].filter(Boolean).map(style.plain).join(", ");
  return [`Said by ${speaker ? style.plain(speaker.name) : "somebody not named"} (${article.kind}: ${source}):`, style.quoted(text)];
}

/** What comes closest, where nothing matches. */
export function closest(near, style) {
  const names = near.speakers.map((speaker) => speaker.name).join(", ") || "nobody is named";
  return [`Closest on record, no match (${style.plain(names)}):`, style.quoted(near.text)];
}

function placeInWords({ article, link, corrected }, style) {
  const date = article.published_at ? timeInWords(article.published_at) : "date not known";
  const address = link ? style.address(link) : null;
  const correction = corrected ? `corrected on ${corrected.at.slice(0, 10)}${corrected.note ? ` (${style.plain(corrected.note)})` : ""}` : null;
  return [style.plain(article.outlet), date, address, correction].filter(Boolean).join(", ");
}

function words(text, style) {
  return text ? `“${style.plain(oneLine(text))}”` : "nothing";
}

function oneLine(text) {
  return text.replace(/\s+/gu, " ").trim();
}

function escaped(text) {
  return text.replace(/[\\`*_<>[\]#|~]/g, "\\$&");
}
