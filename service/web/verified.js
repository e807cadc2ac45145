// Asks about one candidate quote, and shows the answer.

import { answer } from "./answer.js";
import { post } from "./api.js";
import { announce, el, fill, name } from "./dom.js";
import { failureNotice } from "./failures.js";
import { asRequest } from "./filters.js";
import { entitle } from "./router.js";
import { givenTexts } from "./sources.js";
import { taking } from "./taking.js";
import { timeInWords } from "./times.js";
import { shortened } from "./words.js";

const MATCHES = 5;
const LONGEST_TITLE = 80;

/** Fill `results` with the answer to `question`, compared with `sources` where there are any; `address` leads to it. */
export async function verified({ question, sources, address }, results, signal) {
  const again = () => verified({ question, sources, address }, results, signal);
  results.setAttribute("aria-busy", "true");
  const waiting = setTimeout(() => fill(results, el("p", { class: "loading" }, "Looking…")), 200);
  try {
    const speaker = question.speaker.trim() || null;
    const body = { quote: question.quote, speaker, limit: MATCHES, ...(sources.length ? { sources } : asRequest(question)) };
    const verification = await post("/v1/verify", body, signal);
    clearTimeout(waiting);
    const drawn = answer(verification, givenTexts(sources, verification.sources));
    fill(results, askedOnPaper(question), drawn.node, taking(verification, address, drawn.node));
    entitle(shortened(drawn.title, LONGEST_TITLE));
    announce(drawn.spoken);
    bringIntoView(results);
  } catch (failure) {
    if (signal.aborted) return;
    if (failure.status === undefined) console.error(failure);
    fill(results, failureNotice(failure, again));
  } finally {
    clearTimeout(waiting);
    if (!signal.aborted) results.removeAttribute("aria-busy");
  }
}

/** The question and the day, which the form does not show on paper. */
function askedOnPaper({ quote, speaker }) {
  const day = timeInWords(new Date().toISOString().slice(0, 10));
  return el("p", { class: "on-paper" }, `Asked on ${day}: `, el("q", { dir: "auto" }, quote), speaker.trim() ? [", said to be by ", name(speaker)] : null);
}

/** On a small screen the answer begins below the form. */
function bringIntoView(results) {
  if (results.getBoundingClientRect().top > window.innerHeight * 0.7) results.scrollIntoView({ block: "start" });
}
