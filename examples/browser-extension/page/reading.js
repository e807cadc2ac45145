// Reads the page as a person does: the text that is shown, a blank line between blocks. Remembers where every piece of
// it stands, so that what the service finds in the text can be shown in the page.

(() => {
  const quoteverify = (globalThis.quoteverify ??= {});
  const SKIPPED = new Set(
    "SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT BUTTON INPUT NAV FOOTER SVG CANVAS IFRAME OBJECT VIDEO AUDIO".split(" "),
  );
  const ARTICLE = "article, main, [role=main], [role=article]";
  const ENOUGH = 400; // code units: a shorter "article" is a teaser or a comment
  const INLINE = /^(inline|contents|ruby)/;
  const PRESERVED = /^(pre|break-spaces)/;

  let text = "";
  let pieces = []; // {at, node, from, length}: text[at, at + length) is node.data[from, from + length)

  quoteverify.read = () => {
    text = "";
    pieces = [];
    walk(root());
    return text;
  };

  // The range of text[start, end), in UTF-16 code units; null where nothing of it stands in the page any more.
  quoteverify.range = (start, end) => {
    const first = pieces[pieceAt(start)];
    const last = pieces[pieceBefore(end)];
    if (!first?.node.isConnected || !last?.node.isConnected || last.at + last.length <= start) {
      return null;
    }
    const range = document.createRange();
    range.setStart(first.node, first.from + Math.max(0, start - first.at));
    range.setEnd(last.node, last.from + Math.min(last.length, end - last.at));
    return range;
  };

  function root() {
    const long = [...document.querySelectorAll(ARTICLE)]
      .filter((element) => element.checkVisibility() && element.textContent.length >= ENOUGH)
      .sort((one, other) => other.textContent.length - one.textContent.length);
    return long[0] ?? document.body;
  }

  function walk(top) {
    let gap = "";
    const stack = [{ node: top, leaving: null }];
    while (stack.length) {
      const { node, leaving } = stack.pop();
      if (leaving) {
        gap = leaving;
      } else if (node.nodeType === Node.TEXT_NODE) {
        gap = take(node, gap);
      } else if (node.nodeName === "BR") {
        gap = gap.startsWith("\n") ? "\n\n" : "\n";
      } else if (node.nodeType === Node.ELEMENT_NODE && !SKIPPED.has(node.nodeName.toUpperCase())) {
        const { display } = getComputedStyle(node);
        if (display === "none") {
          continue;
        }
        if (!INLINE.test(display)) {
          gap = "\n\n";
          stack.push({ node: null, leaving: gap });
        }
        for (let child = node.lastChild; child; child = child.previousSibling) {
          stack.push({ node: child, leaving: null });
        }
      }
    }
  }

  // Adds a node's words; returns the gap that stands before whatever comes next.
  function take(node, gap) {
    const { whiteSpace, visibility } = getComputedStyle(node.parentElement);
    if (visibility !== "visible") {
      return gap;
    }
    const isPreserved = PRESERVED.test(whiteSpace);
    for (const { 0: run, index } of node.data.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g)) {
      if (isPreserved || run.trim()) {
        text += text ? gap : "";
        gap = "";
        pieces.push({ at: text.length, node, from: index, length: run.length });
        text += run;
      } else {
        gap ||= " ";
      }
    }
    return gap;
  }

  // The first piece that ends after `offset`.
  function pieceAt(offset) {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pieces[middle].at + pieces[middle].length > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  // The last piece that begins before `offset`.
  function pieceBefore(offset) {
    const next = pieceAt(offset);
    return next < pieces.length && pieces[next].at < offset ? next : next - 1;
  }
})();
