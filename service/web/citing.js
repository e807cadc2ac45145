// Writes the answer to a candidate quote to be pasted elsewhere: as plain text, as Markdown, as a citation, as CSV.

import { ASKED_AND_RECORDED } from "./differences.js";
import { MARKDOWN, PLAIN, closest, recorded } from "./report.js";
import { linesOf } from "./timeline.js";
import { timeInWords } from "./times.js";

const COLUMNS = ["published_at", "outlet", "title", "speaker", "verdict", "severity", "text", "url"];

/** The answer in plain text; `address` leads to it, null where none does; `day` is that of the question, as YYYY-MM-DD. */
export function plainAnswer(verification, address, day) {
  return written(verification, address, day, PLAIN);
}

/** The same in Markdown. */
export function markdownAnswer(verification, address, day) {
  return written(verification, address, day, MARKDOWN);
}

function written({ query, headline, explanation, matches, nearest }, address, day, style) {
  const [best] = matches;
  const asked = [style.plain(`Asked on ${timeInWords(day)}${query.speaker ? `, said to be ${query.speaker}’s` : ""}:`), style.quoted(query.quote)];
  const found = best ? recorded(best, style, ASKED_AND_RECORDED) : (nearest ?? []).flatMap((near) => closest(near, style));
  const parts = [style.title(headline), ...asked, style.plain(explanation), ...found, address ? style.address(address) : null];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/** A reference to the earliest place of the best match: speaker, words, article, outlet, date, address; null for none. */
export function citation({ matches: [best] }) {
  const [line] = best ? linesOf([best]) : [];
  if (!line) return null;
  const { article, link } = line.place;
  const speakers = best.speakers.map((speaker) => speaker.name).join(", ");
  const parts = [
    speakers ? `${speakers}: “${best.text}”` : `“${best.text}”`,
    article.title,
    article.outlet,
    line.published ? timeInWords(line.published.slice(0, 10)) : "no date",
    link ?? article.url,
  ];
  return `${parts.filter(Boolean).join(". ")}.`;
}

/** A row for each place of each match, for a spreadsheet: what would begin a formula is preceded by an apostrophe. */
export function placesAsCsv({ matches }) {
  const rows = linesOf(matches).map(({ published, outlet, mention, match, place }) =>
    [published, outlet, place.article.title, mention, match.verdict, match.severity, place.text, place.article.url]);
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value) {
  const text = String(value ?? "");
  const harmless = /^[\s\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
