// The way through a draft's trouble: a list, the gravest first, and buttons and keys for the next and the previous one.

import { announce, el } from "../dom.js";

/** `{list, bar, listen}` for the quotes to look at; `show(quote, before)` opens one, and folds the one before. `listen(node)`
 * takes the keys N and P there. */
export function wayThrough(quotes, show) {
  let at = -1;
  const place = el("span", { class: "quiet" });
  const links = quotes.map((quote, index) => row(quote, () => go(index)));
  function go(index) {
    const before = quotes[at];
    links[at]?.removeAttribute("aria-current");
    at = (index + quotes.length) % quotes.length;
    links[at].setAttribute("aria-current", "true");
    place.textContent = `${at + 1} of ${quotes.length}`;
    show(quotes[at], before);
    announce(`${at + 1} of ${quotes.length}`);
  }
  const step = { n: () => go(at + 1), p: () => go(Math.max(at, 0) - 1) };
  const bar = el("div", { class: "way", role: "group", "aria-label": "Through the trouble" },
    el("button", { type: "button", onclick: step.p, "aria-keyshortcuts": "P" }, "Previous"),
    el("button", { type: "button", onclick: step.n, "aria-keyshortcuts": "N" }, "Next"),
    place, el("span", { class: "quiet keys" }, "Keys: N and P."));
  const listen = (node) => node.addEventListener("keydown", (event) => {
    const isTyped = event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey;
    const stepped = step[event.key.toLowerCase()];
    if (isTyped || !stepped) return;
    event.preventDefault();
    stepped();
  });
  const list = el("ol", { class: "troubles", "aria-label": "What needs a look, the gravest first" },
    links.map((anchor) => el("li", {}, anchor)));
  return { list, bar, listen };
}

function row({ number, text, look: { tone, symbol, labels } }, go) {
  const anchor = el("a", { href: `#quote-${number}` },
    el("span", { class: `sign ${tone}`, "aria-hidden": "true" }, symbol),
    el("span", { class: "quiet" }, String(number)), " ",
    labels.map((label) => [el("span", { class: "label" }, label), " "]),
    el("q", { dir: "auto" }, text));
  anchor.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });
  return anchor;
}
