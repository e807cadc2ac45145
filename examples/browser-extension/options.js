// The server's address and key: checked, tried and kept.

import { greet } from "./client.js";
import { address, keep, managed, settings } from "./settings.js";

const server = document.getElementById("server");
const key = document.getElementById("key");
const status = document.getElementById("status");

const kept = await settings();
server.value = kept.server;
key.value = kept.key;
const policy = await managed();
server.readOnly = "server" in policy;
key.readOnly = "key" in policy;
if (server.readOnly) {
  status.textContent = "Your administrator chose the server.";
}

document.getElementById("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    status.textContent = await save();
  } catch (error) {
    status.textContent = error.message;
  }
});

async function save() {
  const chosen = { server: address(server.value, key.value.trim()), key: key.value.trim() };
  // The browser asks the user; it must come first, while their click still counts.
  const origins = [`${new URL(chosen.server).protocol}//${new URL(chosen.server).hostname}/*`];
  if (!(await chrome.permissions.request({ origins }))) {
    return "Not saved: the browser must be allowed to ask this server. Save again and choose “Allow”.";
  }
  await keep(chosen.server, chosen.key);
  server.value = chosen.server;
  status.textContent = "Saved. Trying the server…";
  try {
    await greet(chosen);
  } catch (error) {
    return `Saved, but: ${error.message}`;
  }
  return "Saved. The server answers.";
}
