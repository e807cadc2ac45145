// Puts the panel into the page: a frame of the extension's own, which the page can neither read nor change.

(() => {
  const quoteverify = (globalThis.quoteverify ??= {});
  quoteverify.close?.();

  const host = document.createElement("quoteverify-panel");
  const style = {
    all: "initial",
    position: "fixed",
    right: "16px",
    bottom: "16px",
    width: "min(420px, calc(100vw - 32px))",
    height: "min(560px, calc(100vh - 32px))",
    "z-index": "2147483647",
    "color-scheme": "light dark",
  };
  for (const [name, value] of Object.entries(style)) {
    host.style.setProperty(name, value, "important");
  }
  const frame = document.createElement("iframe");
  frame.src = chrome.runtime.getURL("panel.html");
  frame.title = "Quoteverify";
  frame.style.cssText = "width:100%;height:100%;border:0;border-radius:10px;box-shadow:0 6px 32px rgb(0 0 0 / .35)";
  host.attachShadow({ mode: "closed" }).append(frame);
  document.documentElement.append(host);
  const before = document.activeElement;
  frame.addEventListener("load", () => frame.focus());

  const listen = (message) => {
    if (message.type === "close") {
      quoteverify.close();
    }
  };
  const leave = ({ key }) => key === "Escape" && quoteverify.close();
  quoteverify.close = () => {
    document.removeEventListener("keydown", leave);
    chrome.runtime.onMessage.removeListener(listen);
    quoteverify.unmark?.();
    host.remove();
    before?.focus?.({ preventScroll: true });
    quoteverify.close = null;
    chrome.runtime.sendMessage({ type: "closed" }).catch(() => {}); // the extension may just have been replaced
  };
  chrome.runtime.onMessage.addListener(listen);
  document.addEventListener("keydown", leave); // the panel hears its own keys, the page those of whoever reads on in it
})();
