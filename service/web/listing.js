// Draws lists: a search form whose fields are in the address, and items page by page.

import { getTable } from "./api.js";
import { completed, outletNames, speakerNames } from "./completing.js";
import { announce, counted, el, fill, newId } from "./dom.js";
import { failureNotice } from "./failures.js";
import { keepAsFile } from "./files.js";
import { go } from "./router.js";

const MOST_PAGES = 20;
const COMPLETED = { outlet: outletNames, speaker: speakerNames };

/**
 * A list that grows by "Show more". `fetchPage(cursor)` answers `{items, next_cursor}`, `item` draws one as a node,
 * `none` draws what stands there when there are none, `noun` names one. `start(state)` draws as many pages as were
 * shown when the list was left, which the history's `state` remembers, and resolves to the words for a screen reader.
 */
export function listing({ fetchPage, item, none, noun }) {
  const list = el("ol", { class: "items" });
  const foot = el("div", { class: "list-foot" });
  let shown = 0;
  let pages = 0;
  let following = null;

  async function more(cursor) {
    fill(foot, el("p", { class: "loading" }, "Loading…"));
    following = null;
    try {
      add(await fetchPage(cursor));
    } catch (failure) {
      if (failure.name === "AbortError") return;
      fill(foot, failureNotice(failure, () => more(cursor)));
    }
  }

  function add({ items, next_cursor: next }) {
    list.append(...items.map(item));
    shown += items.length;
    pages += 1;
    following = next;
    const button = next ? el("button", { type: "button", onclick: grow }, "Show more") : null;
    fill(foot, shown ? el("p", { class: "quiet" }, `${counted(shown, noun)}${next ? " shown" : ""}`) : none(), button);
  }

  async function grow() {
    const before = shown;
    await more(following);
    if (shown === before) return;
    history.replaceState({ ...history.state, pages }, "");
    announce(`${counted(shown - before, noun)} more`);
    focusOn(list.children[before]);
  }

  function focusOn(node) {
    node.tabIndex = -1;
    node.focus();
  }

  async function start(state) {
    const before = Math.min(state?.pages ?? 1, MOST_PAGES);
    await more(null);
    while (following && pages < before) await more(following);
    return { spoken: pages ? `${counted(shown, noun)} found` : "" };
  }

  return { node: el("div", {}, list, foot), start };
}

/** A button that hands over all of a list, as a table; what goes wrong is said in its place. */
export function tableButton(path, query, fileName) {
  const button = el("button", { type: "button", onclick: async () => {
    button.disabled = true;
    try {
      keepAsFile(await getTable(path, query), fileName);
      button.disabled = false;
    } catch (failure) {
      const notice = failureNotice(failure, () => {
        notice.replaceWith(button);
        button.disabled = false;
        button.click();
      });
      button.replaceWith(notice);
    }
  } }, "Download all as CSV");
  return el("div", { class: "actions" }, button);
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
  return Object.hasOwn(COMPLETED, name) ? completed(input, COMPLETED[name]) : input;
}
