// The part of a card by which an editor clears a quote: by whom, why and until when; and takes that back.

import { el, fill, name, newId } from "../dom.js";
import { keepAsFile } from "../files.js";
import { guarded } from "../unsaved.js";
import { clearanceFile, lastEditor } from "./clearances.js";

/** Buttons and form for a quote with `clearance` (null: it is not cleared); `keep` is handed another one, or null. */
export function clearing(clearance, keep) {
  if (clearance) {
    return el("p", { class: "actions" },
      el("button", { type: "button", onclick: () => keep(null) }, "Take the clearance back"));
  }
  const holder = el("div", {});
  const open = el("button", { type: "button", onclick: () => {
    const form = clearingForm(keep, close);
    fill(holder, form);
    form.querySelector("input").focus();
  } }, "Mark as cleared");
  const close = () => {
    fill(holder, el("p", { class: "actions" }, open));
    open.focus();
  };
  return fill(holder, el("p", { class: "actions" }, open));
}

/** Who cleared a quote, why, and until when. */
export function clearedInWords({ by, why, until }) {
  return el("p", { class: "cleared-by", dir: "auto" }, "Cleared by ", name(by), ": ", name(why), until ? ` Until ${until}.` : null);
}

function clearingForm(keep, close) {
  const form = guarded(el("form", { class: "clear" },
    field("why", "Why it is right", { maxlength: "500", required: true, dir: "auto" }),
    field("by", "Your name", { maxlength: "100", required: true, dir: "auto", value: lastEditor() }),
    field("until", "Until, if it ends", { type: "date", min: new Date().toISOString().slice(0, 10) }),
    el("p", { class: "actions" },
      el("button", { type: "submit" }, "Clear it"),
      el("button", { type: "button", class: "quietly", onclick: close }, "Leave it"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { why, by, until } = Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, value.trim()]));
    if (why && by) keep({ by, why, ...(until ? { until } : {}) });
    else form.querySelector(`[name=${why ? "by" : "why"}]`).focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  return form;
}

function field(key, label, attributes) {
  const id = newId("clear");
  return el("p", { class: "field" }, el("label", { for: id }, label), el("input", { id, name: key, autocomplete: "off", ...attributes }));
}

/** A button that keeps the clearances of this draft as a file; nothing where there are none. */
export function clearancesButton(cleared) {
  if (!cleared.length) return null;
  return el("button", { type: "button", onclick: () => {
    const entries = cleared.map(({ text, clearance }) => ({ quote: text, ...clearance }));
    keepAsFile(new Blob([clearanceFile(entries)], { type: "application/toml" }), "cleared.toml");
  } }, "Download the clearances (.toml)");
}
