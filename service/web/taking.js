// The buttons below an answer: copy it in several forms, copy the link to it, keep it as a file, print it.

import { citation, markdownAnswer, placesAsCsv, plainAnswer } from "./citing.js";
import { copyButton } from "./copying.js";
import { el } from "./dom.js";
import { keepAsFile } from "./files.js";

/** The buttons for an answer; `address` leads to it, null where its question is too long for one; `node` is how it is
 * shown. */
export function taking(verification, address, node) {
  const day = new Date().toISOString().slice(0, 10);
  const cited = citation(verification);
  return el("section", { class: "taking", "aria-label": "Take the answer along" },
    el("p", { class: "actions" },
      copyButton("Copy as text", () => plainAnswer(verification, address, day)),
      copyButton("Copy as Markdown", () => markdownAnswer(verification, address, day)),
      copyButton("Copy as HTML", () => htmlOf(node)),
      cited ? copyButton("Copy a citation", () => cited) : null,
      address ? copyButton("Copy the link", () => address) : null),
    el("p", { class: "actions" },
      fileButton("Download JSON", "quote.json", () => [JSON.stringify(verification, null, 2), "application/json"]),
      verification.matches.length ? fileButton("Download CSV", "places.csv", () => [placesAsCsv(verification), "text/csv"]) : null,
      el("button", { type: "button", onclick: () => window.print() }, "Print")));
}

function fileButton(label, name, make) {
  return el("button", { type: "button", onclick: () => {
    const [content, type] = make();
    keepAsFile(new Blob([content], { type: `${type};charset=utf-8` }), name);
  } }, label);
}

/** What is shown, as markup without what is to be pressed; links lead to this service from everywhere. */
function htmlOf(node) {
  const copy = node.cloneNode(true);
  for (const control of copy.querySelectorAll("button, form, .taking, .unseen")) control.remove();
  for (const anchor of copy.querySelectorAll("a[href]")) anchor.setAttribute("href", new URL(anchor.getAttribute("href"), location.href));
  for (const element of copy.querySelectorAll("[id], [tabindex], [role], [aria-labelledby]")) {
    for (const attribute of ["id", "tabindex", "role", "aria-labelledby"]) element.removeAttribute(attribute);
  }
  return new XMLSerializer().serializeToString(copy);
}
