// What is selected in this page or frame, as {text, isFocused}: in a field, in an open shadow root, or in the page itself.
// People begin or end within a word; such words are made whole. What a password's field holds is never read.

(() => {
  const AROUND = 100; // code units that are looked at before and behind the end of a selection
  const FIELDS = "textarea, input[type=text], input[type=search], input:not([type])";
  const SECRET = "input[type=password], input[autocomplete$=password]";
  const words = new Intl.Segmenter(undefined, { granularity: "word" });

  const active = innermost(document);
  const isFocused = document.hasFocus() && active?.nodeName !== "IFRAME";
  const isSecret = active?.matches(SECRET); // some browsers give what is selected in it as the page's selection
  return { text: isSecret ? "" : (ofField(active) || ofPage()).trim(), isFocused };

  function innermost(tree) {
    const { activeElement } = tree;
    return activeElement?.shadowRoot ? innermost(activeElement.shadowRoot) ?? activeElement : activeElement;
  }

  function ofField(field) {
    if (!field?.matches(FIELDS) || field.selectionStart === field.selectionEnd) {
      return "";
    }
    const { value, selectionStart: start, selectionEnd: end } = field;
    return value.slice(start - halfBefore(value, start), end + halfAfter(value, end));
  }

  function ofPage() {
    const { text, range } = selection();
    if (!text.trim() || !range) {
      return text;
    }
    return wordsBefore(range) + text + wordsAfter(range);
  }

  // The selected text, blank lines between paragraphs, and its range. A page's selection does not tell what is selected
  // in a shadow root of it.
  function selection() {
    const chosen = getSelection();
    const roots = shadowRoots(document);
    const composed = chosen.getComposedRanges?.({ shadowRoots: roots })[0];
    if (composed && composed.startContainer.getRootNode() instanceof ShadowRoot) {
      const range = document.createRange();
      range.setStart(composed.startContainer, composed.startOffset);
      range.setEnd(composed.endContainer, composed.endOffset);
      return { text: String(chosen) || range.toString(), range };
    }
    const within = roots.map((root) => root.getSelection?.()).find((one) => one && !one.isCollapsed);
    const found = within ?? chosen;
    return { text: String(found), range: found.rangeCount ? found.getRangeAt(0) : null };
  }

  function shadowRoots(tree) {
    const roots = [...tree.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    return roots.flatMap((root) => [root, ...shadowRoots(root)]);
  }

  function wordsBefore({ startContainer, startOffset }) {
    const { text, at } = surroundings(startContainer, startOffset);
    return text.slice(at - halfBefore(text, at), at);
  }

  function wordsAfter({ endContainer, endOffset }) {
    const { text, at } = surroundings(endContainer, endOffset);
    return text.slice(at, at + halfAfter(text, at));
  }

  // The text of the block around a place, whose words may run through inline elements, and where in it the place is.
  function surroundings(node, offset) {
    if (node.nodeType !== Node.TEXT_NODE) {
      return { text: "", at: 0 }; // between elements no word is cut
    }
    let block = node.parentNode;
    while (block.parentElement && isInline(block)) {
      block = block.parentElement;
    }
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    let text = "";
    let at = 0;
    while (walker.nextNode()) {
      at = walker.currentNode === node ? text.length + offset : at;
      text += walker.currentNode.data ?? (isInline(walker.currentNode) ? "" : "\n");
    }
    return { text, at };
  }

  function isInline(element) {
    return element.nodeName !== "BR" && /^(inline|contents)$/.test(getComputedStyle(element).display);
  }

  // How much of the word at `at` stands before it, and how much behind it; nothing where no word is cut.
  function halfBefore(text, at) {
    const [before] = halves(text, at);
    return before;
  }

  function halfAfter(text, at) {
    const [, after] = halves(text, at);
    return after;
  }

  function halves(text, at) {
    const from = Math.max(0, at - AROUND);
    const word = words.segment(text.slice(from, at + AROUND)).containing(at - from);
    const before = word?.isWordLike ? at - from - word.index : 0;
    return before ? [before, word.segment.length - before] : [0, 0];
  }
})();
