// Asks before typed words are lost: the browser when the page is left, the page when a view or a file takes their place.

const held = new Map();
document.addEventListener("input", look, { passive: true });

/** From now on words are held while `isTyped()`: until `signal` ends, the view's that is lost with them, where one is given. */
export function askBeforeLeaving(isTyped, signal = undefined) {
  held.set(isTyped, { isOfView: Boolean(signal) });
  signal?.addEventListener("abort", () => {
    held.delete(isTyped);
    look();
  });
}

/** A form whose words go with its view: it is left only where that is wanted. */
export function guarded(form) {
  form.dataset.guarded = "";
  return form;
}

/** See anew whether there is something to lose: a page that always listens is slower to come back to. */
export function look() {
  const isAny = [...held.keys()].some((isTyped) => isTyped()) || isAnyFormTyped();
  if (isAny) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
}

/** Whether the view may go; asks where words go with it. */
export function mayLeave() {
  const isLost = [...held].some(([isTyped, { isOfView }]) => isOfView && isTyped()) || isAnyFormTyped();
  return !isLost || window.confirm("Leave this page? The words that you typed are nowhere else.");
}

function isAnyFormTyped() {
  return [...document.querySelectorAll("[data-guarded]")].some((form) => (
    [...form.querySelectorAll("input, textarea")].some((field) => field.value.trim() !== field.defaultValue.trim())));
}

function ask(event) {
  event.preventDefault();
}

/** Whether what was typed may go, for what is called `name`. */
export function mayReplace(name) {
  return window.confirm(`Put ${name} in the place of the words that you typed? They are nowhere else.`);
}
