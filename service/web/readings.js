// Shows what a pasted sentence was read as: the quote that was compared, who is said to have said it, and the others.

import { el, link, name } from "./dom.js";
import { go } from "./router.js";
import { mayLeave } from "./unsaved.js";

const DENIALS = { denied: " did not say", doubted: " may not have said" };

/** The words that were compared and who was claimed: those that were sent, or those that they were read as. */
export function askedOf({ quote, speaker, read_as: reading }) {
  return { quote: reading?.quote ?? quote, speaker: speaker ?? reading?.speaker ?? null };
}

/** What was compared in place of what was sent; null where that was bare words. */
export function readingNote(query) {
  const reading = query.read_as;
  if (!reading) return null;
  const { speaker } = askedOf(query);
  return el("section", { class: "reading", "aria-label": "What was compared" },
    el("p", {}, "Compared: ", el("q", { dir: "auto" }, reading.quote.replace(/,$/u, "")),
      speaker ? [", said by ", name(speaker)] : null,
      reading.about && !speaker ? [", which the text says ", name(reading.about), DENIALS[reading.stance] ?? DENIALS.doubted] : null,
      "."),
    reading.others.length ? othersOf(query.quote, reading.others) : null);
}

function othersOf(sent, others) {
  const checkAll = el("button", { type: "button", onclick: () => mayLeave() && go("/check", { draft: sent }) },
    `Check all ${others.length + 1} quotes`);
  return [
    el("p", {}, "What was pasted holds more quotes, which were not compared:"),
    el("ul", {}, others.map((other) => el("li", {}, otherLink(other)))),
    el("p", { class: "actions" }, checkAll),
  ];
}

function otherLink({ quote, speaker }) {
  const query = new URLSearchParams({ quote, ...(speaker ? { speaker } : {}) });
  return link(`/?${query}`, el("q", { dir: "auto" }, quote), speaker ? [" (", name(speaker), ")"] : null);
}
