// What the service's terms mean, in a reader's words.

const VERDICTS = {
  verbatim: { sign: "✓", state: "agreed", text: "Verbatim: these exact words are on record" },
  fragment: { sign: "✓", state: "agreed", text: "Part of a longer quote: these words are on record" },
  spliced: { sign: "≠", state: "trouble", text: "Spliced: parts of a recorded quote are joined as if they were one" },
  altered: { sign: "≠", state: "trouble", text: "Altered: the record has other words" },
  not_found: { sign: "?", state: "unknown", text: "Not found: no recorded quote says this" },
};
const JOINED = { sign: "≠", state: "trouble", text: "Joined: words of different recorded quotes, put together as one" };
const UNTOLD = { sign: "?", state: "unknown", text: "Nothing can be told of these words" };

const KINDS = {
  number: "a number",
  negation: "this turns the sense",
  name: "a name",
  typo: "a misspelling",
  spelling: "another spelling",
  editorial: "an editor's mark",
  wording: "other words",
};

// In an answer about a page's quote, `reason` says why it was not found: not recorded, or too short or common to tell.
export function isUntold({ verdict: name, reason }) {
  return name === "not_found" && Boolean(reason) && reason !== "not_recorded";
}

function meaning(answer) {
  const name = answer.verdict;
  if (answer.joined.length && !["verbatim", "fragment"].includes(name)) {
    return JOINED;
  }
  return isUntold(answer) ? UNTOLD : (VERDICTS[name] ?? { sign: "?", state: "unknown", text: name });
}

// {sign, state, text} for a verdict; a speaker who is not the recorded one is trouble whatever the words are.
export function verdict(answer) {
  const known = meaning(answer);
  return answer.attribution === "contradicted" ? { ...known, sign: "≠", state: "trouble" } : known;
}

export const kind = (name) => KINDS[name] ?? name;

// One sentence about the speaker who was claimed; null when none was.
export function attribution(answer, match, claimed) {
  const recorded = (match?.speakers ?? []).map(({ name }) => name).join(", ");
  switch (answer.attribution) {
    case "confirmed":
      return `Recorded from ${recorded || claimed}, as you were told.`;
    case "contradicted":
      return `Not ${claimed ?? "the speaker named"}: it is recorded from ${recorded}.`;
    case "unattributed":
      return "The articles do not say who said it.";
    default:
      return null;
  }
}

// "Outlet, 27 January 2022", or the outlet alone where the date is not known.
export function outlet({ outlet: name, first_published_at: moment }) {
  return moment ? `${name}, ${day(moment)}` : name;
}

// The date as the outlet printed it: the day of the time given, not of the reader's own time zone.
function day(moment) {
  const [year, month, date] = moment.slice(0, 10).split("-").map(Number);
  const told = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return told.format(new Date(Date.UTC(year, month - 1, date)));
}
