import type { Shown } from './appearing.ts';

const read = (storage: () => Storage, key: string): string[] => {
  try {
    const ids: unknown = JSON.parse(storage().getItem(key) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
};

const write = (storage: () => Storage, key: string, ids: ReadonlySet<string>): void => {
  try {
    storage().setItem(key, JSON.stringify([...ids]));
  } catch {
    // No storage, or no room: this page still knows.
  }
};

/**
 * What was shown to a visitor. The page's memory knows of it at once. The browser's storage hears of it when the
 * visitor has done something with a message, or has agreed to be remembered: a message that somebody passed over
 * stores nothing, and comes again with the next page.
 */
export class ShownBefore implements Shown {
  readonly #key: string;
  page: ReadonlySet<string> = new Set();
  readonly tab: Set<string>;
  readonly browser: Set<string>;

  constructor(trackingKey: string) {
    this.#key = `talksuite-outbound:${trackingKey}`;
    this.tab = new Set(read(() => sessionStorage, this.#key));
    this.browser = new Set(read(() => localStorage, this.#key));
  }

  /** Another page: what comes always may come again. */
  leavePage(): void {
    this.page = new Set();
  }

  note(id: string): void {
    this.page = new Set([...this.page, id]);
    this.tab.add(id);
    this.browser.add(id);
  }

  /** Keeps what was noted beyond this page. */
  keep(): void {
    write(() => sessionStorage, this.#key, this.tab);
    write(() => localStorage, this.#key, this.browser);
  }
}
