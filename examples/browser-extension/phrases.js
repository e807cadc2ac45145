// Says what an answer's terms mean in a reader's words; the words are those of the service's tables.

import { answerMeaning, attributionMeaning, changeMeaning, denialsInWords } from "./meanings.js";

const SIGNS = { agreed: "✓", trouble: "≠", unknown: "?" };

// {sign, state, text} for a verdict; a speaker who is not the recorded one, and words whose sense is turned by what was cut
// off, are trouble whatever the words are.
export function verdict(answer) {
  const { standing, oneLine } = answerMeaning(answer);
  const state = isSpeakerTrouble(answer) || answer.severity === "sense" ? "trouble" : standing;
  return { sign: SIGNS[state], state, text: oneLine };
}

// The service finds a quote denied, too, where others record it from the speaker.
export const isSpeakerTrouble = ({ attribution: name, trouble }) =>
  Boolean(attributionMeaning(name).trouble) || Boolean(trouble?.includes("denied"));

export const kind = (name) => changeMeaning(name).aside;

// One sentence about the speaker who was claimed; null when none was.
export function attribution(answer, match, claimed) {
  const names = (match?.speakers ?? []).map(({ name }) => name).join(", ");
  const values = { recorded: names || claimed, claimed: claimed ?? "the speaker named" };
  const sentence = attributionMeaning(answer.attribution).oneLine?.replaceAll(/\{(\w+)\}/g, (_, key) => values[key]);
  if (answer.attribution !== "confirmed" || !match?.denied_by?.length) return sentence ?? null;
  return [sentence, ...denialsInWords(match)].join(" ");
}

// "Outlet, 27 January 2022", or the outlet alone where the date is not known.
export function outlet({ outlet: name, first_published_at: moment }) {
  return moment ? `${name}, ${day(moment)}` : name;
}

// The date as the outlet printed it: the day of the time given, not of the reader's own time zone.
function day(moment) {
  const [year, month, date] = moment.slice(0, 10).split("-").map(Number);
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(Date.UTC(year, month - 1, date)));
}
