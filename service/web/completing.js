// Completes names as they are typed: the browser offers what the service has on record.

import { get } from "./api.js";
import { el, newId } from "./dom.js";

const FEWEST_LETTERS = 2;
const MOST = 20;
const PAUSE_MS = 150;

/** Speakers on record with this in a name. */
export async function speakerNames(part, signal) {
  const { items } = await get("/v1/speakers", { q: part, limit: MOST }, signal);
  return items.map((speaker) => speaker.name);
}

/** All outlets on record; the browser offers those that have what was typed. */
export async function outletNames(_part, signal) {
  const { items } = await get("/v1/outlets", {}, signal);
  return items.map(({ outlet }) => outlet);
}

/** `input` and the list of names that belongs to it, filled by `namesOf(part, signal)` while somebody types. What cannot
 * be had is not offered: the field takes any name. */
export function completed(input, namesOf) {
  const list = el("datalist", { id: newId("names") });
  input.setAttribute("list", list.id);
  let waiting = null;
  let asking = null;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    asking?.abort();
    const part = input.value.trim();
    if (Array.from(part).length < FEWEST_LETTERS) return;
    waiting = setTimeout(async () => {
      asking = new AbortController();
      const names = await namesOf(part, asking.signal).catch(() => null);
      if (names) list.replaceChildren(...names.map((name) => el("option", { value: name })));
    }, PAUSE_MS);
  });
  return [input, list];
}
