// Lays cards out beside the text: each at the height of its place, moved down where the one before is in its way. On
// narrow windows they stay below their paragraphs, where the markup has them.

const WIDE = "(min-width: 64rem)"; // as in drafts.css
const GAP = 10;

const sheet = new CSSStyleSheet(); // heights by id, of the one desk that is shown
document.adoptedStyleSheets.push(sheet);

/** Keep the cards of `desk` beside their places for as long as it is shown; `placeOf(card)` is what a card belongs to. */
export function keepBeside(desk, cards, placeOf) {
  const wide = window.matchMedia(WIDE);
  const arrange = () => sheet.replaceSync(wide.matches ? layOut(desk, cards, placeOf) : "");
  const observer = new ResizeObserver(arrange); // also when it comes into the page, and when fonts are there
  for (const node of [desk.querySelector(".draft-text"), ...cards]) observer.observe(node);
}

function layOut(desk, cards, placeOf) {
  const top = desk.getBoundingClientRect().top;
  const wanted = cards
    .map((card) => ({ id: card.id, at: (placeOf(card).getClientRects()[0]?.top ?? top) - top, height: card.offsetHeight }))
    .sort((left, right) => left.at - right.at);
  let free = 0;
  const rules = wanted.map(({ id, at, height }) => {
    const place = Math.max(at, free);
    free = place + height + GAP;
    return `#${id} { top: ${place}px; }`;
  });
  return [...rules, `.desk { min-height: ${free}px; }`].join("\n");
}
