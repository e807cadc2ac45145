// The panel in the page: shows the answer about the selected words, or the list of the page's quotes.

import { drawAnswer, element } from "./answer.js";
import { check, verify } from "./client.js";
import { worstDifference } from "./differences.js";
import { isUntold, meaningOf } from "./meanings.js";
import { SEVERITIES, attribution, isSpeakerTrouble, verdict } from "./phrases.js";

// A selection may hold more than the quote: its marks, and who said it. The service says what it read it as. Where it
// read it as bare words and most of it stands between marks, each of its quotes is checked.
const MARKED = /["“”„«»「」]/;
const main = document.getElementById("main");
const send = (message) => chrome.runtime.sendMessage(message);
const name = new URLSearchParams(location.search).get("task"); // only in a window of its own
const task = await send({ type: "task", name });

const close = () => (name ? window.close() : send({ type: "close" }));
document.getElementById("close").addEventListener("click", close);
document.getElementById("options").addEventListener("click", () => send({ type: "options" })); // Firefox lets no frame open it
document.addEventListener("keydown", ({ key }) => key === "Escape" && close());

function start() {
  if (task.what === "check") {
    attempt(checkPage);
  } else if (task.quote) {
    attempt(() => verifyQuote(null));
  } else {
    show(element("p", {}, "Select the words of a quote on the page, then choose “Verify this quote” again."));
    main.ariaBusy = "false";
  }
}

// Runs one question; while it runs the panel says so, and when it fails, what to do.
async function attempt(question) {
  show(element("p", { className: "waiting" }, task.what === "check" ? "Checking the page's quotes…" : "Looking it up…"));
  main.ariaBusy = "true";
  try {
    await question();
  } catch (error) {
    const again = element("button", { type: "button", onclick: () => attempt(question) }, "Try again");
    show(element("p", { className: "failure", role: "alert" }, error.message), again);
  }
  main.ariaBusy = "false";
}

const show = (...children) => main.replaceChildren(...children.filter((child) => child !== null));

async function verifyQuote(speaker) {
  const answer = await verify(task.quote, speaker);
  const { read_as: reading } = answer.query;
  if (!reading && meaningOf(answer.verdict).standing !== "agreed" && MARKED.test(task.quote)) {
    const { text, quotes } = await check(task.quote);
    const within = quotes.reduce((sum, { start, end }) => sum + end - start, 0);
    if (2 * within >= text.length) {
      showQuotes(quotes);
      return;
    }
  }
  const asked = { quote: reading?.quote ?? task.quote, speaker: speaker ?? reading?.speaker ?? null };
  show(
    reading ? readAs(reading, asked.speaker) : null,
    drawAnswer(asked, answer, answer.matches[0] ?? null),
    reading?.others.length ? checkAll(reading.others.length + 1) : null,
    claim(asked.speaker),
  );
}

// What was compared in place of the selected words, which hold more than the quote.
function readAs({ quote, about, stance }, speaker) {
  const unsaid = stance === "denied" ? "did not say" : "may not have said";
  const denied = about && !speaker ? `, which the text says ${about} ${unsaid}` : "";
  const said = speaker ? `, said by ${speaker}` : denied;
  return element("p", { className: "read-as" }, "Compared: ", element("q", { dir: "auto" }, quote), `${said}.`);
}

function checkAll(count) {
  const checkSelected = async () => showQuotes((await check(task.quote)).quotes);
  return element("button", { type: "button", onclick: () => attempt(checkSelected) }, `Check all ${count} quotes`);
}

// The claimed speaker is asked for here, since the selected words seldom hold the name alone.
function claim(speaker) {
  const name = element("input", { id: "speaker", name: "speaker", maxLength: 500, value: speaker ?? "", autocomplete: "off" });
  const form = element(
    "form",
    {},
    element("label", { htmlFor: "speaker" }, "Who is said to have said it?"),
    name,
    element("button", {}, "Compare"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(() => verifyQuote(name.value.trim() || null));
  });
  return form;
}

async function checkPage() {
  const { text, quotes } = await check(task.text);
  const units = unitOffsets(text);
  const spoken = showQuotes(quotes);
  const marks = spoken.map((quote) => {
    const { severity } = verdict(quote);
    const label = `Quoteverify: ${quote.text} – ${short(quote).replace(/\.$/, "")}.`;
    return { start: units(quote.start), end: units(quote.end), severity, label };
  });
  await send({ type: "mark", marks });
}

// Shows the quotes of a text that the service has checked, as the text gives them; returns those that somebody says, and
// titles that come close to a recorded quote.
function showQuotes(quotes) {
  const spoken = quotes.filter(({ kind, trouble }) => kind !== "unspoken" || trouble.length);
  show(element("p", { className: "summary" }, summary(spoken, quotes.length - spoken.length)), legend(spoken), list(spoken));
  return spoken;
}

// From offsets in code points, which the service counts, to those in UTF-16 code units, which the page counts.
function unitOffsets(text) {
  const offsets = [0];
  for (const point of text) {
    offsets.push(offsets.at(-1) + point.length);
  }
  return (offset) => offsets[offset];
}

function summary(spoken, terms) {
  if (!spoken.length) {
    return "No spoken quotes were found in this text.";
  }
  const count = (state) => spoken.filter((quote) => verdict(quote).state === state).length;
  const untold = spoken.filter(isUntold).length;
  const counts = [
    `${spoken.length} ${spoken.length === 1 ? "quote" : "quotes"}`,
    `${count("trouble")} with trouble`,
    `${count("unknown") - untold} not found`,
    ...(untold ? [`${untold} too short or too common to tell`] : []),
    `${count("agreed")} on record`,
  ];
  return counts.join(", ") + (terms ? `; ${terms} titles or terms left out.` : ".");
}

// What the lines in the page mean, those that are there; the quotes below have them, too.
function legend(spoken) {
  const present = new Set(spoken.map((quote) => verdict(quote).severity));
  const rows = Object.entries(SEVERITIES).filter(([severity]) => present.has(severity));
  const items = rows.map(([severity, text]) => element("li", {}, element("span", { className: `line ${severity}` }, text)));
  return items.length ? element("ul", { className: "legend", ariaLabel: "What the lines mean" }, ...items) : null;
}

// The worst first, then as they stand in the page.
function list(spoken) {
  const items = spoken.map((quote, index) => ({ severity: verdict(quote).severity, item: entry(quote, index) }));
  const sorted = Object.keys(SEVERITIES).flatMap((severity) => items.filter((item) => item.severity === severity));
  return element("ol", { className: "quotes" }, ...sorted.map(({ item }) => item));
}

// What is the matter with a quote, in one line.
function short(quote) {
  const wrong = isSpeakerTrouble(quote) ? attribution(quote, quote.match, quote.speaker?.name ?? null) : null;
  const unsaid = (quote.stance ?? "said") === "said" ? null : quote.headline;
  const { state, text } = verdict(quote);
  const changed = state === "trouble" && quote.verdict === "altered" ? worstDifference(quote.match) : null;
  return unsaid ?? wrong ?? changed ?? text;
}

function entry(quote, index) {
  const { sign, state, severity, isGrave } = verdict(quote);
  const details = element(
    "details",
    { id: `quote-${index}`, className: isGrave ? `${state} grave` : state },
    element(
      "summary",
      {},
      element("span", { className: "sign", ariaHidden: "true" }, sign),
      element("q", { dir: "auto", className: `line ${severity}` }, quote.text),
      element("span", { className: "short" }, short(quote)),
    ),
    drawAnswer({ quote: quote.text, speaker: quote.speaker?.name ?? null }, quote, quote.match),
  );
  details.addEventListener("toggle", () => details.open && task.what === "check" && send({ type: "reveal", index }));
  return element("li", {}, details);
}

// A quote that is clicked in the page opens here: Chromium's frames hear the page itself, Firefox's the worker alone.
chrome.runtime.onMessage.addListener((message, sender) => {
  if (message.type === "picked" && (sender.tab?.id ?? task.tab) === task.tab) {
    const details = document.getElementById(`quote-${message.index}`);
    if (details) {
      details.open = true;
      details.scrollIntoView({ block: "nearest" });
      details.querySelector("summary").focus();
    }
  }
});

start();
