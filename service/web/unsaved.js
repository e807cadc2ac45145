// Asks before typed words are lost: the browser when the page is left, the page when a file would take their place.

const held = new Set();

/** From now on the browser asks before the page is left while `isTyped()`, until `signal` ends where one is given. */
export function askBeforeLeaving(isTyped, signal = undefined) {
  held.add(isTyped);
  document.addEventListener("input", look, { passive: true });
  signal?.addEventListener("abort", () => {
    held.delete(isTyped);
    look();
  });
}

/** See anew whether there is something to lose: a page that always listens is slower to come back to. */
export function look() {
  if ([...held].some((isTyped) => isTyped())) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
}

function ask(event) {
  event.preventDefault();
}

/** Whether what was typed may go, for what is called `name`. */
export function mayReplace(name) {
  return window.confirm(`Put ${name} in the place of the words that you typed? They are nowhere else.`);
}
