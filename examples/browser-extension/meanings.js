// Looks up what an answer's verdicts mean to a reader. The browser extension has a copy, made by `make copies`.

import {
  ATTRIBUTIONS, CHANGES, JOINED, REASONS, UNKNOWN, UNKNOWN_ATTRIBUTION, UNTOLD, VERDICTS,
} from "./verdicts.js";

/** The row of a verdict; for one that only a newer service knows, its own word in a neutral tone. */
export function meaningOf(verdict) {
  return Object.hasOwn(VERDICTS, verdict) ? VERDICTS[verdict] : inItsOwnWord(UNKNOWN, verdict);
}

/** The row of a verdict on the claimed speaker, in the same way. */
export function attributionMeaning(attribution) {
  if (Object.hasOwn(ATTRIBUTIONS, attribution)) return ATTRIBUTIONS[attribution];
  return inItsOwnWord(UNKNOWN_ATTRIBUTION, attribution);
}

/** The row that heads who said a match: where nobody claimed anybody, and it is only denied, that of the denied. */
export function speakerMeaning({ attribution, speakers, denied_by: denials }) {
  const isOnlyDenied = attribution === "not_claimed" && !speakers.length && Boolean(denials?.length);
  return attributionMeaning(isOnlyDenied ? "denied" : attribution);
}

/** What a match's outlets say of those who did not say it: a sentence for each outlet, none where none says so. */
export function denialsInWords({ denied_by: denials }) {
  return (denials ?? []).map(({ about, stance, outlet }) => {
    const who = about?.name ?? "the person it speaks of";
    const said = stance === "denied" ? `${who} did not say this` : `it is not certain that ${who} said this`;
    return `According to ${outlet}, ${said}.`;
  });
}

/** The row of an answer, which may be on a quote in a draft: of its verdict, or of what the verdict becomes there. */
export function answerMeaning(answer) {
  if (isJoined(answer)) return JOINED;
  return isUntold(answer) ? UNTOLD : meaningOf(answer.verdict);
}

/** Whether an answer's words join different recorded quotes, and are none of them. */
export function isJoined({ verdict, joined }) {
  return Boolean(joined?.length) && meaningOf(verdict).standing !== "agreed";
}

/** Whether nothing can be told of a quote in a draft: its words are too few, too common, too many, or nobody's. */
export function isUntold({ verdict, reason, judged }) {
  if (judged === false) return true;
  if (verdict !== "not_found" || !reason) return false;
  return Object.hasOwn(REASONS, reason) ? REASONS[reason].isUntold : true;
}

/** What a kind of difference is called, or its own word. */
export function changeMeaning(kind) {
  return Object.hasOwn(CHANGES, kind) ? CHANGES[kind] : { title: kind, aside: kind, isGrave: false };
}

function inItsOwnWord(row, word) {
  const plain = String(word ?? "no verdict").replaceAll("_", " ");
  const entries = Object.entries(row).map(([key, text]) => [key, withWord(text, plain)]);
  return { ...Object.fromEntries(entries), isUnknown: true };
}

function withWord(text, plain) {
  return typeof text === "string" ? text.replaceAll("{word}", () => plain) : text;
}
