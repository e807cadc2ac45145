// The filters of a question, folded until they are wanted: an outlet, and days of publication.

import { completed, outletNames } from "./completing.js";
import { el } from "./dom.js";

const FIELDS = [
  { name: "outlet", label: "Only in this outlet", type: "text", dir: "auto" },
  { name: "from", label: "Published from", type: "date" },
  { name: "to", label: "Published until", type: "date" },
];
export const FILTERS = FIELDS.map(({ name }) => name);

/** `{node, read, show}`: what is filled in, by name, and the way to fill it in; it unfolds where something is. */
export function filterForm() {
  const inputs = FIELDS.map(({ name, label, ...attributes }) => ({
    label, input: el("input", { id: `filter-${name}`, name, autocomplete: "off", ...attributes }),
  }));
  const node = el("details", { class: "source" },
    el("summary", {}, "Search within an outlet, or within days"),
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

/** The filters of a question as /v1/verify takes them. */
export function asRequest({ outlet, from, to }) {
  return { outlet: outlet || null, published_from: from || null, published_to: to || null };
}
