// "Wrong speaker?": a form that corrects one occurrence, and the history of its corrections, for who may correct.

import { get, patch, post } from "./api.js";
import { completed, speakerNames } from "./completing.js";
import { announce, el, fill, name, newId } from "./dom.js";
import { again } from "./router.js";
import { guarded } from "./unsaved.js";

const STANCES = { said: "said", denied: "not said", doubted: "not certain to be said" };
const FIELDS = { speaker: "speaker", stance: "whether it was said", kind: "kind" };
const LONGEST_NAME = 500;
const LONGEST_NOTE = 2000;

/** Whether who looks at the page may correct what it shows. */
export async function mayEdit(signal) {
  try {
    return (await get("/v1/access", {}, signal)).edit;
  } catch (failure) {
    if (signal?.aborted) throw failure;
    return false;
  }
}

/** That an occurrence was corrected, for everybody; nothing where it was not. */
export function correctedNote({ corrected }) {
  if (!corrected) return null;
  const who = corrected.by ? [" by ", name(corrected.by)] : null;
  const why = corrected.note ? [": ", name(corrected.note)] : null;
  return el("span", { class: "quiet" }, " Corrected", who, " on ", corrected.at.slice(0, 10), why);
}

/** The form for one occurrence, closed; `about` says in its summary which one it is, for screen readers. */
export function correctionForm(occurrence, about) {
  const history = el("div", {});
  const details = el("details", { class: "correction" }, el("summary", {}, "Wrong speaker?", about), form(occurrence), history);
  details.addEventListener("toggle", () => {
    if (details.open) showHistory(history, occurrence.id);
  });
  return details;
}

function form(occurrence) {
  const person = occurrence.speaker ?? occurrence.about;
  const speaker = el("input", { type: "text", maxlength: LONGEST_NAME, value: person?.name ?? "", autocomplete: "off" });
  const stance = el("select", {}, Object.entries(STANCES).map(([value, label]) => (
    el("option", { value, selected: value === occurrence.stance }, label))));
  const note = el("input", { type: "text", maxlength: LONGEST_NOTE, autocomplete: "off" });
  const result = el("p", { role: "status" });
  const button = el("button", { type: "submit" }, "Correct it");
  const node = guarded(el("form", {},
    labelled("Who said it (empty: nobody is named)", speaker, completed(speaker, speakerNames)),
    labelled("This article has it as", stance),
    labelled("Why", note),
    button, result));
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = { note: note.value.trim() || null };
    if (speaker.value.trim() !== (person?.name ?? "")) said.speaker = speaker.value.trim() || null;
    if (stance.value !== occurrence.stance) said.stance = stance.value;
    if (!("speaker" in said || "stance" in said)) {
      result.textContent = "Nothing was changed: give another speaker, or say whether it was said.";
      return;
    }
    await send(button, result, () => patch(`/v1/occurrences/${occurrence.id}`, said), "Corrected.");
  });
  return node;
}

/** A field of a form that corrects; `shown` is what stands there for `control`. */
export function labelled(text, control, shown = control) {
  control.id = newId("correction");
  return el("p", {}, el("label", { for: control.id }, text), " ", shown);
}

/** Send a correction and show the page anew, or what `then` shows of the answer; what went wrong is said beside the
 * button. */
export async function send(button, result, ask, done, then = again) {
  button.disabled = true;
  try {
    const made = await ask();
    announce(done);
    then(made);
  } catch (failure) {
    button.disabled = false;
    result.textContent = failure.detail ?? failure.message;
  }
}

async function showHistory(holder, id) {
  try {
    const { items } = await get("/v1/corrections", { occurrence: id });
    const made = items.filter(({ action }) => action !== "undo");
    if (!made.length) fill(holder, el("p", { class: "quiet" }, "Nobody corrected it so far."));
    else fill(holder, el("p", {}, "Corrections, the last first:"), el("ul", {}, made.map((each) => entry(each, id))));
  } catch (failure) {
    fill(holder, el("p", {}, failure.detail ?? failure.message));
  }
}

function entry(correction, id) {
  const changes = correction.occurrences.filter((place) => place.occurrence_id === id).flatMap((place) => place.changes);
  const said = changes.map(({ field, before, after }) => [
    `${FIELDS[field] ?? field}: `, name(before ?? "nobody"), " → ", name(after ?? "nobody"), "; "]);
  return signed(correction, said);
}

/** A line of the history: what was corrected, when, by whom and why, and the way back. */
export function signed(correction, said) {
  const result = el("span", { role: "status" });
  return el("li", {},
    said, correction.at.slice(0, 10), correction.by ? [", ", name(correction.by)] : null,
    correction.note ? [": ", name(correction.note)] : null, " ",
    correction.undone_by ? "(undone)" : undoButton(correction, result), result);
}

function undoButton(correction, result) {
  const button = el("button", { type: "button", class: "quietly" }, "Undo");
  button.addEventListener("click", () => send(button, result, () => post(`/v1/corrections/${correction.id}/undo`, {}), "Undone."));
  return button;
}
