// Puts the panel into the page: a frame of the extension's own, which the page can neither read nor change, below a bar by
// which it is moved. The bar stands in a closed shadow root: what the page hears of it are presses on the whole panel.

(() => {
  const quoteverify = (globalThis.quoteverify ??= {});
  quoteverify.close?.();

  const GAP = 16; // pixels that stay free at the window's edges
  const STEP = 16; // pixels that an arrow key moves it; with Shift six times as many
  const CORNER = { x: 1, y: 1 };
  const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const isTouched = matchMedia("(pointer: coarse)").matches;
  // Where it stands, in shares (0 to 1) of the room that the window leaves it: another window has other pixels.
  let place = quoteverify.place ?? CORNER;

  const host = document.createElement("quoteverify-panel");
  const style = {
    all: "initial",
    position: "fixed",
    left: "0",
    top: "0",
    display: "flex",
    "flex-direction": "column",
    width: `min(420px, calc(100vw - ${2 * GAP}px))`,
    height: `min(584px, calc(100vh - ${2 * GAP}px))`,
    "border-radius": "10px",
    "box-shadow": "0 6px 32px rgb(0 0 0 / .35)",
    "z-index": "2147483647",
    "color-scheme": "light dark",
  };
  for (const [name, value] of Object.entries(style)) {
    host.style.setProperty(name, value, "important");
  }
  const bar = document.createElement("button");
  bar.type = "button";
  bar.textContent = "⋯";
  bar.title = bar.ariaLabel = "Move the panel: drag it, or press the arrow keys";
  bar.style.cssText = `height:${isTouched ? 44 : 24}px;flex:none;border:0;border-radius:10px 10px 0 0;padding:0;cursor:move;
    touch-action:none;background:Canvas;color:CanvasText;font:16px/1 system-ui,sans-serif`;
  const frame = document.createElement("iframe");
  frame.src = chrome.runtime.getURL("panel.html");
  frame.title = "Quoteverify";
  frame.style.cssText = "width:100%;flex:1;min-height:0;border:0;border-radius:0 0 10px 10px";
  host.attachShadow({ mode: "closed" }).append(bar, frame);
  document.documentElement.append(host);
  const before = document.activeElement;
  frame.addEventListener("load", () => frame.focus());

  const room = () => ({
    x: Math.max(0, document.documentElement.clientWidth - host.offsetWidth - 2 * GAP),
    y: Math.max(0, innerHeight - host.offsetHeight - 2 * GAP),
  });

  function stand() {
    const { x, y } = room();
    host.style.setProperty("left", `${GAP + place.x * x}px`, "important");
    host.style.setProperty("top", `${GAP + place.y * y}px`, "important");
  }

  // Moves it by pixels from where it stood, no further than the window's edges.
  function move(from, right, down) {
    const { x, y } = room();
    const share = (was, by, all) => (all ? Math.min(1, Math.max(0, was + by / all)) : was);
    place = { x: share(from.x, right, x), y: share(from.y, down, y) };
    stand();
  }

  const remember = () => chrome.runtime.sendMessage({ type: "moved", place }).catch(() => {});

  bar.addEventListener("pointerdown", (down) => {
    if (down.button !== 0 || !down.isTrusted) {
      return;
    }
    const from = place;
    const follow = ({ clientX, clientY }) => move(from, clientX - down.clientX, clientY - down.clientY);
    bar.setPointerCapture(down.pointerId); // the frame below would else take the pointer over
    bar.addEventListener("pointermove", follow);
    bar.addEventListener("lostpointercapture", () => {
      bar.removeEventListener("pointermove", follow);
      remember();
    }, { once: true });
  });
  bar.addEventListener("dblclick", () => {
    place = CORNER;
    stand();
    remember();
  });
  bar.addEventListener("keydown", (event) => {
    const [right, down] = MOVES[event.key] ?? [];
    if (right === undefined || !event.isTrusted) {
      return;
    }
    event.preventDefault(); // the page does not scroll
    event.stopPropagation();
    const pixels = event.shiftKey ? 6 * STEP : STEP;
    move(place, right * pixels, down * pixels);
    remember();
  });
  window.addEventListener("resize", stand);
  stand();

  const listen = (message) => {
    if (message.type === "close") {
      quoteverify.close();
    }
  };
  const leave = ({ key }) => key === "Escape" && quoteverify.close();
  quoteverify.close = () => {
    document.removeEventListener("keydown", leave);
    window.removeEventListener("resize", stand);
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
