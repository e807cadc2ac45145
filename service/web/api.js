// Asks the service: JSON in and out, and every failure as one kind of error that says what to do next.

const KEY = "quoteverify.key";
const PATIENCE_MS = 60_000;

/** What went wrong: `status` (0 when nothing answered), `detail` for the reader, `errors` by field, `retryAfter` in s. */
export class Failure extends Error {
  constructor(status, detail, { errors = [], retryAfter = null, requestId = null } = {}) {
    super(detail);
    Object.assign(this, { status, detail, errors, retryAfter, requestId });
  }
}

/** The API key, kept for this tab only; none in another site's frame, where browsers keep nothing. */
export function apiKey() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export function keepApiKey(key) {
  if (key) sessionStorage.setItem(KEY, key);
  else sessionStorage.removeItem(KEY);
}

/** GET `path` with the parameters of `query` that have a value. */
export function get(path, query = {}, signal = undefined, read = undefined) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const search = new URLSearchParams(given).toString();
  return ask(search ? `${path}?${search}` : path, { signal, ...(read ? { headers: { Accept: "text/csv" } } : {}) }, read);
}

/** The whole list at `path` with the parameters of `query` that have a value, as a CSV file. */
export function getTable(path, query) {
  return get(path, { ...query, format: "csv" }, undefined, (response) => response.blob());
}

/** POST `body` as JSON. */
export function post(path, body, signal = undefined) {
  const headers = { "Content-Type": "application/json" };
  return ask(path, { method: "POST", headers, body: JSON.stringify(body), signal });
}

/** POST the fields and the file of a form. */
export function postForm(path, fields, signal = undefined) {
  return ask(path, { method: "POST", body: fields, signal });
}

/** The same for an answer that is a file, as a Blob. */
export function postForFile(path, fields, signal = undefined) {
  return ask(path, { method: "POST", body: fields, signal, headers: { Accept: "*/*" } }, (response) => response.blob());
}

/** PATCH with `body` as JSON. */
export function patch(path, body) {
  return ask(path, { method: "PATCH", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

/** DELETE `path`. */
export function remove(path) {
  return ask(path, { method: "DELETE" }, () => null);
}

async function ask(path, { signal, headers = {}, ...options }, read = (response) => response.json()) {
  const key = apiKey();
  const patience = AbortSignal.timeout(PATIENCE_MS);
  let response;
  try {
    response = await fetch(path, {
      ...options,
      headers: { Accept: "application/json", ...headers, ...(key ? { Authorization: `Bearer ${key}` } : {}) },
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    if (response.ok) return await read(response);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw unanswered(error);
  }
  throw await failureOf(response);
}

function unanswered(error) {
  if (error.name === "TimeoutError") return new Failure(0, "The service took too long. Try again, or with a shorter text.");
  if (error instanceof SyntaxError) return new Failure(0, "The answer broke off on its way. Try again.");
  return new Failure(0, "The service does not answer. See whether you are connected and it is running, then try again.");
}

async function failureOf(response) {
  const problem = await response.json().catch(() => ({}));
  const seconds = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  const detail = problem.detail ?? `The service answered ${response.status} and did not say why.`;
  return new Failure(response.status, detail, {
    errors: problem.errors ?? [],
    retryAfter: Number.isNaN(seconds) ? null : seconds,
    requestId: response.headers.get("X-Request-Id"),
  });
}
