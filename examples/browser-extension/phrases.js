// Says what an answer's terms mean in a reader's words; the words are those of the service's tables.

import { answerMeaning, attributionMeaning, changeMeaning, denialsInWords, isJoined } from "./meanings.js";

export const SIGNS = { fine: "✓", style: "≈", wording: "≠", sense: "✗", unknown: "?" };

// The worst first; what each says of a quote, in a list and beside the line that it has in the page.
export const SEVERITIES = {
  sense: "another sense, or another speaker",
  wording: "other words",
  style: "only written otherwise",
  unknown: "not found, or too little to tell",
  fine: "as recorded",
};

// {sign, state, severity, isGrave, text, saysAll} for a verdict; a speaker who is not the recorded one, and words whose
// sense is turned by what was cut off, are grave trouble whatever the words are. What a text itself denies speaks for the
// text where the record has it otherwise, and is trouble where it is recorded after all.
export function verdict(answer) {
  const { standing, oneLine, saysAll } = answerMeaning(answer);
  const isDenied = answer.stance === "denied" && !answer.trouble?.includes("recorded");
  const isGrave = !isDenied && isSense(answer);
  const state = isDenied ? "unknown" : isGrave ? "trouble" : standing;
  const severity = severityOf(state, isGrave, answer);
  return { sign: SIGNS[severity], state, severity, isGrave, text: oneLine, saysAll };
}

function severityOf(state, isGrave, { severity }) {
  if (state !== "trouble") return state === "agreed" ? "fine" : "unknown";
  if (isGrave) return "sense";
  return severity === "style" ? "style" : "wording";
}

const isSense = (answer) =>
  Boolean(answer.trouble?.includes("recorded")) || isSpeakerTrouble(answer) || isSenseTurned(answer) || isJoined(answer);

// The severity says it; a service that is older than it says so by its kinds of difference alone.
function isSenseTurned({ severity, match, matches }) {
  if (severity !== undefined) return severity === "sense";
  const changes = (match ?? matches?.[0])?.changes ?? [];
  return changes.some((change) => changeMeaning(change.kind).isGrave);
}

// What an answer says in sentences, each thing once: the whole, and below the verdict the speaker and the details.
export function sentences(answer, match, claimed) {
  const { saysAll } = verdict(answer);
  const { headline, explanation, stance = "said" } = answer;
  const isUnsaid = stance !== "said" || (answer.query?.read_as?.stance ?? "said") !== "said";
  const whole = headline && headline !== explanation && (match || isJoined(answer) || isUnsaid) ? headline : null;
  const isOneSentence = !/[.!?]\s/u.test(explanation.trim());
  return {
    whole,
    speaker: whole && SAID_BY_HEADLINE.has(answer.attribution) ? null : attribution(answer, match, claimed),
    details: isOneSentence && (isListed(answer, match) || (saysAll && (whole || !match))) ? null : explanation,
  };
}

// Whether the differences, which are listed, are all that an explanation of one sentence can name.
const isListed = ({ verdict: word }, match) => word === "altered" && Boolean(match?.changes.length);

const SAID_BY_HEADLINE = new Set(["confirmed", "contradicted", "denied"]);

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
