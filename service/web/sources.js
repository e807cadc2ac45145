// The form for a text of one's own to compare with, in place of what is on record; and what is said of such answers.

import { announce, el } from "./dom.js";
import { isPage, readDraft } from "./files.js";

const TYPES = ".txt,.md,.markdown,.html,.htm,text/plain,text/html";

/** `{node, read}`; `read()` is the request's `sources`: of one text or page, or empty. */
export function sourceForm(prefix) {
  const text = el("textarea", {
    id: `${prefix}-source`, rows: "5", dir: "auto", "aria-describedby": `${prefix}-source-hint ${prefix}-source-fault`,
  });
  const fault = el("p", { id: `${prefix}-source-fault`, class: "fault", role: "alert" });
  const file = el("input", { id: `${prefix}-source-file`, type: "file", accept: TYPES });
  const node = el("details", { class: "source" },
    el("summary", {}, "Compare with a text of your own"),
    el("p", { id: `${prefix}-source-hint`, class: "quiet" },
      "An interview, a transcript, a web page. It is then compared with this text and nothing else; nothing of it is stored."),
    el("p", { class: "field" }, el("label", { for: text.id }, "The text, or its HTML"), text),
    fault,
    el("p", { class: "field" }, el("label", { for: file.id }, "A file of it, which can be dropped here, too"), file));
  const take = async (chosen) => {
    fault.textContent = "";
    try {
      text.value = (await readDraft(chosen)).text;
      node.open = true;
      announce(`${chosen.name} is read.`);
    } catch (failure) {
      fault.textContent = failure.message;
    }
  };
  file.addEventListener("change", () => file.files[0] && take(file.files[0]));
  takeDrops(node, take);
  return {
    node,
    read: () => (text.value.trim() ? [{ [isPage(text.value) ? "html" : "text"]: text.value, outlet: "Your text" }] : []),
  };
}

/** Hand a file that is dropped on `node` to `take`. */
export function takeDrops(node, take) {
  node.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add("dropping");
  });
  node.addEventListener("dragleave", () => node.classList.remove("dropping"));
  node.addEventListener("drop", (event) => {
    node.classList.remove("dropping");
    const [dropped] = event.dataTransfer.files;
    if (!dropped) return;
    event.preventDefault();
    event.stopPropagation();
    take(dropped);
  });
}

/** The text of each given source by its id in the answer; null where the answer is from what is on record. */
export function givenTexts(sources, answered) {
  if (!sources.length) return null;
  return new Map((answered ?? []).map(({ id, text }, place) => [id, text ?? sources[place]?.text ?? ""]));
}

/** A sentence on the record, said of a text that was given in place of it. */
export function ofText(sentence) {
  return sentence.replaceAll("a recorded quote", "a quote in the text").replaceAll("The record", "The text")
    .replaceAll("No quote here", "No quote in the text").replaceAll("on record", "in the text").replaceAll("On record", "In the text");
}

/** Says that only the given text counted; null for an answer from what is on record. */
export function sourceNote(given) {
  return given
    ? el("p", { class: "source-note" }, "Compared only with the text that you gave, and with nothing on record. Nothing of it is stored.")
    : null;
}
