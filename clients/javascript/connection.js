// Asks a service: one request, sent again when the service is busy, and its problems as errors. Runs in browsers and in
// Node 18 and later as it is.

const ATTEMPTS = 5;
const LONGEST_PAUSE = 60_000;
const BUSY = new Set([429, 503]);
const LINES_AT_ONCE = 200;

/** The service refused: `status`, what went wrong and what to do (`detail`), and what of each field (`errors`). */
export class Problem extends Error {
  constructor(status, detail, errors = []) {
    const faults = errors.map((error) => error.detail).join("; ");
    super(`${status}: ${detail}${faults ? ` ${faults}` : ""}`);
    this.name = "Problem";
    this.status = status;
    this.detail = detail;
    this.errors = errors;
  }
}

/** Nobody answered at the address, or something that is no quoteverify service. */
export class Unreachable extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = "Unreachable";
  }
}

/** A service at `address`, asked with `key` where one is needed. Redirects are not followed: a key goes to nobody else. */
export class Connection {
  #key;
  #fetch;
  #timeout;

  constructor(address, { key = null, timeout = 300_000, fetch = globalThis.fetch } = {}) {
    if (!/^https?:$/.test(new URL(address).protocol)) {
      throw new TypeError(`${address} is no address of a service; give one such as https://quotes.example.org`);
    }
    this.address = address.replace(/\/+$/, "");
    this.#key = key;
    this.#fetch = fetch;
    this.#timeout = timeout;
  }

  /** The answer to one request; null where there is nothing to say. Parameters that are null or undefined are not sent. */
  async ask(method, path, { query = {}, body = undefined } = {}) {
    const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
    const search = given.length ? `?${new URLSearchParams(given)}` : "";
    const content = body === undefined ? undefined : JSON.stringify(body);
    const response = await this.#patiently(method, path + search, content, "application/json");
    return this.#read(response);
  }

  /** Every item of a list, asking for one page after the other: `client.each((page) => client.listQuotes({ q, ...page }))`. */
  async *each(listed) {
    let cursor;
    do {
      const page = await listed({ cursor });
      const list = page.items ? page : Object.values(page).find((value) => value?.items);
      if (!list) throw new TypeError("this operation answers no list with pages; call it by itself");
      yield* list.items;
      cursor = list.next_cursor;
    } while (cursor);
  }

  /** Send each of `bodies` as a line, some hundreds a request, and give each line of the answer, numbered from 1. */
  async *byLines(method, path, bodies) {
    let sent = 0;
    for await (const lines of gathered(bodies)) {
      const content = lines.map((body) => `${JSON.stringify(body)}\n`).join("");
      const response = await this.#patiently(method, path, content, "application/x-ndjson");
      if (!response.ok) await this.#read(response);
      for (const line of (await response.text()).split("\n").filter(Boolean)) {
        const result = JSON.parse(line);
        yield { ...result, line: result.line + sent };
      }
      sent += lines.length;
    }
  }

  async #patiently(method, path, content, type) {
    for (let attempt = 0; ; attempt += 1) {
      const response = await this.#once(method, path, content, type);
      if (!BUSY.has(response.status) || attempt === ATTEMPTS - 1) return response;
      const asked = Number(response.headers.get("Retry-After")) * 1000;
      const pause = Math.min(asked || 500 * 2 ** attempt, LONGEST_PAUSE) + Math.random() * 250;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async #once(method, path, content, type) {
    const headers = { Accept: "application/json" };
    if (content !== undefined) headers["Content-Type"] = type;
    if (this.#key) headers.Authorization = `Bearer ${this.#key}`;
    const signal = AbortSignal.timeout(this.#timeout);
    const fetch = this.#fetch;
    try {
      return await fetch(this.address + path, { method, headers, body: content, signal, redirect: "error" });
    } catch (error) {
      const why = error.name === "TimeoutError" ? "did not answer in time" : "cannot be reached";
      throw new Unreachable(`${this.address} ${why}; see that a service runs there`, { cause: error });
    }
  }

  async #read(response) {
    const text = await response.text();
    let answer = null;
    try {
      answer = text ? JSON.parse(text) : null;
    } catch (error) {
      throw new Unreachable(`${this.address} answered ${response.status}; see that it is a quoteverify service`, { cause: error });
    }
    if (response.ok) return answer;
    if (answer?.detail === undefined) {
      throw new Unreachable(`${this.address} answered ${response.status}; see that it is a quoteverify service`);
    }
    throw new Problem(response.status, answer.detail, answer.errors ?? []);
  }
}

async function* gathered(bodies) {
  let lines = [];
  for await (const body of bodies) {
    lines.push(body);
    if (lines.length === LINES_AT_ONCE) {
      yield lines;
      lines = [];
    }
  }
  if (lines.length) yield lines;
}
