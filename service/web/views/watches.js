// The view of the saved questions of who looks: a form to save one, the list of them, and where events are sent to.

import { get, post } from "../api.js";
import { completed, outletNames, speakerNames } from "../completing.js";
import { el, fill, link, name, newId } from "../dom.js";
import { listing } from "../listing.js";
import { entitle, go } from "../router.js";
import { guarded } from "../unsaved.js";
import { webhookList, webhooksOf } from "../webhooks.js";

const LONGEST_QUOTE = 2000;
const LONGEST_NAME = 500;

export async function watchesView(holder, { signal, state }) {
  entitle("Watches");
  const list = listing({
    fetchPage: (cursor) => get("/v1/watches", { cursor }, signal),
    item: (watch) => el("li", { class: "row" }, link(`/watches/${watch.id}`, name(titleOf(watch)))),
    none: () => el("p", { class: "empty" }, "You watch for nothing so far."),
    noun: "saved question",
  });
  const webhooks = await webhooksOf(signal);
  const addresses = webhookList(signal);
  fill(holder,
    el("h1", {}, "Watches"),
    el("p", { class: "about" }, "Say what to watch for; every article that comes in is compared with it, and you are told here, ",
      "in a feed reader, or by a webhook."),
    form(webhooks), el("h2", {}, "Saved"), list.node, el("h2", {}, "Webhooks"), addresses.node);
  await addresses.start();
  return list.start(state);
}

/** What a watch is called: its name, or what it watches for. */
export function titleOf(watch) {
  const quote = watch.quote ? `“${watch.quote}”` : null;
  return watch.name ?? [quote, watch.speaker, watch.outlet].filter(Boolean).join(" · ");
}

function form(webhooks) {
  const quote = el("textarea", { rows: 2, maxlength: LONGEST_QUOTE });
  const [speaker, outlet, called] = [0, 1, 2].map(() => el("input", { type: "text", maxlength: LONGEST_NAME, autocomplete: "off" }));
  const webhook = el("select", {}, el("option", { value: "" }, "nowhere"), webhooks.map(({ id, url }) => (
    el("option", { value: id }, url))));
  const result = el("p", { role: "status" });
  const button = el("button", { type: "submit" }, "Watch for it");
  const node = guarded(el("form", {},
    labelled("The words of a quote", quote),
    labelled("A speaker (beside a quote: who said it)", speaker, completed(speaker, speakerNames)),
    labelled("Only this outlet", outlet, completed(outlet, outletNames)),
    labelled("Call it (if you like)", called),
    webhooks.length ? labelled("Send its events to", webhook) : null,
    button, result));
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    try {
      const asked = said({ quote, speaker, outlet, name: called });
      const watch = await post("/v1/watches", webhook.value ? { ...asked, webhook: Number(webhook.value) } : asked);
      go(`/watches/${watch.id}`);
    } catch (failure) {
      button.disabled = false;
      result.textContent = failure.errors?.[0]?.detail ?? failure.detail ?? failure.message;
    }
  });
  return node;
}

/** The fields that have something in them. */
function said(controls) {
  const values = Object.entries(controls).map(([field, control]) => [field, control.value.trim()]);
  return Object.fromEntries(values.filter(([, value]) => value));
}

function labelled(text, control, shown = control) {
  control.id = newId("watch");
  return el("p", {}, el("label", { for: control.id }, text), " ", shown);
}
