// Draws where words were said: the primary source, who said them there and when, and the words among those around them.

import { el, link, name } from "./dom.js";
import { time } from "./times.js";

/** The places in transcripts, statements and posts that have the words of a match; null where none has. */
export function saidIn(places, given = null) {
  if (!places?.length) return null;
  return el("section", { "aria-label": "Where it was said" },
    el("h3", {}, "Where it was said"),
    el("ol", { class: "places" }, places.map((place) => said(place, given))));
}

function said({ article, speaker, before, text, after, seconds, occurrence_id: id }, given) {
  return el("li", {},
    el("p", { class: "place-head" },
      el("strong", {}, name(article.outlet)),
      given ? null : [" · ", time(article.published_at)],
      seconds === null ? null : ` · at ${clock(seconds)}`),
    article.title ? el("p", { class: "place-title", dir: "auto" }, article.title) : null,
    el("blockquote", { class: "context", dir: "auto" }, before, el("mark", {}, text), after),
    el("p", { class: "place-foot" },
      el("span", {}, speaker ? ["Said by ", name(speaker.name)] : "The source does not name who said it"),
      given ? null : link(`/articles/${article.id}#occurrence-${id}`, "Read it here")));
}

/** Seconds as hours, minutes and seconds. */
function clock(seconds) {
  const whole = Math.floor(seconds);
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
    .map((part, at) => (at ? String(part).padStart(2, "0") : part)).join(":");
}
