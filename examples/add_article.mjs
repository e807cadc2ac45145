// Give the service an article and see who it says is quoted in it. Needs Node 18 or newer, nothing else.
//   node add_article.mjs OUTLET FILE [URL]
// SERVER and KEY come from QUOTEVERIFY_SERVER and QUOTEVERIFY_KEY.

import { readFile } from "node:fs/promises";

const { QUOTEVERIFY_SERVER: server = "http://127.0.0.1:8000", QUOTEVERIFY_KEY: key } = process.env;
const [outlet, file, url] = process.argv.slice(2);
if (!file) stop("say which article: node add_article.mjs OUTLET FILE [URL]");

const text = await readFile(file, "utf8").catch((error) => stop(`${file} cannot be read (${error.code}); give a text file`));
const response = await fetch(`${server}/v1/articles`, {
  method: "POST",
  headers: { "Content-Type": "application/json", ...(key && { Authorization: `Bearer ${key}` }) },
  body: JSON.stringify({ outlet, text, ...(url && { url }) }),
}).catch(() => stop(`${server} cannot be reached; start it (make run), or name another in QUOTEVERIFY_SERVER`));
const answer = await response.json()
  .catch(() => stop(`${server} is no quoteverify service; name the address of one in QUOTEVERIFY_SERVER`));
if (!response.ok) {
  const faults = (answer.errors ?? []).map((fault) => `\n  ${fault.pointer ?? ""} ${fault.detail}`);
  stop(`${answer.title}: ${answer.detail}${faults.join("")}`);
}
console.log(response.status === 201 ? `added as article ${answer.id}` : `already there, as article ${answer.id}`);
for (const { text, speaker } of answer.quotes) {
  console.log(`${speaker?.name ?? "nobody named"}: ${text}`);
}

function stop(message) {
  console.error(message);
  process.exit(2);
}
