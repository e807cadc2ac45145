// "Wrong name?" on a speaker's page: another name, two who are one, one who is two, and the history of it, for who may correct.

import { get, patch, post } from "./api.js";
import { completed, speakerNames } from "./completing.js";
import { labelled, send, signed } from "./corrections.js";
import { el, fill, joined, name, newId } from "./dom.js";
import { go } from "./router.js";
import { guarded } from "./unsaved.js";

const LONGEST_NAME = 500;
const LONGEST_NOTE = 2000;
const MOST = 100;

/** The forms for a speaker, closed. */
export function speakerCorrections(speaker) {
  const history = el("div", {});
  const details = el("details", { class: "correction" },
    el("summary", {}, "Wrong name, two who are one, or one who is two?"),
    renaming(speaker), merging(speaker), splitting(speaker), history);
  details.addEventListener("toggle", () => {
    if (details.open) showHistory(history, speaker.id);
  });
  return details;
}

function renaming(speaker) {
  const shown = el("input", { type: "text", maxlength: LONGEST_NAME, value: speaker.name, autocomplete: "off", dir: "auto" });
  return form("The name", [labelled("The name to show", shown, shown)], "Rename", async (note) => {
    const called = shown.value.trim();
    if (!called || called === speaker.name) throw new Error("Give another name.");
    return patch(`/v1/speakers/${speaker.id}`, { name: called, note });
  }, "Renamed.");
}

function merging(speaker) {
  const other = el("input", { type: "text", maxlength: LONGEST_NAME, autocomplete: "off", dir: "auto" });
  const fields = [labelled("This is the same person as (who remains)", other, completed(other, speakerNames))];
  return form("Two who are one", fields, "Merge them", async (note) => {
    const into = await speakerCalled(other.value.trim(), speaker.id);
    return post(`/v1/speakers/${speaker.id}/merge`, { into: into.id, note });
  }, "Merged.", ({ into }) => go(`/speakers/${into.id}`));
}

/** Names that are somebody else's, each with what articles give to it; a speaker of one name has none to give away. */
function splitting(speaker) {
  if (speaker.aliases.length < 2) return null;
  const names = speaker.aliases.map((alias) => {
    const box = el("input", { type: "checkbox", value: alias });
    return { box, node: el("p", {}, el("label", { class: "choice" }, box, " ", name(alias))) };
  });
  const fields = [
    el("fieldset", {}, el("legend", {}, "Names that are somebody else’s"), names.map(({ node }) => node)),
    el("p", { class: "quiet" }, "What articles give to these names goes with them. A single quote is given to another where it stands: “Wrong speaker?”."),
  ];
  return form("One who is two", fields, "Split them off", async (note) => {
    const aliases = names.filter(({ box }) => box.checked).map(({ box }) => box.value);
    if (!aliases.length) throw new Error("Choose the names that are somebody else’s.");
    if (aliases.length === names.length) throw new Error("Leave a name to this one.");
    return post(`/v1/speakers/${speaker.id}/split`, { aliases, note });
  }, "Split off.", ({ into }) => go(`/speakers/${into.id}`));
}

/** The speaker of just this name; an Error says what is wrong where there is none, or several. */
async function speakerCalled(called, ownId) {
  if (!called) throw new Error("Say who it is.");
  const { items } = await get("/v1/speakers", { q: called, limit: MOST });
  const found = items.filter((item) => item.name === called && item.id !== ownId);
  if (found.length === 1) return found[0];
  throw new Error(found.length ? "Several speakers have that name: merge them by their numbers, with the command or the API."
    : "No other speaker of just this name is on record: choose one as you type.");
}

function form(title, fields, label, ask, done, then = undefined) {
  const note = el("input", { type: "text", maxlength: LONGEST_NOTE, autocomplete: "off", dir: "auto" });
  const result = el("p", { role: "status" });
  const button = el("button", { type: "submit" }, label);
  const id = newId("correct");
  const node = guarded(
    el("form", { "aria-labelledby": id }, el("h3", { id }, title), fields, labelled("Why", note), button, result));
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    send(button, result, () => ask(note.value.trim() || null), done, then);
  });
  return node;
}

async function showHistory(holder, id) {
  try {
    const { items } = await get("/v1/corrections", { speaker: id });
    const made = items.filter(({ action }) => ["rename", "merge", "split"].includes(action));
    if (made.length) fill(holder, el("p", {}, "Corrections, the last first:"), el("ul", {}, made.map((each) => signed(each, said(each)))));
    else fill(holder, el("p", { class: "quiet" }, "Nobody corrected the name so far."));
  } catch (failure) {
    fill(holder, el("p", {}, failure.detail ?? failure.message));
  }
}

function said({ action, speaker, into, was, name: called, removed }) {
  if (action === "split") return [name(into.name), " is not ", name(speaker.name), removed.length ? [" (", joined(removed.map(name)), ")"] : null, "; "];
  return action === "merge" ? [name(speaker.name), " is ", name(into.name), "; "] : [name(was), " → ", name(called ?? speaker.name), "; "];
}
