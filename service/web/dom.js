// Makes elements. Text from outside becomes a text node or an attribute, never markup.

/**
 * An element with attributes (`on…` adds a listener; null, undefined and false are left out) and children: nodes, or
 * strings that become text.
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...present(children));
  return node;
}

/** Replace what `node` holds. */
export function fill(node, ...children) {
  node.replaceChildren(...present(children));
  return node;
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/** Text for screen readers only. */
export function unseen(text) {
  return el("span", { class: "unseen" }, text);
}

/** A name from outside, kept apart from the direction of the text around it. */
export function name(text) {
  return el("bdi", {}, text);
}

/** A link within the page. */
export function link(href, ...children) {
  return el("a", { href }, ...children);
}

/** A link to an outlet's page, in a new tab; only for web addresses, else nothing. */
export function outsideLink(href, ...children) {
  if (!/^https?:\/\//i.test(href ?? "")) return null;
  const attributes = { href, target: "_blank", rel: "noopener noreferrer", class: "outside" };
  return el("a", attributes, ...children, unseen(" (opens in a new tab)"));
}

/** `parts` with `between` between them. */
export function joined(parts, between = ", ") {
  return parts.flatMap((part, place) => (place ? [between, part] : [part]));
}

/** `text` in pieces, with what `values` holds in the place of each `{name}`. */
export function filled(text, values) {
  return text.split(/\{(\w+)\}/).map((piece, place) => (place % 2 ? values[piece] : piece)).filter((piece) => piece !== "");
}

/** "1 outlet", "2 outlets". */
export function counted(number, singular, plural = `${singular}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? singular : plural}`;
}

let lastId = 0;

/** An id that no other element has. */
export function newId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

/** Say `text` to screen readers, without moving the focus. */
export function announce(text) {
  const status = document.getElementById("status");
  status.textContent = "";
  // A live region speaks when its text changes: the same words twice need a moment of silence between them.
  setTimeout(() => { status.textContent = text; }, 50);
}
