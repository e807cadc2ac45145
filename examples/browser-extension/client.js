// Asks the service. Every failure becomes an Error whose message a reader understands and can act on.

import { settings } from "./settings.js";

const PATIENCE_MS = 30_000;

export const verify = (quote, speaker) => ask("/v1/verify", speaker ? { quote, speaker } : { quote });
export const check = (text) => ask("/v1/check", { text });

// Whether a server answers there and takes the key; asks for nothing that anybody wrote.
export const greet = (chosen) => ask("/v1/speakers?limit=1", null, chosen);

async function ask(path, body, chosen = null) {
  const { server, key } = chosen ?? (await settings());
  let response;
  try {
    response = await fetch(server + path, request(body, key));
  } catch (error) {
    throw new Error(unreachable(error, server));
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Error(refused(response, answer));
  }
  if (answer === null) {
    throw new Error(`${server} answered with something else than a quote service does. Look at the address in the options.`);
  }
  return answer;
}

function request(body, key) {
  const headers = { Accept: "application/json" };
  if (body) {
    headers["Content-Type"] = "application/json";
  }
  if (key) {
    headers.Authorization = `Bearer ${key}`;
  }
  return {
    method: body ? "POST" : "GET",
    body: body ? JSON.stringify(body) : undefined,
    headers,
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(PATIENCE_MS),
  };
}

function unreachable(error, server) {
  if (error.name === "TimeoutError") {
    return `${server} took more than ${PATIENCE_MS / 1000} seconds. Try again, or with fewer words.`;
  }
  return `${server} cannot be reached. Is the service running, and is its address right in the options?`;
}

function refused(response, problem) {
  const detail = problem?.detail ?? problem?.title;
  const wait = response.headers.get("Retry-After");
  switch (response.status) {
    case 401:
    case 403:
      return "The server wants a key that may read. Put one into the options.";
    case 404:
      return "There is no quote service of this version at this address. Look at the address in the options.";
    case 413:
      return "This is too long for the server. Select fewer words.";
    case 429:
    case 503:
      return `The server cannot answer just now${wait ? `; try again in ${wait} seconds` : "; try again soon"}.`;
    default:
      return detail ? `The server refused this: ${detail}` : `The server answered ${response.status}. Try again later.`;
  }
}
