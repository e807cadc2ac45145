// The form for a draft: its text or its file, how to read it, and what it is compared with. Folded away once it is checked.

import { completed, outletNames } from "../completing.js";
import { announce, el, fill } from "../dom.js";
import { DRAFT_TYPES, isDocument, isPage, readDraft } from "../files.js";
import { sourceForm } from "../sources.js";
import { look, mayReplace } from "../unsaved.js";

/** `{node, fold, complain, show, read, take, isFree, isTyped}`; `fold(true)` folds it, `isTyped()` tells whether words stand in
 * it that are nowhere else. `take` reads a file;
 * it and `isFree(called)` ask before something takes the place of typed words. */
export function draftForm() {
  const fields = fieldsOfDraft();
  const { draft, form, outlet, fault, file, source } = fields;
  const chosen = chosenDocument();
  const node = el("form", { class: "ask draft", novalidate: true }, ...rows(fields, chosen));
  const folded = el("details", { class: "draft-fold", open: true },
    el("summary", {}, "The draft and how it is read"),
    el("p", {}, "Every quote of the draft is compared with what is on record. The draft is not stored."), node);
  let isOwn = false; // what stands in the field was typed or pasted
  const complain = (text) => {
    folded.open = true;
    fault.textContent = text;
    draft.setAttribute("aria-invalid", "true");
    draft.focus();
  };
  const settle = () => {
    fault.textContent = "";
    draft.removeAttribute("aria-invalid");
  };
  const show = (text, isHtml = false) => {
    draft.value = text;
    form.value = isHtml ? "html" : "text";
    isOwn = false;
    chosen.set(null);
    look();
  };
  const isFree = (called) => !(isOwn && draft.value.trim()) || mayReplace(called);
  const take = async (given) => {
    folded.open = true;
    if (!isFree(given.name)) {
      file.value = "";
      return;
    }
    settle();
    try {
      await takeFile(given, { show, chosen });
      announce(`${given.name} is read. Now check the draft.`);
    } catch (failure) {
      complain(failure.message);
    }
  };
  draft.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) node.requestSubmit();
  });
  draft.addEventListener("input", () => {
    settle();
    isOwn = true;
    chosen.set(null);
  });
  draft.addEventListener("paste", () => setTimeout(() => { form.value = isPage(draft.value) ? "html" : "text"; }));
  file.addEventListener("change", () => file.files[0] && take(file.files[0]));
  return {
    node: folded, form: node, complain, show, take, isFree,
    fold: (isFolded) => { folded.open = !isFolded; },
    read: () => ({ draft: draft.value, file: chosen.file(), form: form.value, outlet: outlet.value, sources: source.read() }),
    isTyped: () => (isOwn && Boolean(draft.value.trim())) || source.isTyped(),
  };
}

function fieldsOfDraft() {
  return {
    draft: el("textarea", {
      id: "draft", name: "draft", rows: "10", dir: "auto", required: true, "data-first": "",
      "aria-describedby": "draft-hint draft-fault",
    }),
    form: el("select", { id: "form", name: "form" },
      el("option", { value: "text" }, "Plain text"), el("option", { value: "html" }, "HTML")),
    outlet: el("input", { id: "outlet", name: "outlet", dir: "auto", autocomplete: "off", "aria-describedby": "outlet-hint" }),
    fault: el("p", { id: "draft-fault", class: "fault", role: "alert" }),
    file: el("input", { id: "file", type: "file", accept: DRAFT_TYPES }),
    source: sourceForm("draft"),
  };
}

function rows({ draft, form, outlet, fault, file, source }, chosen) {
  return [
    el("p", { class: "field" }, el("label", { for: "draft" }, "The draft"), draft),
    fault,
    chosen.node,
    el("div", { class: "choices" },
      el("p", { class: "field" }, el("label", { for: "file" }, "Or its file"), file),
      el("p", { class: "field" }, el("label", { for: "form" }, "Read it as"), form),
      el("p", { class: "field" }, el("label", { for: "outlet" }, "Leave out this outlet’s articles"),
        completed(outlet, outletNames),
        el("span", { id: "outlet-hint", class: "quiet" }, "Your own, when they already carry the draft."))),
    source.node,
    el("p", { class: "field go" }, el("button", { type: "submit", class: "chief" }, "Check the draft"),
      el("span", { id: "draft-hint", class: "quiet" }, "Ctrl+Enter checks. A file can be dropped anywhere on this page.")),
  ];
}

/** The document that is checked in place of a text, and a line that says which; `set(null)` takes it out. */
function chosenDocument() {
  const node = el("p", { class: "chosen" });
  let file = null;
  const set = (given) => {
    file = given;
    node.hidden = !given;
    const out = el("button", { type: "button", class: "quietly" }, "Take it out");
    out.addEventListener("click", () => set(null));
    fill(node, given ? [el("strong", {}, given.name), " is checked as it is, by page and paragraph. ", out] : []);
  };
  set(null);
  return { node, set, file: () => file };
}

async function takeFile(given, { show, chosen }) {
  if (isDocument(given)) {
    show("");
    chosen.set(given);
  } else {
    chosen.set(null);
    const { text, isPage: isHtml } = await readDraft(given);
    show(text, isHtml);
  }
}
