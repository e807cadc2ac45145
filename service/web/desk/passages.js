// Cuts a draft into its paragraphs, each with its quotes marked.

import { pieces } from "../codepoints.js";
import { el, unseen } from "../dom.js";

/** `[{start, end, text}]`, in code points: a line each, unless it goes on in small letters, as wrapped lines do. */
export function paragraphsOf(text) {
  let at = 0;
  return text.split(/(?<=\n)(?=[^\S\n]*[^\s\p{Ll}])/u).filter(Boolean).map((part) => {
    const start = at;
    at += Array.from(part).length;
    return { start, end: at, text: part };
  });
}

/** The paragraph in which a quote ends: what is said of it stands below. */
export function paragraphOf(paragraphs, { end }) {
  return paragraphs.find((paragraph) => end <= paragraph.end) ?? paragraphs.at(-1);
}

/** A paragraph as a node, with the parts of `quotes` that stand in it marked; `open` is handed the quote whose mark is
 * pressed. A quote over several paragraphs has its sign in the last one. */
export function passage({ start, end, text }, quotes, open) {
  const spans = quotes.filter((quote) => quote.start < end && quote.end > start).map((quote) => ({
    start: Math.max(quote.start - start, 0),
    end: Math.min(quote.end, end) - start,
    show: (words) => mark(words, quote, { isFirst: quote.start >= start, isLast: quote.end <= end }, open),
  }));
  return el("p", { class: "passage", dir: "auto" }, pieces(text.trimEnd(), spans));
}

function mark(words, quote, { isFirst, isLast }, open) {
  const { number, look: { tone, symbol, labels } } = quote;
  const sign = isLast ? [el("sup", { "aria-hidden": "true" }, `${symbol}${number}`), unseen(` [${labels.join(", ")}] `)] : [];
  const anchor = el("a", { href: `#quote-${number}` }, words, sign);
  anchor.addEventListener("click", (event) => {
    event.preventDefault(); // going there would take the focus away from the summary
    open(quote);
  });
  return el("mark", { class: `in-draft ${tone}`, id: isFirst ? `in-draft-${number}` : null }, anchor);
}
