/** A request that the stand-in received. */
export interface ReceivedRequest {
  /** ISO 8601 */
  at: string;
  method: string;
  path: string;
  /** The host name that the browser asked for, with its port unless it is the default. */
  host: string;
  referer: string;
  contentType: string;
  /** The parsed JSON body; null where there is none. */
  body: Record<string, unknown> | null;
}

export type RequestFilter = { method?: string; path?: string; host?: string };

/** What was received, oldest first. The oldest are forgotten beyond `limit`. */
export class Records {
  readonly #requests: ReceivedRequest[] = [];
  readonly #limit: number;

  constructor(limit = 2000) {
    this.#limit = limit;
  }

  add(request: ReceivedRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > this.#limit) this.#requests.shift();
  }

  /** Those whose method, path and host are exactly as given. */
  matching(filter: RequestFilter = {}): ReceivedRequest[] {
    const wanted = Object.entries(filter) as [keyof RequestFilter, string][];
    return this.#requests.filter((request) => wanted.every(([name, value]) => request[name] === value));
  }

  clear(): void {
    this.#requests.length = 0;
  }
}
