// The addresses that events are sent to: one is added with its secret shown once, tried, taken up again, or deleted.

import { get, post, remove } from "./api.js";
import { el, fill, name, newId } from "./dom.js";
import { listing } from "./listing.js";
import { timeInWords } from "./times.js";

const LONGEST_URL = 2000;
const MOST = 100;
const MOST_MESSAGES = 5;

/** Every webhook of who asks; there are few. */
export async function webhooksOf(signal) {
  return (await get("/v1/webhooks", { limit: MOST }, signal)).items;
}

/** The list of webhooks with a form for another one; `start()` draws it. */
export function webhookList(signal) {
  const holder = el("div");
  const list = () => listing({
    fetchPage: (cursor) => get("/v1/webhooks", { cursor }, signal),
    item: (webhook) => row(webhook, draw),
    none: () => el("p", { class: "empty" }, "Events are sent to nobody so far."),
    noun: "webhook",
  });
  function draw() {
    const drawn = list();
    fill(holder, drawn.node);
    return drawn.start(null);
  }
  return { node: el("div", {}, holder, form(draw)), start: draw };
}

function form(drawAgain) {
  const address = el("input", {
    type: "url", id: newId("webhook"), required: true, maxlength: LONGEST_URL, autocomplete: "off", placeholder: "https://",
  });
  const result = el("p", { role: "status" });
  const button = el("button", { type: "submit" }, "Send events there");
  const node = el("form", {},
    el("p", {}, el("label", { for: address.id }, "An address that whoever runs the service allows"), " ", address),
    button, result);
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(button, result, async () => {
      const { secret } = await post("/v1/webhooks", { url: address.value.trim() });
      address.value = "";
      fill(result, "Its secret, shown this once; messages are signed by it: ", el("code", {}, secret));
      await drawAgain();
    });
  });
  return node;
}

function row(webhook, drawAgain) {
  const result = el("span", { role: "status" });
  const path = `/v1/webhooks/${webhook.id}`;
  const act = (label, action) => {
    const button = el("button", { type: "button", class: "quietly" }, label);
    button.addEventListener("click", () => attempt(button, result, action));
    return button;
  };
  const messages = el("ul");
  return el("li", { class: "row" },
    el("p", {}, name(webhook.url)),
    el("p", { class: "quiet" }, stateOf(webhook)),
    el("p", {},
      act("Send a test", async () => {
        await post(`${path}/test`, {});
        result.textContent = "A test is on its way.";
      }), " ",
      act("What was sent", () => showMessages(path, messages)), " ",
      webhook.ended_at ? [act("Send again", async () => { await post(`${path}/resume`, {}); await drawAgain(); }), " "] : null,
      act("Delete it", async () => { await remove(path); await drawAgain(); }), " ", result),
    messages);
}

function stateOf({ ended_at: ended, ended_why: why, failing_since: failing }) {
  if (ended) return `Nothing is sent any more since ${timeInWords(ended)}: ${why ?? "it was given up"}`;
  return failing ? `Takes no messages since ${timeInWords(failing)}; they are sent again` : "Takes messages";
}

async function showMessages(path, messages) {
  const { items } = await get(`${path}/deliveries`, { limit: MOST_MESSAGES });
  fill(messages, items.length ? items.map(message) : el("li", {}, "Nothing so far."));
}

function message({ created_at: at, event, state, log }) {
  const last = log.at(-1);
  const answer = last ? `, ${last.status ? `answered ${last.status}` : last.error}` : "";
  return el("li", {}, `${timeInWords(at)}, ${event === null ? "a test" : "an event"}: ${state}${answer}`);
}

/** Do what a button says, with the button off meanwhile; what fails is said beside it. */
async function attempt(button, result, action) {
  button.disabled = true;
  try {
    await action();
  } catch (failure) {
    result.textContent = failure.errors?.[0]?.detail ?? failure.detail ?? failure.message;
  } finally {
    button.disabled = false;
  }
}
