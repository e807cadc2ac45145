// Lists: a search form whose fields are in the address, items page by page, and what to do when there are none.

import { announce, counted, el, fill, newId } from "./dom.js";
import { failureNotice } from "./failures.js";
import { go } from "./router.js";

/**
 * A list that grows by "Show more". `fetchPage(cursor)` answers `{items, next_cursor}`, `item` draws one as a node,
 * `none` draws what stands there when there are none, `noun` names one. `start()` draws the first page and resolves to
 * what a screen reader is told of it.
 */
export function listing({ fetchPage, item, none, noun }) {
  const list = el("ol", { class: "items" });
  const foot = el("div", { class: "list-foot" });
  let shown = 0;
  let spoken = "";

  async function more(cursor) {
    fill(foot, el("p", { class: "loading" }, "Loading…"));
    try {
      add(await fetchPage(cursor));
    } catch (failure) {
      if (failure.name === "AbortError") return;
      fill(foot, failureNotice(failure, () => more(cursor)));
    }
  }

  function add({ items, next_cursor: next }) {
    const before = shown;
    list.append(...items.map(item));
    shown += items.length;
    const button = next ? el("button", { type: "button", onclick: () => more(next) }, "Show more") : null;
    fill(foot, shown ? el("p", { class: "quiet" }, `${counted(shown, noun)}${next ? " shown" : ""}`) : none(), button);
    spoken = `${counted(shown, noun)} found`;
    if (before) announce(`${counted(items.length, noun)} more`);
    if (before && items.length) focusOn(list.children[before]);
  }

  function focusOn(node) {
    node.tabIndex = -1;
    node.focus();
  }

  async function start() {
    await more(null);
    return { spoken };
  }

  return { node: el("div", {}, list, foot), start };
}

/** A search form; `fields` are `{name, label, type?, options?}`; submitting goes to `path` with what was given. */
export function searchForm(path, fields, query) {
  const inputs = fields.map((field) => ({ ...field, id: newId("search") }));
  const form = el("form", { class: "search", role: "search", action: path },
    inputs.map((field) => el("p", { class: "field" },
      el("label", { for: field.id }, field.label), control(field, query.get(field.name) ?? ""))),
    el("p", { class: "field" }, el("button", { type: "submit" }, "Search")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = [...new FormData(form)].filter(([, value]) => value.trim());
    const search = new URLSearchParams(given).toString();
    go(search ? `${path}?${search}` : path);
  });
  return form;
}

function control({ id, name, type = "search", options }, value) {
  if (options) {
    const choices = options.map(([key, label]) => el("option", { value: key, selected: key === value }, label));
    return el("select", { id, name }, choices);
  }
  const input = el("input", { id, name, type, dir: type === "search" ? "auto" : null, autocomplete: "off" });
  input.value = value;
  return input;
}
