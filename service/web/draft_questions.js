// Sends a draft to be checked, as a text or as its file, and has its file given back with comments.

import { post, postForFile, postForm } from "./api.js";
import { announce, el } from "./dom.js";
import { formatWithComments, keepAsFile } from "./files.js";

/** Gives the document back with comments; nothing where there is no trouble, or the draft is no such document. */
export function commentsButton({ file, checked, ...question }) {
  const format = file && formatWithComments(file);
  if (!format || !checked.summary.trouble) return [];
  const result = el("span", { role: "status" });
  const button = el("button", { type: "button" }, `Download with comments (.${format})`);
  button.addEventListener("click", async () => {
    button.disabled = true;
    result.textContent = "";
    try {
      const content = await postForFile(`/v1/check?format=${format}`, fieldsOf({ file, ...question }));
      keepAsFile(content, file.name.replace(/\.[^.]+$/, `-checked.${format}`));
      announce("The draft with its comments is downloaded.");
    } catch (failure) {
      result.textContent = failure.message;
    } finally {
      button.disabled = false;
    }
  });
  return [" ", button, " ", result];
}

/** What is asked of a draft besides its text. */
function termsOf({ outlet, sources }) {
  const left = outlet.trim();
  return { ...(left ? { exclude_outlet: left } : {}), ...(sources.length ? { sources } : {}) };
}

function fieldsOf({ file, ...question }) {
  const fields = new FormData();
  fields.append("file", file);
  for (const [name, value] of Object.entries(termsOf(question))) {
    fields.append(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  return fields;
}

/** The answer of /v1/check to a draft: its `file` as it is where there is one, else its text or page. */
export function send(question, signal) {
  if (question.file) return postForm("/v1/check", fieldsOf(question), signal);
  return post("/v1/check", { [question.form]: question.draft, ...termsOf(question) }, signal);
}
