// Verdicts and kinds of differences in plain words, each with its tone: good, partly, bad or none.

import { counted } from "./dom.js";

const GRAVE = new Set(["negation", "number", "name"]);

const KINDS = {
  number: "Number",
  negation: "Negation",
  name: "Name",
  typo: "Misspelling",
  spelling: "Spelling",
  editorial: "Editor’s mark",
  wording: "Wording",
};

export const SYMBOLS = { good: "✓", partly: "!", bad: "✗", none: "?" };

/** The name of a kind of difference. */
export function kindInWords(kind) {
  return KINDS[kind] ?? kind;
}

/** Whether an answer's words join different recorded quotes, and are none of them. */
export function isJoined({ verdict, joined }) {
  return joined.length > 0 && !["verbatim", "fragment"].includes(verdict);
}

/** A verdict's tone, title and sentence; `changes` are the match's, `areJoined` tells that they are. */
export function verdictInWords(verdict, changes = [], areJoined = false) {
  if (areJoined) {
    return { tone: "bad", title: "Joined", sentence: "Words of different recorded quotes, put together as one." };
  }
  if (verdict === "altered") {
    const tone = changes.some((change) => GRAVE.has(change.kind)) ? "bad" : "partly";
    return { tone, title: "Altered", sentence: `The record differs in ${counted(changes.length, "place")}.` };
  }
  return {
    verbatim: { tone: "good", title: "Verbatim", sentence: "These exact words are on record." },
    fragment: {
      tone: "good",
      title: "Part of a quote",
      sentence: "These exact words are on record, within a longer quote.",
    },
    spliced: { tone: "partly", title: "Spliced", sentence: "Parts of a recorded quote, put together as one." },
    not_found: { tone: "none", title: "Not on record", sentence: "No quote here says this." },
  }[verdict];
}

/** How the claimed speaker compares: tone and title. */
export function attributionInWords(attribution) {
  return {
    confirmed: { tone: "good", title: "Speaker confirmed" },
    contradicted: { tone: "bad", title: "Speaker contradicted" },
    unattributed: { tone: "none", title: "Speaker cannot be checked" },
    not_claimed: { tone: "none", title: "Said by" },
  }[attribution];
}

/** "97% alike", never 100% for what is not the same; of a longer quote, that it holds these words. */
export function likeness({ verdict, similarity }) {
  if (verdict === "fragment") return "holds these words";
  return `${similarity === 1 ? 100 : Math.min(99, Math.round(similarity * 100))}% alike`;
}
