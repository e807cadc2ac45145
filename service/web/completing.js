// Completes names as they are typed: a list below the field, as the pattern of a combobox has it (ARIA APG), filled by
// what the service has on record. Misspelt names are found, too.

import { get } from "./api.js";
import { announce, counted, el, fill, name, newId } from "./dom.js";

const FEWEST_LETTERS = 2;
const MOST = 8;
const PAUSE_MS = 120;

/** Speakers on record whose name `typed` may become: `[{name, called?}]`. */
export const speakerNames = (typed, signal) => namesOf("speaker", typed, signal);

/** Outlets on record whose name `typed` may become. */
export const outletNames = (typed, signal) => namesOf("outlet", typed, signal);

async function namesOf(of, typed, signal) {
  return (await get("/v1/completions", { of, q: typed, limit: MOST }, signal)).items;
}

/** `input` with the list of names that belongs to it, filled by `find(typed, signal)` while somebody types. What cannot
 * be had is not offered: the field takes any name. */
export function completed(input, find) {
  const list = el("span", { id: newId("names"), class: "names", role: "listbox", "aria-label": "Names on record", hidden: true });
  const states = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const [key, value] of Object.entries(states)) input.setAttribute(key, value);
  const shown = shownNames(input, list);
  const asked = asking(find, (typed, names) => input.value.trim() === typed && document.activeElement === input && shown.show(names));

  input.addEventListener("input", () => {
    shown.close();
    asked.ask(input.value.trim());
  });
  input.addEventListener("keydown", (event) => {
    if (!event.isComposing && onKey(event, shown)) event.preventDefault();
  });
  input.addEventListener("blur", () => {
    asked.drop();
    shown.close();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) shown.take(option);
  });
  return el("span", { class: "completed" }, input, list);
}

/** Whether the key was for the list. */
function onKey({ key, altKey }, shown) {
  if (key === "ArrowDown" || key === "ArrowUp") return !altKey && shown.move(key === "ArrowDown" ? 1 : -1);
  if (key === "Enter") return shown.takeChosen();
  return key === "Escape" && shown.close();
}

/** Asks once nobody has typed for a moment; an answer that comes too late is dropped. */
function asking(find, onNames) {
  let waiting = null;
  let controller = null;
  const drop = () => {
    clearTimeout(waiting);
    controller?.abort();
  };
  const ask = (typed) => {
    drop();
    if (Array.from(typed).length < FEWEST_LETTERS) return;
    waiting = setTimeout(async () => {
      controller = new AbortController();
      const names = await find(typed, controller.signal).catch(() => null);
      if (names) onNames(typed, names);
    }, PAUSE_MS);
  };
  return { ask, drop };
}

/** The names in the list, and which of them the arrow keys have reached: -1 for none. */
function shownNames(input, list) {
  let options = [];
  let chosen = -1;

  function choose(place) {
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = place;
    options[chosen]?.setAttribute("aria-selected", "true");
    options[chosen]?.scrollIntoView({ block: "nearest" });
    if (options[chosen]) input.setAttribute("aria-activedescendant", options[chosen].id);
    else input.removeAttribute("aria-activedescendant");
  }

  /** Whether there was something to close. */
  function close() {
    const wasOpen = !list.hidden;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
    return wasOpen;
  }

  function take(option) {
    input.value = option.dataset.name;
    close();
  }

  return {
    close,
    take,
    show(names) {
      options = names.map(drawn);
      chosen = -1;
      fill(list, options);
      list.hidden = options.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      if (options.length) announce(`${counted(options.length, "name")} on record`);
    },
    /** Down from the field to the first name, from the last one back to the field, and the other way round. */
    move(step) {
      if (list.hidden) return false;
      const places = options.length + 1;
      choose(((chosen + 1 + step + places) % places) - 1);
      return true;
    },
    takeChosen() {
      if (list.hidden || chosen < 0) return false;
      take(options[chosen]);
      return true;
    },
  };
}

function drawn({ name: known, called }) {
  const other = called ? el("span", { class: "quiet" }, " ", name(called)) : null;
  return el("span", { id: newId("name"), role: "option", "aria-selected": "false", "data-name": known }, name(known), other);
}
