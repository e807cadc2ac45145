// The filters of a question, folded until they are wanted: an outlet, a kind of source, and days of publication.

import { completed, outletNames } from "./completing.js";
import { el } from "./dom.js";
import { KINDS_OF_ARTICLES } from "./kinds.js";

const FIELDS = [
  { name: "outlet", label: "Only in this outlet", type: "text", dir: "auto" },
  { name: "kind", label: "Only in", options: KINDS_OF_ARTICLES },
  { name: "from", label: "Published from", type: "date" },
  { name: "to", label: "Published until", type: "date" },
];
export const FILTERS = FIELDS.map(({ name }) => name);

/** `{node, read, show}`: what is filled in, by name, and the way to fill it in; it unfolds where something is. */
export function filterForm() {
  const inputs = FIELDS.map(({ name, label, ...attributes }) => ({
    label, input: control(`filter-${name}`, name, attributes),
  }));
  const node = el("details", { class: "source" },
    el("summary", {}, "Search within an outlet, a kind of source, or days"),
    el("div", { class: "choices" }, inputs.map(({ label, input }) =>
      el("p", { class: "field" }, el("label", { for: input.id }, label), input.name === "outlet" ? completed(input, outletNames) : input))));
  return {
    node,
    read: () => Object.fromEntries(inputs.map(({ input }) => [input.name, input.value.trim()])),
    show: (question) => {
      for (const { input } of inputs) input.value = question[input.name] ?? "";
      if (inputs.some(({ input }) => input.value)) node.open = true;
    },
  };
}

function control(id, name, { options, ...attributes }) {
  if (!options) return el("input", { id, name, autocomplete: "off", ...attributes });
  return el("select", { id, name }, options.map(([key, label]) => el("option", { value: key }, label)));
}

/** The filters of a question as /v1/verify takes them. */
export function asRequest({ outlet, kind, from, to }) {
  return { outlet: outlet || null, kind: kind || null, published_from: from || null, published_to: to || null };
}
