// Marks the page's quotes by severity where they stand, without touching its text (CSS custom highlights), describes them
// to those who hear the page, and tells the panel which of them is clicked. All of it is taken back by `unmark`.

(() => {
  const quoteverify = (globalThis.quoteverify ??= {});
  if (quoteverify.unmark) {
    return; // it is here already, and listens
  }
  const SEVERITIES = ["fine", "style", "wording", "sense", "unknown"];
  const DESCRIPTION = "aria-description";
  const name = (severity) => `quoteverify-${severity}`;
  let places = []; // of each quote, its ranges
  let views = new Set(); // the windows that hold them: the page's, and those of frames
  let described = new Map(); // element -> {before, now}
  let listening = new AbortController();

  quoteverify.unmark = () => {
    for (const view of views) {
      [...SEVERITIES, "current"].forEach((severity) => view.CSS.highlights.delete(name(severity)));
    }
    for (const [element, { before, now }] of described) {
      if (element.getAttribute(DESCRIPTION) === now) {
        describe(element, before);
      } // else the page has its own by now
    }
    listening.abort();
    places = [];
    views = new Set();
    described = new Map();
  };

  function mark(marks) {
    quoteverify.unmark();
    listening = new AbortController();
    places = marks.map(({ start, end }) => quoteverify.ranges(start, end));
    views = new Set(places.flat().map(viewOf));
    for (const view of views) {
      for (const severity of SEVERITIES) {
        show(view, severity, marks.flatMap((one, index) => (one.severity === severity ? places[index] : [])));
      }
      view.document.addEventListener("click", (event) => pick(view, event), { signal: listening.signal });
    }
    marks.forEach(({ label }, index) => places[index].length && addDescription(blockOf(places[index][0]), label));
    return places.filter((ranges) => ranges.length).length;
  }

  const viewOf = (range) => range.startContainer.ownerDocument.defaultView;

  function show(view, severity, ranges, priority = 0) {
    const highlight = new view.Highlight(...ranges.filter((range) => viewOf(range) === view));
    highlight.priority = priority;
    view.CSS.highlights.set(name(severity), highlight);
  }

  // What a highlight shows is told by no screen reader, so the paragraph has it as its description.
  function addDescription(element, label) {
    const before = described.get(element)?.before ?? element.getAttribute(DESCRIPTION);
    const now = [element.getAttribute(DESCRIPTION), label].filter(Boolean).join(" ");
    described.set(element, { before, now });
    describe(element, now);
  }

  function describe(element, text) {
    if (text === null) {
      element.removeAttribute(DESCRIPTION);
    } else {
      element.setAttribute(DESCRIPTION, text);
    }
  }

  function blockOf(range) {
    let element = range.startContainer.parentElement ?? range.startContainer.getRootNode().host;
    while (element.parentElement && /^(inline|contents)/.test(getComputedStyle(element).display)) {
      element = element.parentElement;
    }
    return element;
  }

  function reveal(index) {
    const [range, ...rest] = places[index] ?? [];
    if (!range) {
      return;
    }
    views.forEach((view) => show(view, "current", [range, ...rest], 1));
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    blockOf(range).scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  }

  function pick(view, { clientX, clientY }) {
    const index = places.findIndex((ranges) =>
      ranges.some((range) => viewOf(range) === view && holds(range, clientX, clientY)),
    );
    if (index >= 0) {
      chrome.runtime.sendMessage({ type: "picked", index });
    }
  }

  const holds = (range, x, y) =>
    [...range.getClientRects()].some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);

  chrome.runtime.onMessage.addListener((message, _sender, answer) => {
    if (message.type === "mark") {
      answer(mark(message.marks));
    } else if (message.type === "reveal") {
      reveal(message.index);
    }
  });
})();
