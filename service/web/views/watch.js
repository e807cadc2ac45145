// The view of one saved question: what came of it, the last first, and the address of its feed.

import { get, remove } from "../api.js";
import { el, fill, link, name } from "../dom.js";
import { listing } from "../listing.js";
import { entitle, go } from "../router.js";
import { titleOf } from "./watches.js";

const HAPPENED = {
  "quote.denied": "says that it was not said, or doubts it",
  "quote.other_speaker": "gives it to somebody else",
  "quote.altered": "prints other words",
  "quote.carried": "carries it",
  "speaker.quoted": "quotes them",
  "outlet.published": "published",
};

export async function watchView(holder, { id, signal, state }) {
  const watch = await get(`/v1/watches/${id}`, {}, signal);
  entitle(titleOf(watch));
  const list = listing({
    fetchPage: (cursor) => get(`/v1/watches/${id}/events`, { cursor }, signal),
    item: event,
    none: () => el("p", { class: "empty" }, "Nothing has come in so far."),
    noun: "event",
  });
  fill(holder,
    el("h1", {}, name(titleOf(watch))),
    el("p", { class: "about" }, "For feed readers: ", el("a", { href: watch.feed, "data-outside": "" }, "the Atom feed"),
      ". Its address is secret: who has it can read it."),
    el("h2", {}, "What came in, the last first"), list.node, deletion(id));
  return list.start(state);
}

function event({ type, at, occurrence, usual_speaker: usual, changes }) {
  const { article, speaker } = occurrence;
  const differs = changes.map(({ watched, printed }) => (
    el("li", {}, watched ? [el("del", {}, name(watched)), " "] : null, printed ? el("ins", {}, name(printed)) : null)));
  return el("li", { class: "row" },
    el("p", {}, name(article.outlet), " ", HAPPENED[type] ?? type, ", ", at.slice(0, 10), ". ",
      link(`/articles/${article.id}`, article.title ? name(article.title) : "The article")),
    el("blockquote", {}, name(occurrence.text)),
    el("p", { class: "quiet" }, "Given to: ", speaker ? name(speaker.name) : "nobody by name",
      usual ? ["; others give it to ", name(usual.name)] : null),
    differs.length ? el("ul", {}, differs) : null);
}

function deletion(id) {
  const result = el("span", { role: "status" });
  const button = el("button", { type: "button", class: "quietly" }, "Watch no more");
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await remove(`/v1/watches/${id}`);
      go("/watches");
    } catch (failure) {
      button.disabled = false;
      result.textContent = failure.detail ?? failure.message;
    }
  });
  return el("p", {}, button, " ", result);
}
