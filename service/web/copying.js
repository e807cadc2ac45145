// Copies a text; where the browser forbids that, shows the text, selected.

import { announce, el } from "./dom.js";

/** A button that copies what `text()` makes. */
export function copyButton(label, text) {
  const button = el("button", { type: "button" }, label);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = "Copied";
      announce("Copied");
      setTimeout(() => { button.textContent = label; }, 2000);
    } catch {
      offer(button, text());
    }
  });
  return button;
}

function offer(button, text) {
  const field = el("textarea", { readonly: true, rows: "8", "aria-label": "Copy it from here" });
  field.value = text;
  const offered = el("p", { class: "offered" }, "This browser does not let the page copy. Copy it from here:", field);
  button.closest(".actions").after(offered);
  field.select();
}
