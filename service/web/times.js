// Writes publication times as the outlet gave them: a date, or a date and time with its offset.

import { el } from "./dom.js";

const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "27 Jan 2022" or "27 Jan 2022, 11:30 (UTC+04:00)"; the outlet's own clock, not the reader's. */
export function timeInWords(value) {
  const [, date, clock, offset] = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})[^Zz+-]*(.*))?$/.exec(value) ?? [];
  if (!date) return value;
  const day = DATE.format(new Date(`${date}T00:00:00Z`));
  if (!clock) return day;
  return `${day}, ${clock} (UTC${/^[Zz]$|^[+-]00:00$/.test(offset) ? "" : offset.replace("-", "−")})`;
}

/** A <time> that shows the date alone, or words that say that it is not known. */
export function day(value) {
  if (!value) return time(value);
  return el("time", { datetime: value, title: timeInWords(value) }, timeInWords(value.slice(0, 10)));
}

/** A <time>, or words that say that the time is not known. */
export function time(value) {
  if (!value) return el("span", { class: "quiet" }, "date not known");
  return el("time", { datetime: value }, timeInWords(value));
}
