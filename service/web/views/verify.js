// The view that verifies a quote: the question, and the answer below it.

import { get } from "../api.js";
import { completed, speakerNames } from "../completing.js";
import { el, fill, joined, link, name } from "../dom.js";
import { failureNotice } from "../failures.js";
import { FILTERS, filterForm } from "../filters.js";
import { nothingYet } from "../nothing_yet.js";
import { entitle, go } from "../router.js";
import { sourceForm } from "../sources.js";
import { askBeforeLeaving } from "../unsaved.js";

const LONGEST_ADDRESS = 1800;
const PARTS = ["quote", "speaker", ...FILTERS];

export function verifyView(holder, place) {
  const form = askForm();
  const results = el("section", { class: "results", "aria-label": "Answer" });
  let asking = null;

  async function ask({ query, state }) {
    const question = state?.question ?? Object.fromEntries(PARTS.map((part) => [part, query.get(part) ?? ""]));
    form.show(question);
    asking?.abort();
    asking = new AbortController();
    const signal = AbortSignal.any([place.signal, asking.signal]);
    entitle(question.quote ? "Verify" : "Did they say it?");
    if (!question.quote.trim()) return examples(results, signal);
    const sources = form.sources();
    return answered({ question, sources, address: addressToShare(question, sources) }, results, signal);
  }

  form.node.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = form.read();
    if (question.quote.trim()) go(...addressOf(question));
    else form.complain();
  });
  fill(holder, el("h1", {}, "Did they say it?"), form.node, results);
  askBeforeLeaving(form.isTyped, place.signal);
  ask(place);
  return { update: ask };
}

/** The address of a question, and the state that holds it where it is too long for an address. */
function addressOf(question) {
  const given = Object.entries(question).filter(([, value]) => value.trim());
  const address = `/?${new URLSearchParams(given)}`;
  return address.length <= LONGEST_ADDRESS ? [address, null] : ["/", { question }];
}

/** The whole address of a question; null where it is too long for one, or was asked of texts that were given. */
function addressToShare(question, sources) {
  const [address, state] = addressOf(question);
  return state || sources.length ? null : new URL(address, location.href).href;
}

function askForm() {
  const quote = el("textarea", {
    id: "quote", name: "quote", rows: "3", dir: "auto", required: true, "data-first": "",
    "aria-describedby": "quote-hint quote-fault",
  });
  const speaker = el("input", { id: "speaker", name: "speaker", dir: "auto", autocomplete: "off", spellcheck: "false" });
  const fault = el("p", { id: "quote-fault", class: "fault" });
  const filters = filterForm();
  const source = sourceForm("quote");
  const node = el("form", { class: "ask", action: "/", novalidate: true },
    el("p", { class: "field" }, el("label", { for: "quote" }, "The quote"), quote),
    fault,
    el("p", { class: "field" },
      el("label", { for: "speaker" }, "Who is said to have said it ", el("span", { class: "quiet" }, "(if known)")),
      completed(speaker, speakerNames)),
    filters.node,
    source.node,
    el("p", { class: "field go" }, el("button", { type: "submit", class: "chief" }, "Verify"),
      el("span", { id: "quote-hint", class: "quiet" }, "Enter verifies, Shift+Enter begins a new line.")));
  quote.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    node.requestSubmit();
  });
  return {
    node,
    read: () => ({ quote: quote.value, speaker: speaker.value, ...filters.read() }),
    sources: source.read,
    isTyped: source.isTyped,
    show: (question) => {
      if (quote.value !== question.quote) quote.value = question.quote;
      if (speaker.value !== question.speaker) speaker.value = question.speaker;
      filters.show(question);
      fault.textContent = "";
      quote.removeAttribute("aria-invalid");
    },
    complain: () => {
      fault.textContent = "Give the words that are said to have been said.";
      quote.setAttribute("aria-invalid", "true");
      quote.focus();
    },
  };
}

/** What draws answers is most of the page, and a first look does without. */
async function answered(asked, results, signal) {
  try {
    const { verified } = await import("../verified.js");
    if (!signal.aborted) await verified(asked, results, signal);
  } catch (failure) {
    console.error(failure);
    fill(results, failureNotice(failure, () => answered(asked, results, signal)));
  }
}

async function examples(results, signal) {
  try {
    const { items } = await get("/v1/quotes", { kind: "direct", limit: 4 }, signal);
    if (signal.aborted) return;
    fill(results, items.length ? examplesOf(items) : nothingYet());
  } catch (failure) {
    if (!signal.aborted) fill(results, failureNotice(failure, () => examples(results, signal)));
  }
}

function examplesOf(quotes) {
  return el("div", { class: "examples" },
    el("h2", {}, "On record, for example"),
    el("ul", {}, quotes.map((quote) => {
      const speaker = quote.speakers[0]?.name;
      const question = { quote: Array.from(quote.text).slice(0, 400).join(""), ...(speaker ? { speaker } : {}) };
      return el("li", {}, el("q", { dir: "auto" }, link(`/?${new URLSearchParams(question)}`, quote.text)),
        el("span", { class: "quiet" }, " ", joined([speaker, quote.outlets[0]?.outlet].filter(Boolean).map(name), " · ")));
    })));
}
