// The view that checks a draft: its form, and what is recorded of every quote below it.

import { draftForm } from "../desk/draft_form.js";
import { announce, el, fill } from "../dom.js";
import { commentsButton, send } from "../draft_questions.js";
import { failureNotice } from "../failures.js";
import { entitle } from "../router.js";
import { givenTexts, takeDrops } from "../sources.js";
import { askBeforeLeaving } from "../unsaved.js";

// The form and what was checked last, in this page's memory alone: coming back to the view finds them again.
let form = null;
let last = null;

export async function checkView(holder, { signal, state }) {
  entitle("Check a draft");
  form ??= begun();
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
  form.form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  }, { signal });
  takeDrops(document.body, form.take, signal);
  fill(holder, el("h1", {}, "Check a draft"), form.node, results);
  if (state?.draft && (state.draft === form.read().draft || form.isFree("what was pasted"))) {
    form.show(state.draft);
    submit(); // the form is not in the page yet, and could not submit itself
  } else if (last?.checked) {
    fill(results, (await drawn(last)).node);
  }
}

/** The form; from now on the browser asks before it goes, while words stand in it that are nowhere else. */
function begun() {
  const made = draftForm();
  askBeforeLeaving(made.isTyped);
  return made;
}

async function drawn(question) {
  const { checkedDraft } = await import("../drafts.js"); // most of the view, which the form does without
  const { checked, sources } = question;
  return checkedDraft(checked, givenTexts(sources, checked.sources), () => commentsButton(question));
}

async function check(question, results, signal) {
  results.setAttribute("aria-busy", "true");
  fill(results, el("p", { class: "loading" }, "Reading the draft…"));
  try {
    question.checked = await send(question, signal);
    const { node, spoken } = await drawn(question);
    if (signal.aborted) return;
    fill(results, node);
    form.fold(true);
    announce(spoken);
    results.querySelector("h2").focus();
  } catch (failure) {
    if (signal.aborted) return;
    if (failure.status === undefined) console.error(failure);
    fill(results, failureNotice(failure, () => check(question, results, signal)));
  } finally {
    if (!signal.aborted) results.removeAttribute("aria-busy");
  }
}
