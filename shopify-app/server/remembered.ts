interface Kept<Value> {
  readonly until: number;
  readonly value: Promise<Value>;
}

/** Answers by name, each asked for once in a while however often it is wanted. */
export class Remembered<Value> {
  readonly #ask: (name: string) => Promise<Value>;
  readonly #milliseconds: number;
  readonly #kept = new Map<string, Kept<Value>>();

  /** @param ask never rejects */
  constructor(ask: (name: string) => Promise<Value>, milliseconds: number) {
    this.#ask = ask;
    this.#milliseconds = milliseconds;
  }

  get(name: string, now = Date.now()): Promise<Value> {
    const kept = this.#kept.get(name);
    if (kept && kept.until > now) return kept.value;
    const value = this.#ask(name);
    this.#kept.set(name, { until: now + this.#milliseconds, value });
    return value;
  }

  forget(name: string): void {
    this.#kept.delete(name);
  }
}
