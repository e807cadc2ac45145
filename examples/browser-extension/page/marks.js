// Marks the page's quotes where they stand, without touching its markup (CSS custom highlights), and tells the panel
// which of them is clicked.

(() => {
  const quoteverify = (globalThis.quoteverify ??= {});
  if (quoteverify.unmark) {
    return; // it is here already, and listens
  }
  const STATES = ["agreed", "trouble", "unknown"];
  const name = (state) => `quoteverify-${state}`;
  let ranges = [];

  quoteverify.unmark = () => {
    [...STATES, "current"].forEach((state) => CSS.highlights.delete(name(state)));
    ranges = [];
  };

  function mark(marks) {
    quoteverify.unmark();
    ranges = marks.map(({ start, end }) => quoteverify.range(start, end));
    for (const state of STATES) {
      const marked = ranges.filter((range, index) => range && marks[index].state === state);
      CSS.highlights.set(name(state), new Highlight(...marked));
    }
    return ranges.filter(Boolean).length;
  }

  function reveal(index) {
    const range = ranges[index];
    if (!range) {
      return;
    }
    const current = new Highlight(range);
    current.priority = 1;
    CSS.highlights.set(name("current"), current);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  }

  chrome.runtime.onMessage.addListener((message, _sender, answer) => {
    if (message.type === "mark") {
      answer(mark(message.marks));
    } else if (message.type === "reveal") {
      reveal(message.index);
    }
  });

  document.addEventListener("click", ({ clientX, clientY }) => {
    const index = ranges.findIndex((range) => range && holds(range, clientX, clientY));
    if (index >= 0) {
      chrome.runtime.sendMessage({ type: "picked", index });
    }
  });

  const holds = (range, x, y) =>
    [...range.getClientRects()].some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
})();
