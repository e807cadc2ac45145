// What starts a check (menu, shortcut, popup), and what carries messages between a tab's page and the panel in it.
// Nothing is read from a page, and nothing sent anywhere, before the user asks for it there.

const FRAME = ["page/frame.js"];
const READING = ["page/reading.js", "page/marks.js"];
// The worst first.
const TROUBLE = [
  { severity: "sense", what: "in another sense or by another speaker", colour: "#b91c1c" },
  { severity: "wording", what: "in other words", colour: "#8a5200" },
  { severity: "style", what: "only written otherwise", colour: "#33609c" },
];
const REFUSED =
  "The browser lets no extension read this page. Select the words and choose “Verify this quote” in the menu of the right" +
  " mouse button, or open the article itself.";

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.create({ id: "verify", title: "Verify this quote", contexts: ["selection"] });
  chrome.contextMenus.create({ id: "check", title: "Check the quotes of this page", contexts: ["page", "selection"] });
});

chrome.contextMenus.onClicked.addListener((info, tab) => begin(info.menuItemId, tab.id, info));
chrome.commands.onCommand.addListener((command, tab) => begin(command, tab.id));

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  const handle = HANDLERS[message.type];
  if (!handle) {
    return false;
  }
  handle(message, sender.tab?.id).then(answer);
  return true; // the answer comes later
});

const HANDLERS = {
  // From the popup: what the menu does, for the tab that it names.
  begin: (message) => begin(message.what, message.tab),
  // From the panel: what it is to show.
  task: (message, tab) => taskOf(tab, message.name ?? undefined),
  // From the panel to its page, and how much trouble there is to the button in the toolbar.
  mark: async (message, tab) => {
    await count(tab, message.marks.map(({ severity }) => severity));
    return chrome.tabs.sendMessage(tab, message, { frameId: 0 });
  },
  reveal: (message, tab) => chrome.tabs.sendMessage(tab, message, { frameId: 0 }),
  options: () => chrome.runtime.openOptionsPage(),
  close: (message, tab) => chrome.tabs.sendMessage(tab, message, { frameId: 0 }),
  // From the page to its panel.
  picked: (message, tab) => chrome.tabs.sendMessage(tab, message),
  // From the page: where its panel was moved to; the next one stands there, too.
  moved: ({ place }) => chrome.storage.local.set({ place }),
  // From the page, once its panel is gone.
  closed: (_message, tab) => tell(tab, "", "Quoteverify"),
};

// Starts "verify" or "check" in a tab; resolves to null, or to the reason why it cannot be done there.
async function begin(what, tab, { frameId, selectionText = "" } = {}) {
  await enter(tab);
  const quote = what === "verify" ? await selected(tab, frameId, selectionText) : null;
  try {
    await chrome.storage.session.set({ [`task:${tab}`]: { what, quote } });
    if (what === "check") {
      // A user's stylesheet reaches into shadow roots, where a page's own does not.
      await chrome.scripting.insertCSS({ target: { tabId: tab, allFrames: true }, files: ["page/marks.css"], origin: "USER" });
      await chrome.scripting.executeScript({ target: { tabId: tab }, files: READING });
    }
    await putPanel(tab);
    await tell(tab, "", "Quoteverify");
    return null;
  } catch {
    return quote ? showApart(quote) : refuse(tab);
  }
}

// Waits until scripts run in the tab. In the moment in which Chromium gives the right to a page it may pass over all of
// its frames, without an error.
async function enter(tab) {
  const target = { tabId: tab, allFrames: true };
  for (let tries = 0; tries < 20; tries += 1) {
    const results = await chrome.scripting.executeScript({ target, func: () => true }).catch(() => null);
    if (results === null || results.length) {
      return; // no extension may enter, or this one has
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

// The selected words as the page has them, in the frame that was pressed or in the one that has the focus; as the browser
// gives them (in one line) where it lets nobody read the page.
async function selected(tab, frameId, given) {
  const target = frameId === undefined ? { tabId: tab, allFrames: true } : { tabId: tab, frameIds: [frameId] };
  try {
    const results = await chrome.scripting.executeScript({ target, files: ["page/selecting.js"] });
    const found = results.map(({ result }) => result).filter((result) => result?.text);
    return (found.find(({ isFocused }) => isFocused) ?? found[0])?.text ?? given;
  } catch {
    return given;
  }
}

async function putPanel(tab) {
  const { place = null } = await chrome.storage.local.get("place");
  await chrome.scripting.executeScript({
    target: { tabId: tab },
    func: (where) => { (globalThis.quoteverify ??= {}).place = where; },
    args: [place],
  });
  await chrome.scripting.executeScript({ target: { tabId: tab }, files: FRAME });
}

// A page that no extension may enter (a reader's view, a document's viewer) has its panel in a window of its own. The name
// of its task is secret, since every page can put a panel into a frame.
async function showApart(quote) {
  const name = crypto.randomUUID();
  await chrome.storage.session.set({ [`task:${name}`]: { what: "verify", quote } });
  await chrome.windows.create({ url: `panel.html?task=${name}`, type: "popup", width: 460, height: 640 });
  return null;
}

async function refuse(tab) {
  await tell(tab, "!", REFUSED);
  return REFUSED;
}

// The page's words are read only now, when its panel asks, and kept nowhere.
async function taskOf(tab, name = tab) {
  const key = `task:${name}`;
  const task = (await chrome.storage.session.get(key))[key];
  if (name !== tab) {
    await chrome.storage.session.remove(key);
  }
  if (task?.what !== "check") {
    return { ...task, tab };
  }
  const [{ result }] = await chrome.scripting.executeScript({
    target: { tabId: tab },
    func: () => globalThis.quoteverify.read(),
  });
  return { ...task, tab, text: result };
}

// How many quotes have trouble, coloured as the worst of them; the title says how bad they are.
async function count(tab, severities) {
  const counts = TROUBLE.map(({ severity, what, colour }) => ({
    what, colour, times: severities.filter((one) => one === severity).length,
  })).filter(({ times }) => times);
  const trouble = counts.reduce((sum, { times }) => sum + times, 0);
  if (trouble) {
    await chrome.action.setBadgeBackgroundColor({ tabId: tab, color: counts[0].colour });
  }
  const kinds = counts.map(({ times, what }) => `${times} ${what}`).join(", ");
  const title = trouble ? `Quoteverify: ${trouble} of ${severities.length} quotes with trouble (${kinds})` : "Quoteverify";
  await tell(tab, trouble ? String(trouble) : "", title);
}

// The button in the toolbar says where no panel can be shown, and how many quotes have trouble.
async function tell(tab, badge, title) {
  await chrome.action.setBadgeText({ tabId: tab, text: badge });
  await chrome.action.setTitle({ tabId: tab, title });
}

chrome.tabs.onRemoved.addListener((tab) => chrome.storage.session.remove(`task:${tab}`));
