// The quotes of a long article as a list that leads to each: beside the text where there is room, folded above it elsewhere.

import { el, link } from "./dom.js";
import { shortened } from "./words.js";

const FEWEST_LISTED = 6;
const LONGEST_LISTED = 100;
const WIDE = "(min-width: 64rem)"; // as in browsing.css

/**
 * The list for `text`, an element that holds the marks of `quotes`; null where they are few. `said` draws who said one.
 * Where it stands beside the text, the quote that is being read is marked in it, until `signal` ends.
 */
export function contents(quotes, text, said, signal) {
  const spoken = quotes.filter(({ kind }) => kind !== "unspoken");
  if (spoken.length < FEWEST_LISTED) return null;
  const lines = spoken.map((quote) => line(quote, text, said));
  const list = el("ol", { class: "parts" }, lines.map(({ node }) => node));
  const wide = window.matchMedia(WIDE);
  const folded = el("details", { open: wide.matches }, el("summary", {}, "Its quotes as a list"), list);
  const node = el("nav", { class: "contents", "aria-label": "Quotes of this article" }, folded);
  wide.addEventListener("change", () => { folded.open = wide.matches; }, { signal });
  follow(lines, text, list, signal);
  return node;
}

function line(quote, text, said) {
  const id = `occurrence-${quote.id}`;
  const anchor = link(`#${id}`, shortened(quote.text, LONGEST_LISTED));
  return { id, anchor, mark: text.querySelector(`#${id}`), node: el("li", {}, el("q", { dir: "auto" }, anchor), " ", said(quote)) };
}

/** Marks the line of the quote that is being read, as the page moves. */
function follow(lines, text, list, signal) {
  let current = null;
  let isAwaited = false;
  const look = () => {
    isAwaited = false;
    const read = beingRead(lines, text);
    if (read === current) return;
    current?.anchor.removeAttribute("aria-current");
    read?.anchor.setAttribute("aria-current", "location");
    current = read;
    if (read) bringInto(list, read.node);
  };
  const soon = () => {
    if (!isAwaited) requestAnimationFrame(look);
    isAwaited = true;
  };
  for (const kind of ["scroll", "resize", "hashchange"]) window.addEventListener(kind, soon, { signal, passive: true });
  soon();
}

/**
 * The quote that the address names, as long as it can be seen; else the last one that begins above a line which moves
 * down the window as the text moves to its end, so that each quote has its turn, also those on the last screen.
 */
function beingRead(lines, text) {
  const topOf = ({ mark }) => mark?.getBoundingClientRect().top ?? Infinity; // one within another has no mark
  const named = lines.find(({ id }) => location.hash === `#${id}`);
  const isSeen = (top) => top > -1 && top < window.innerHeight;
  if (named && isSeen(topOf(named))) return named;
  const { top, height } = text.getBoundingClientRect();
  const beyond = height - window.innerHeight;
  const edge = beyond > 0 ? Math.min(1, Math.max(0, -top / beyond)) * window.innerHeight : 0;
  return lines.findLast((each) => topOf(each) <= edge) ?? lines[0];
}

/** Moves the list alone, never the page: `scrollIntoView` would move both. */
function bringInto(list, node) {
  const [there, here] = [list.getBoundingClientRect(), node.getBoundingClientRect()];
  if (here.top < there.top) list.scrollTop -= there.top - here.top;
  else if (here.bottom > there.bottom) list.scrollTop += here.bottom - there.bottom;
}
