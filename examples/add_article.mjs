// Give the service an article and see who it says is quoted in it. Needs Node 18 or newer, nothing else.
//   node add_article.mjs OUTLET FILE [URL]
// SERVER and KEY come from QUOTEVERIFY_SERVER and QUOTEVERIFY_KEY.

import { readFile } from "node:fs/promises";

const { QUOTEVERIFY_SERVER: server = "http://127.0.0.1:8000", QUOTEVERIFY_KEY: key } = process.env;
const [outlet, file, url] = process.argv.slice(2);
if (!file) {
  console.error("say which article: node add_article.mjs OUTLET FILE [URL]");
  process.exit(2);
}

const response = await fetch(`${server}/v1/articles`, {
  method: "POST",
  headers: { "Content-Type": "application/json", ...(key && { Authorization: `Bearer ${key}` }) },
  body: JSON.stringify({ outlet, text: await readFile(file, "utf8"), ...(url && { url }) }),
});
const answer = await response.json();
if (!response.ok) {
  console.error(`${answer.title}: ${answer.detail}`);
  process.exit(1);
}
console.log(response.status === 201 ? `added as article ${answer.id}` : `already there, as article ${answer.id}`);
for (const { text, speaker } of answer.quotes) {
  console.log(`${speaker?.name ?? "nobody named"}: ${text}`);
}
