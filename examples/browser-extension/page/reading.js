// Reads the page as a person does: the text that is shown, a blank line between blocks; what open shadow roots and frames
// of the same site hold stands where it is shown. Remembers where every piece of it stands, so that what the service finds
// in the text can be shown in the page.

(() => {
  const quoteverify = (globalThis.quoteverify ??= {});
  const SKIPPED = new Set(
    "SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT BUTTON INPUT NAV FOOTER SVG CANVAS OBJECT VIDEO AUDIO".split(" "),
  );
  const ARTICLE = "article, main, [role=main], [role=article]";
  const ENOUGH = 400; // code units: a shorter "article" is a teaser or a comment
  const PARAGRAPH = "\n\n";
  const INLINE = /^(inline|contents|ruby)/;
  const PRESERVED = /^(pre|break-spaces)/;

  let text = "";
  let pieces = []; // {at, node, from, length}: text[at, at + length) is node.data[from, from + length)
  let gap = ""; // what stands before whatever comes next

  quoteverify.read = () => {
    text = "";
    pieces = [];
    gap = "";
    walk(root());
    return text;
  };

  // The ranges of text[start, end), in UTF-16 code units: one for each document or shadow root that it runs through; none
  // where nothing of it stands in the page any more.
  quoteverify.ranges = (start, end) => {
    const ranges = [];
    let tree = null;
    for (const { at, node, from, length } of pieces.slice(pieceAt(start), pieceBefore(end) + 1)) {
      if (!node.isConnected) {
        return [];
      }
      if (node.getRootNode() !== tree) {
        tree = node.getRootNode();
        ranges.push(node.ownerDocument.createRange());
        ranges.at(-1).setStart(node, from + Math.max(0, start - at));
      }
      ranges.at(-1).setEnd(node, from + Math.min(length, end - at));
    }
    return ranges;
  };

  function root() {
    const long = [...trees(document)]
      .flatMap((tree) => [...tree.querySelectorAll(ARTICLE)])
      .filter((element) => element.checkVisibility() && element.textContent.length >= ENOUGH)
      .sort((left, right) => right.textContent.length - left.textContent.length);
    return long[0] ?? document.body;
  }

  // A document or shadow root, and all that it holds.
  function* trees(tree) {
    yield tree;
    for (const element of tree.querySelectorAll("*")) {
      const within = element.shadowRoot ?? framed(element);
      if (within) {
        yield* trees(within);
      }
    }
  }

  // The document in a frame; null in what is none, and in one of another site, which the browser lets nobody read.
  const framed = (element) => (element.nodeName === "IFRAME" ? element.contentDocument : null);

  // What is shown in an element: its slots show what stands elsewhere in the page.
  function shown(element) {
    if (element.shadowRoot) {
      return element.shadowRoot.childNodes;
    }
    if (element.nodeName === "IFRAME") {
      return [framed(element)?.body].filter(Boolean);
    }
    const assigned = element.nodeName === "SLOT" ? element.assignedNodes() : [];
    return assigned.length ? assigned : element.childNodes;
  }

  // `leave` is what is done behind all that stands within an element.
  function walk(top) {
    let breaks = 0;
    const stack = [{ node: top, leave: null }];
    while (stack.length) {
      const { node, leave } = stack.pop();
      if (leave) {
        leave();
      } else if (node.nodeType === Node.TEXT_NODE) {
        breaks = node.data.trim() ? 0 : breaks;
        take(node);
      } else if (node.nodeName === "BR") {
        breaks += 1;
        widen(breaks > 1 ? PARAGRAPH : " "); // one is the end of a line, of a verse for instance; two are a paragraph's
      } else if (node.nodeType === Node.ELEMENT_NODE && !SKIPPED.has(node.nodeName.toUpperCase())) {
        const { display } = getComputedStyle(node);
        if (display === "none") {
          continue;
        }
        if (!INLINE.test(display) || node.nodeName === "IFRAME") {
          widen(PARAGRAPH);
          stack.push({ leave: () => widen(PARAGRAPH) });
        }
        if (node.nodeName === "Q" && showsMarks(node)) {
          write("“");
          stack.push({ leave: () => { text += "”"; } });
        }
        for (const child of [...shown(node)].reverse()) {
          stack.push({ node: child, leave: null });
        }
      }
    }
  }

  // Browsers show marks around a `q` element that are in no text; a page's style may take them away.
  function showsMarks(element) {
    const { content } = getComputedStyle(element, "::before");
    return content !== "none" && content !== "normal" && content !== '""';
  }

  function widen(between) {
    gap = between.length > gap.length ? between : gap;
  }

  function write(words) {
    text += text ? gap : "";
    gap = "";
    text += words;
  }

  // Adds a node's words.
  function take(node) {
    const { whiteSpace, visibility } = getComputedStyle(node.parentElement ?? node.getRootNode().host);
    if (visibility !== "visible") {
      return;
    }
    const isPreserved = PRESERVED.test(whiteSpace);
    for (const { 0: run, index } of node.data.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g)) {
      if (isPreserved || run.trim()) {
        write("");
        pieces.push({ at: text.length, node, from: index, length: run.length });
        write(run);
      } else {
        widen(" ");
      }
    }
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
