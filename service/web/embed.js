// The page that others frame: the verdict on one quote, and the way to the whole answer.

import { answer } from "./answer.js";
import { get } from "./api.js";
import { el, fill, link, name } from "./dom.js";
import { failureNotice } from "./failures.js";

const query = new URLSearchParams(location.search);
const asked = { quote: query.get("quote"), speaker: query.get("speaker") };

async function show() {
  const main = document.getElementById("main");
  try {
    const verification = await get("/v1/verify", asked);
    const { node, title } = answer(verification);
    document.title = title;
    const given = Object.entries(asked).filter(([, value]) => value);
    fill(main,
      el("blockquote", { class: "headline", dir: "auto" }, asked.quote),
      asked.speaker ? el("p", { class: "about" }, "Said to be by ", name(asked.speaker)) : null,
      node,
      el("p", { class: "actions" }, link(`/?${new URLSearchParams(given)}`, "The whole answer, on quoteverify")));
  } catch (failure) {
    fill(main, failureNotice(failure, show));
  }
}

show();
