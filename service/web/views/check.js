// The view that checks a draft: its form, and what is recorded of every quote below it.

import { announce, el, fill } from "../dom.js";
import { commentsButton, send } from "../draft_questions.js";
import { checkedDraft } from "../drafts.js";
import { failureNotice } from "../failures.js";
import { DRAFT_TYPES, isDocument, isPage, readDraft } from "../files.js";
import { entitle } from "../router.js";
import { givenTexts, sourceForm, takeDrops } from "../sources.js";

// What was checked last, in this page's memory alone: coming back to the view finds it again.
let last = { draft: "", file: null, outlet: "", form: "text", sources: [], checked: null };

export function checkView(holder, { signal, state }) {
  entitle("Check a draft");
  const form = draftForm();
  const results = el("section", { class: "results", "aria-label": "Answer" });
  let checking = null;
  function submit() {
    const question = { ...form.read(), checked: null };
    if (!question.file && !question.draft.trim()) {
      form.complain("Paste the draft, or choose its file.");
      return;
    }
    checking?.abort(); // the newest question counts, whichever answer comes first
    checking = new AbortController();
    last = question;
    check(question, results, AbortSignal.any([signal, checking.signal]));
  }
  form.node.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  fill(holder,
    el("h1", {}, "Check a draft"),
    el("p", {}, "Every quote of the draft is compared with what is on record. The draft is not stored."),
    form.node, results);
  if (state?.draft) {
    form.show(state.draft);
    submit(); // the form is not in the page yet, and could not submit itself
  } else if (last.checked) {
    fill(results, drawn(last).node);
  }
}

function drawn(question) {
  const { checked, sources } = question;
  return checkedDraft(checked, givenTexts(sources, checked.sources), commentsButton(question));
}

async function check(question, results, signal) {
  results.setAttribute("aria-busy", "true");
  fill(results, el("p", { class: "loading" }, "Reading the draft…"));
  try {
    question.checked = await send(question, signal);
    const { node, spoken } = drawn(question);
    fill(results, node);
    announce(spoken);
    results.querySelector("h2").tabIndex = -1;
    results.querySelector("h2").focus();
  } catch (failure) {
    if (signal.aborted) return;
    if (failure.status === undefined) console.error(failure);
    fill(results, failureNotice(failure, () => check(question, results, signal)));
  } finally {
    if (!signal.aborted) results.removeAttribute("aria-busy");
  }
}

function draftForm() {
  const draft = el("textarea", {
    id: "draft", name: "draft", rows: "10", dir: "auto", required: true, "data-first": "",
    "aria-describedby": "draft-hint draft-fault",
  });
  const form = el("select", { id: "form", name: "form" },
    el("option", { value: "text" }, "Plain text"), el("option", { value: "html" }, "HTML"));
  const outlet = el("input", {
    id: "outlet", name: "outlet", dir: "auto", autocomplete: "off", "aria-describedby": "outlet-hint",
  });
  const source = sourceForm("draft");
  const fault = el("p", { id: "draft-fault", class: "fault", role: "alert" });
  const file = el("input", { id: "file", type: "file", accept: DRAFT_TYPES });
  const chosen = chosenDocument(last.file);
  const node = el("form", { class: "ask draft", novalidate: true },
    el("p", { class: "field" }, el("label", { for: "draft" }, "The draft"), draft),
    fault,
    chosen.node,
    el("div", { class: "choices" },
      el("p", { class: "field" }, el("label", { for: "file" }, "Or its file"), file),
      el("p", { class: "field" }, el("label", { for: "form" }, "Read it as"), form),
      el("p", { class: "field" }, el("label", { for: "outlet" }, "Leave out this outlet’s articles"), outlet,
        el("span", { id: "outlet-hint", class: "quiet" }, "Your own, when they already carry the draft."))),
    source.node,
    el("p", { class: "field go" }, el("button", { type: "submit", class: "chief" }, "Check the draft"),
      el("span", { id: "draft-hint", class: "quiet" }, "Ctrl+Enter checks. A file can be dropped here.")));
  draft.value = last.draft;
  form.value = last.form;
  outlet.value = last.outlet;
  const complain = (text) => {
    fault.textContent = text;
    draft.setAttribute("aria-invalid", "true");
    draft.focus();
  };
  const settle = () => {
    fault.textContent = "";
    draft.removeAttribute("aria-invalid");
  };
  const take = (given) => takeFile(given, { draft, form, chosen, settle, complain });
  draft.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) node.requestSubmit();
  });
  draft.addEventListener("input", () => {
    settle();
    chosen.set(null);
  });
  draft.addEventListener("paste", () => setTimeout(() => { form.value = isPage(draft.value) ? "html" : "text"; }));
  file.addEventListener("change", () => file.files[0] && take(file.files[0]));
  takeDrops(node, take);
  const show = (text) => {
    draft.value = text;
    form.value = "text";
    chosen.set(null);
  };
  const read = () => ({
    draft: draft.value, file: chosen.file(), form: form.value, outlet: outlet.value, sources: source.read(),
  });
  return { node, complain, show, read };
}

/** The document that is checked in place of a text, and a line that says which; `set(null)` takes it out. */
function chosenDocument(before) {
  const node = el("p", { class: "chosen" });
  let file = null;
  const set = (given) => {
    file = given;
    node.hidden = !given;
    const out = el("button", { type: "button", class: "quietly" }, "Take it out");
    out.addEventListener("click", () => set(null));
    fill(node, given ? [el("strong", {}, given.name), " is checked as it is, by page and paragraph. ", out] : []);
  };
  set(before);
  return { node, set, file: () => file };
}

async function takeFile(given, { draft, form, chosen, settle, complain }) {
  settle();
  chosen.set(null);
  try {
    if (isDocument(given)) {
      draft.value = "";
      chosen.set(given);
    } else {
      const { text, isPage: isHtml } = await readDraft(given);
      draft.value = text;
      form.value = isHtml ? "html" : "text";
    }
    announce(`${given.name} is read. Now check the draft.`);
  } catch (failure) {
    complain(failure.message);
  }
}
