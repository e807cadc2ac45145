// Draws an answer: the verdict, who said it, where and when; both wordings and what differs; who else carried it. Every
// text that comes from outside is set as text, never as markup.

import { differences } from "./differences.js";
import { SEVERITIES, SIGNS, kind, outlet, sentences, verdict } from "./phrases.js";

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

// `question` is {quote, speaker}; `answer` has verdict, attribution and explanation; `match` may be null.
export function drawAnswer(question, answer, match) {
  const { sign, state, isGrave, text } = verdict(answer);
  const { whole, speaker, details } = sentences(answer, match, question.speaker);
  return element(
    "article",
    { className: `answer ${state}${isGrave ? " grave" : ""}` },
    whole && element("p", { className: "headline" }, whole),
    element("h2", {}, element("span", { className: "sign", ariaHidden: "true" }, sign), ` ${text}`),
    speaker && element("p", { className: "speaker" }, speaker),
    match && drawWhence(match),
    details && element("p", { className: "explanation" }, details),
    match && drawWordings(question.quote, match),
    match && drawDifferences(match),
    match && drawSaid(answer.said_in),
    match ? drawRecord(match) : drawNearest(answer.nearest),
  );
}

function drawWordings(quote, match) {
  const isSame = match.changes.length === 0;
  return element(
    "dl",
    { className: "wordings" },
    element("dt", {}, "As you have it"),
    element("dd", {}, wording(quote, match.changes, "candidate")),
    element("dt", {}, isSame ? "On record" : "On record (what differs is marked)"),
    element("dd", {}, wording(match.text, match.changes, "quote")),
  );
}

// A wording with one side of its changes marked: struck out where it strays from the record, underlined in the record.
function wording(text, changes, side) {
  const points = Array.from(text); // offsets count code points
  const shown = element("q", { dir: "auto" });
  let at = 0;
  for (const change of [...changes].sort((left, right) => left[side].start - right[side].start)) {
    const { start, end } = change[side];
    if (end > start && start >= at) {
      shown.append(points.slice(at, start).join(""), difference(points.slice(start, end).join(""), change, side));
      at = end;
    }
  }
  shown.append(points.slice(at).join(""));
  return shown;
}

function difference(text, change, side) {
  const place = side === "candidate" ? "not on record" : "on record";
  const hidden = element("span", { className: "hidden" }, ` (${place}: ${kind(change.kind)}) `);
  return element(side === "candidate" ? "del" : "ins", { title: kind(change.kind) }, text, hidden);
}

// Who said it, where it was first printed, and when.
function drawWhence({ speakers, outlets: [first], carried_by: places }) {
  const names = speakers.map(({ name }) => name).join("; ");
  const who = names ? `Said by ${names}` : "No article says who said it";
  return element("p", { className: "whence" }, who, ...(first ? ["; first in ", outletLink(first, places)] : []), ".");
}

// What differs, the gravest first, each with how bad it is.
function drawDifferences(match) {
  const items = differences(match).map(({ severity, parts, aside }) => {
    const sign = element("span", { className: "sign", ariaHidden: "true" }, SIGNS[severity]);
    const words = parts.map((part) => (part.quoted === undefined ? part : element("q", { dir: "auto" }, part.quoted)));
    return element("li", { className: severity, title: SEVERITIES[severity] }, sign, " ", ...words, ` (${aside}).`);
  });
  return items.length ? element("ul", { className: "differences", ariaLabel: "What differs" }, ...items) : null;
}

function drawRecord(match) {
  const others = match.outlets.slice(1);
  return element(
    "div",
    { className: "record" },
    match.disputed ? element("p", { className: "warning" }, disagreement(match)) : null,
    match.disputed ? drawWhoSaysSo(match.recorded_from ?? []) : null,
    ...drawCorrections(match.carried_by),
    others.length ? element("h3", {}, "Also carried by") : null,
    others.length ? element("ul", {}, ...others.map((use) => element("li", {}, outletLink(use, match.carried_by)))) : null,
  );
}

// The words as the primary source has them, and where it is; an older service knows none.
function drawSaid(places) {
  if (!places?.length) {
    return null;
  }
  const drawn = places.map(({ article, speaker, text, before, after }) => {
    const source = outlet({ outlet: article.title ?? article.outlet, first_published_at: article.published_at });
    const words = element("q", { dir: "auto" }, before, element("strong", {}, text), after);
    return element("li", {}, words, ` (${speaker?.name ?? "nobody is named"}; ${source})`);
  });
  return element("div", { className: "record said" }, element("h3", {}, "Where it was said"), element("ul", {}, ...drawn));
}

// That people corrected who said it, each correction once; who did is named only to those who may correct.
function drawCorrections(places) {
  const corrections = new Map(places.flatMap(({ corrected }) => (corrected ? [[corrected.id, corrected]] : [])));
  return [...corrections.values()].map(({ at, by, note }) => {
    const who = by ? ` by ${by}` : "";
    return element("p", { className: "corrected" }, `Corrected${who} on ${at.slice(0, 10)}${note ? `: ${note}` : ""}`);
  });
}

// Who is named, each with the outlets that do; an older service does not say.
function drawWhoSaysSo(recorded) {
  if (recorded.length < 2) return null;
  const lines = recorded.map(({ speaker, outlets }) => `${speaker.name}: ${outlets.join(", ")}`);
  return element("ul", {}, ...lines.map((line) => element("li", {}, line)));
}

// What comes closest where nothing matches, in words that nobody takes for a match. An older service names none.
function drawNearest(nearest) {
  if (!nearest?.length) {
    return null;
  }
  const drawn = nearest.map((near) => {
    const speakers = near.speakers.map(({ name }) => name).join("; ") || "nobody is named";
    const outlets = near.outlets.map(outlet).join("; ");
    return element("li", {}, wording(near.text, near.changes, "quote"), ` (${speakers}; ${outlets})`);
  });
  return element(
    "div",
    { className: "record nearest" },
    element("h3", {}, "Closest on record, but not the same"),
    element("ul", {}, ...drawn),
  );
}

function disagreement({ speakers, denied_by: denials }) {
  return speakers.length > 1 && !denials?.length ? "Outlets disagree about who said it." : "Outlets disagree about whether it was said.";
}

// An outlet and its date, which lead to the words in the article where that has an address.
function outletLink(use, places) {
  const place = places.find(({ article, link }) => article.outlet === use.outlet && link);
  if (!place || !/^https?:/.test(place.link)) {
    return outlet(use);
  }
  const properties = { href: place.link, target: "_blank", rel: "noreferrer noopener", title: place.article.title ?? "" };
  return element("a", properties, outlet(use));
}
