/** The service refused: `status`, what went wrong and what to do (`detail`), and what of each field (`errors`). */
export class Problem extends Error {
  status: number;
  detail: string;
  errors: Array<Record<string, string>>;
}

/** Nobody answered at the address, or something that is no quoteverify service. */
export class Unreachable extends Error {}

/** A service at `address`, asked with `key` where one is needed. */
export class Connection {
  readonly address: string;
  constructor(address: string, options?: { key?: string | null; timeout?: number; fetch?: typeof fetch });
  ask(method: string, path: string, options?: { query?: Record<string, unknown>; body?: unknown }): Promise<unknown>;
  /** Every item of a list, asking for one page after the other. */
  each<Item>(
    listed: (page: { cursor?: string }) => Promise<{ items: Array<Item>; next_cursor: string | null } | object>,
  ): AsyncGenerator<Item>;
  byLines(method: string, path: string, bodies: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<unknown>;
}
