// Draws what a reader sees when something went wrong: what it was, and what to do next.

import { apiKey, keepApiKey } from "./api.js";
import { counted, el, link, newId } from "./dom.js";

const UNFORESEEN = "Something failed in this page. Load it again; if it fails again, tell those who run the service.";

/** A notice for `failure`; `retry` does again what failed. */
export function failureNotice(failure, retry) {
  if (failure.status === 401 || failure.status === 403) return keyNotice(failure, retry);
  return el("div", { class: "notice bad", role: "alert" },
    el("h2", {}, titleOf(failure)),
    failure.errors?.length ? faults(failure.errors) : el("p", { dir: "auto" }, sentence(failure.detail ?? UNFORESEEN)),
    nextStep(failure, retry),
    failure.status >= 500 ? logged(failure.requestId) : null);
}

/** What the service says, written as a sentence. */
function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?)…]$/u.test(text) ? "" : ".");
}

function titleOf({ status }) {
  if (status === 0) return "No answer";
  if (status === 404) return "Not there";
  if (status === 413) return "Too much at once";
  if (status === 429) return "Too many questions at once";
  if (status === 503) return "Not ready just now";
  return status >= 500 || status === undefined ? "Something failed" : "This cannot be asked";
}

function logged(requestId) {
  return requestId ? el("p", { class: "quiet" }, `The log of the service knows this as ${requestId}.`) : null;
}

function faults(errors) {
  return el("ul", {}, errors.map((fault) => {
    const field = (fault.parameter ?? fault.pointer ?? "").replace(/^#\//, "");
    return el("li", { dir: "auto" }, field ? el("strong", {}, `${field}: `) : null, sentence(fault.detail));
  }));
}

function nextStep(failure, retry) {
  if (failure.status === 404) {
    return el("p", {}, link("/quotes", "Look through the quotes"), " or ", link("/", "verify one"), ".");
  }
  const wait = failure.retryAfter;
  if (failure.status >= 400 && failure.status < 500 && failure.status !== 429) return null;
  const button = el("button", { type: "button", onclick: retry }, "Try again");
  return el("p", { class: "next" }, wait ? `In ${counted(wait, "second")}: ` : null, button);
}

function keyNotice(failure, retry) {
  const id = newId("key");
  const field = el("input", { id, type: "password", autocomplete: "off", spellcheck: "false" });
  const form = el("form", { class: "key" },
    el("label", { for: id }, "API key"), field, el("button", { type: "submit" }, "Use this key"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keepApiKey(field.value.trim());
    retry();
  });
  return el("div", { class: "notice partly", role: "alert" },
    el("h2", {}, failure.status === 403 ? "This key is not enough" : apiKey() ? "This key is not known" : "A key is needed"),
    el("p", {}, sentence(failure.detail)),
    form,
    el("p", { class: "quiet" },
      "Those who run this service give out keys. It is kept in this tab until you close it; an empty one is forgotten."));
}
