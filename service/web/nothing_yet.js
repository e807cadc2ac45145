// Says what to do where nothing is recorded.

import { el } from "./dom.js";

/** What to do when nothing has been put in yet. */
export function nothingYet() {
  return el("p", { class: "empty" },
    "Nothing is on record yet. Put articles in with ", el("code", {}, "quoteverify ingest FOLDER --outlet NAME"),
    " or by POST to ", el("code", {}, "/v1/articles"), ", then load this page again.");
}
