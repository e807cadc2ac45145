// Shows the view of each address, and keeps history, focus and title right after each step.

import { announce, el, fill } from "./dom.js";
import { failureNotice } from "./failures.js";
import { look, mayLeave } from "./unsaved.js";

let routes = [];
let missing = null;
let current = null;
let at = 0; // which step of the history this is
let isReturning = false;

/** Begin: `table` holds [pattern, view] pairs, `notFound` is the view of every other address. */
export function start(table, notFound) {
  routes = table;
  missing = notFound;
  document.addEventListener("click", follow);
  window.addEventListener("popstate", traverse);
  at = history.state?.at ?? 0;
  history.replaceState({ ...history.state, at }, "");
  show({ isFirst: true, state: history.state });
}

/** Go to `address`; `state` is what the address is too short to hold. */
export function go(address, state = null) {
  history.replaceState({ ...history.state, scroll: window.scrollY }, "");
  at += 1;
  history.pushState({ ...state, at }, "", address);
  show({ state });
}

/** Follow a step through the history, or take it back where words would go with the view and that is not wanted. */
function traverse({ state }) {
  if (isReturning) {
    isReturning = false;
    return;
  }
  const isNew = state?.at === undefined; // a fragment of this page, gone to by the browser
  const there = isNew ? at + 1 : state.at;
  if (isNew) history.replaceState({ ...state, at: there }, "");
  if (there !== at && isLeft(location) && !mayLeave()) {
    isReturning = true;
    history.go(at - there);
    return;
  }
  at = there;
  show({ isBack: true, state });
}

/** Whether the present view goes when `there` is gone to. */
function isLeft({ pathname, search }) {
  const { view, id } = viewAt(pathname);
  const isSame = current?.view === view && current.id === id;
  return !(isSame && (current.update || current.address === pathname + search));
}

/** Show the present address anew, by what is recorded now. */
export function again() {
  show({ state: history.state });
}

function follow(event) {
  const anchor = event.target.closest?.("a[href]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!anchor || !plain || event.defaultPrevented || anchor.target || "outside" in anchor.dataset) return;
  const there = new URL(anchor.href);
  if (there.origin !== location.origin) return;
  const isSamePage = there.pathname === location.pathname && there.search === location.search;
  if (isSamePage && there.hash) return;
  event.preventDefault();
  if (isLeft(there) && !mayLeave()) return;
  go(there.pathname + there.search + there.hash);
}

function viewAt(path) {
  for (const [pattern, view] of routes) {
    const parameters = pattern.exec(path);
    if (parameters) return { view, id: parameters[1] };
  }
  return { view: missing };
}

async function show(step) {
  const { view, id } = viewAt(location.pathname);
  const query = new URLSearchParams(location.search);
  const address = location.pathname + location.search;
  // A step to a fragment of the same page also arrives here; the browser has already gone there.
  if (step.isBack && current?.address === address && (location.hash || !current.update)) return;
  if (current?.view === view && current.update && current.id === id) {
    current.address = address;
    current.update({ query, state: step.state });
    return;
  }
  current?.stop.abort();
  const stop = new AbortController();
  current = { view, id, address, stop };
  markPlace();
  const place = { id, query, state: step.state, signal: stop.signal, hash: location.hash };
  await draw(view, place, stop.signal, step);
}

async function draw(view, place, signal, step) {
  const main = document.getElementById("main");
  const holder = el("div", { class: "view" });
  const loading = () => { if (!signal.aborted) fill(main, el("p", { class: "loading" }, "Loading…")); };
  const waiting = setTimeout(loading, 200);
  let drawn;
  try {
    drawn = await view(holder, place);
    if (signal.aborted) return;
    current.update = drawn?.update;
  } catch (failure) {
    if (signal.aborted) return;
    if (failure.status === undefined) console.error(failure);
    entitle("Not shown");
    fill(holder, el("h1", {}, "This could not be shown"), failureNotice(failure, () => { current = null; show({}); }));
  } finally {
    clearTimeout(waiting);
  }
  fill(main, holder);
  look();
  arrive(main, place, step);
  const announcement = [step.isFirst ? "" : document.title, drawn?.spoken ?? ""].filter(Boolean).join(": ");
  if (announcement) announce(announcement);
}

/** After each step the heading has the focus, so that the next Tab and the screen reader begin there. */
function arrive(main, place, { isBack, isFirst, state }) {
  const target = place.hash && document.getElementById(place.hash.slice(1));
  const focus = target || main.querySelector("[data-first]") || main.querySelector("h1");
  if (focus) {
    if (!focus.matches("input, textarea, a, button")) focus.tabIndex = -1;
    if (!isFirst || target || focus.matches("[data-first]")) focus.focus({ preventScroll: !target });
  }
  if (target) target.scrollIntoView({ block: "center" });
  else window.scrollTo(0, isBack ? state?.scroll ?? 0 : 0);
}

function markPlace() {
  for (const anchor of document.querySelectorAll("header nav a")) {
    const path = anchor.getAttribute("href");
    const isHere = path === "/" ? location.pathname === "/" : location.pathname.startsWith(path);
    if (isHere) anchor.setAttribute("aria-current", location.pathname === path ? "page" : "true");
    else anchor.removeAttribute("aria-current");
  }
}

/** Name the page, in the tab and for screen readers. */
export function entitle(title) {
  document.title = title ? `${title} – quoteverify` : "quoteverify";
}
