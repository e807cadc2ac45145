// The form for texts of one's own to compare with, in place of what is on record; and what is said of such answers.

import { announce, el } from "./dom.js";
import { isPage, readDraft } from "./files.js";
import { look, mayReplace } from "./unsaved.js";

const MOST = 20; // that the service takes
const TYPES = ".txt,.md,.markdown,.html,.htm,text/plain,text/html";

/** `{node, isTyped, read}`; `isTyped()` tells whether words stand in it that are nowhere else, `read()` is the request's `sources`: one for each text or page that was given. */
export function sourceForm(prefix) {
  const texts = [];
  const fields = el("div", {});
  const add = () => {
    const text = textFields(texts.length + 1, prefix, takeAll);
    texts.push(text);
    fields.append(text.node);
    another.hidden = texts.length >= MOST;
    return text;
  };
  const another = el("button", { type: "button", class: "quietly" }, "Add another text");
  another.addEventListener("click", () => add().focus());
  const node = el("details", { class: "source" },
    el("summary", {}, "Compare with a text of your own"),
    el("p", { id: `${prefix}-source-hint`, class: "quiet" },
      `An interview, a transcript, a web page, up to ${MOST} of them. It is then compared with these and nothing else; nothing of them is stored.`),
    fields,
    el("p", {}, another));
  /** Read files: the first one into `text`, each further one into a text that is empty yet, or a new one. */
  async function takeAll(files, text) {
    node.open = true;
    await text.take(files[0]);
    for (const file of files.slice(1, MOST)) {
      const empty = texts.find((other) => other.isEmpty()) ?? (texts.length < MOST ? add() : null);
      await empty?.take(file);
    }
  }
  add();
  takeDrops(node, (...files) => takeAll(files, 
    texts.find((text) => text.isEmpty()) ?? (texts.length < MOST ? add() : texts.at(-1))));
  return {
    node,
    isTyped: () => texts.some((text) => text.isTyped()),
    read: () => {
      const given = texts.filter((text) => !text.isEmpty());
      return given.map((text) => text.read(given.length > 1));
    },
  };
}

/** The fields of one text; its files go to `takeAll`. */
function textFields(number, prefix, takeAll) {
  const id = number === 1 ? `${prefix}-source` : `${prefix}-source-${number}`;
  const text = el("textarea", {
    id, rows: "5", dir: "auto", "aria-describedby": `${prefix}-source-hint ${id}-fault`,
  });
  const outlet = el("input", { id: `${id}-outlet`, dir: "auto", autocomplete: "off", spellcheck: "false" });
  const fault = el("p", { id: `${id}-fault`, class: "fault", role: "alert" });
  const file = el("input", { id: `${id}-file`, type: "file", accept: TYPES, multiple: true });
  let isOwn = false; // what stands in the field was typed or pasted
  text.addEventListener("input", () => { isOwn = true; });
  const take = async (chosen) => {
    if (isOwn && text.value.trim() && !mayReplace(chosen.name)) return;
    fault.textContent = "";
    try {
      text.value = (await readDraft(chosen)).text;
      isOwn = false;
      look();
      announce(`${chosen.name} is read.`);
    } catch (failure) {
      fault.textContent = failure.message;
    }
  };
  const fields = {
    node: el("fieldset", {},
      el("legend", {}, `Text ${number}`),
      el("p", { class: "field" }, el("label", { for: id }, "The text, or its HTML"), text),
      fault,
      el("div", { class: "choices" },
        el("p", { class: "field" }, el("label", { for: file.id }, "A file of it, which can be dropped here, too"), file),
        el("p", { class: "field" },
          el("label", { for: outlet.id }, "Where it is from ", el("span", { class: "quiet" }, "(if you like)")), outlet))),
    take,
    focus: () => text.focus(),
    isEmpty: () => !text.value.trim(),
    isTyped: () => isOwn && Boolean(text.value.trim()),
    read: (isOneOfSeveral) => ({
      [isPage(text.value) ? "html" : "text"]: text.value,
      outlet: outlet.value.trim() || (isOneOfSeveral ? `Your text ${number}` : "Your text"),
    }),
  };
  file.addEventListener("change", () => file.files.length && takeAll([...file.files], fields));
  return fields;
}

/** Hand the files that are dropped on `node` to `take`, until `signal` ends where one is given. */
export function takeDrops(node, take, signal = undefined) {
  const on = (kind, listener) => node.addEventListener(kind, listener, { signal });
  on("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add("dropping");
  });
  on("dragleave", () => node.classList.remove("dropping"));
  on("drop", (event) => {
    node.classList.remove("dropping");
    const dropped = event.dataTransfer.files;
    if (!dropped.length) return;
    event.preventDefault();
    event.stopPropagation();
    take(...dropped);
  });
}

/** The text of each given source by its id in the answer; null where the answer is from what is on record. */
export function givenTexts(sources, answered) {
  if (!sources.length) return null;
  return new Map((answered ?? []).map(({ id, text }, place) => [id, text ?? sources[place]?.text ?? ""]));
}

/** What the given texts are called in a sentence. */
export function textsOf(given) {
  return given.size > 1 ? "your texts" : "the text";
}

/** A sentence on the record, said of the texts that were given in place of it. */
export function ofText(sentence, given) {
  const texts = textsOf(given);
  return sentence.replaceAll("a recorded quote", `a quote in ${texts}`).replaceAll("The record", "The text")
    .replaceAll("No quote here", `No quote in ${texts}`).replaceAll("on record", `in ${texts}`).replaceAll("On record", `In ${texts}`);
}

/** Says that only the given texts counted; null for an answer from what is on record. */
export function sourceNote(given) {
  if (!given) return null;
  const [texts, them] = given.size > 1 ? [`${given.size} texts`, "them"] : ["text", "it"];
  const note = `Compared only with the ${texts} that you gave, and with nothing on record. Nothing of ${them} is stored.`;
  return el("p", { class: "source-note" }, note);
}
