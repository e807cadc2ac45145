// Reads the page as a person does: the text that is shown, a blank line between blocks. Remembers where every piece of
// it stands, so that what the service finds in the text can be shown in the page.

(() => {
  const quoteverify = (globalThis.quoteverify ??= {});
  const SKIPPED = new Set(
    "SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT BUTTON INPUT NAV FOOTER SVG CANVAS IFRAME OBJECT VIDEO AUDIO".split(" "),
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
      .sort((left, right) => right.textContent.length - left.textContent.length);
    return long[0] ?? document.body;
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
        if (!INLINE.test(display)) {
          widen(PARAGRAPH);
          stack.push({ leave: () => widen(PARAGRAPH) });
        }
        if (node.nodeName === "Q" && showsMarks(node)) {
          write("“");
          stack.push({ leave: () => { text += "”"; } });
        }
        for (let child = node.lastChild; child; child = child.previousSibling) {
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
    const { whiteSpace, visibility } = getComputedStyle(node.parentElement);
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
