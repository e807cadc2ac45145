// Which server is asked, and with which key. Both stay in this browser and are not synchronised. What an administrator's
// policy gives (managed.json) goes before what was kept here.

export const DEFAULT_SERVER = "http://127.0.0.1:8000";
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

export async function settings() {
  const kept = await chrome.storage.local.get(["server", "key"]);
  const { server = DEFAULT_SERVER, key = "" } = { ...kept, ...(await managed()) };
  return { server, key };
}

// The server and key of a policy, those that it gives. A browser without policies refuses the question.
export async function managed() {
  const given = await chrome.storage.managed.get(["server", "key"]).catch(() => ({}));
  try {
    return given.server ? { ...given, server: address(given.server, given.key ?? "") } : {};
  } catch {
    return {}; // the policy's address cannot be used: the kept one stands
  }
}

// The address as it is kept; throws an Error whose message says what to do.
export function address(text, key) {
  let url;
  try {
    url = new URL(text.trim());
  } catch {
    throw new Error("This is no address. Give one such as https://quotes.example.org or http://127.0.0.1:8000.");
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new Error("Give an address that begins with https:// or http://.");
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new Error("Give the address alone, without a user name, a question mark or a number sign.");
  }
  if (key && url.protocol === "http:" && !LOOPBACK.has(url.hostname)) {
    throw new Error("With a key the address must begin with https://, or the key could be read on its way.");
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}

export async function keep(server, key) {
  await chrome.storage.local.set({ server, key });
}
