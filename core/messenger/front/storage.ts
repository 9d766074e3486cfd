import type { DetailsBody } from '../../contract/conversation/requests.ts';
import type { Kept } from '../thread/thread.ts';
import type { TeamFirst } from './transport.ts';

/** What a tab keeps until it is answered: it outlives a reload and a crash of the tab. */
export interface TabState {
  readonly view: 'home' | 'thread';
  /** The conversation that is open; null for a new one. */
  readonly conversation: string | null;
  readonly kept: Kept;
  readonly details: DetailsBody;
  readonly teamFirst?: TeamFirst | undefined;
}

/** What this browser keeps. Nothing of it exists before the visitor opens the messenger. */
export interface BrowserState {
  /** What the visitor proves to be the same with. */
  readonly secret?: string;
  readonly sound?: boolean;
}

/**
 * The storage of one site's messenger. Where the browser has none, or no room, the page's memory does for it, and
 * nothing is said: a chat that works until the page ends is better than none.
 */
export class Storage {
  readonly #key: string;
  #tab: TabState | undefined;
  #browser: BrowserState = {};
  /** The visitor signed out on this page: what it still does is kept nowhere. */
  #isForgotten = false;

  constructor(trackingKey: string) {
    this.#key = `talksuite:${trackingKey}`;
    this.#browser = this.#read(() => localStorage) ?? {};
    this.#tab = this.#read<TabState>(() => sessionStorage);
    addEventListener('talksuite:signed-out', () => {
      [this.#isForgotten, this.#tab, this.#browser] = [true, undefined, {}];
    });
  }

  get tab(): TabState | undefined {
    return this.#tab;
  }
  get browser(): BrowserState {
    return this.#browser;
  }
  keepTab(state: TabState): void {
    this.#tab = state;
    this.#write(() => sessionStorage, state);
  }
  keepBrowser(change: Partial<BrowserState> & { readonly handed?: boolean }): void {
    // Another tab may have written since.
    this.#browser = { ...this.#read<BrowserState>(() => localStorage), ...this.#browser, ...change };
    this.#write(() => localStorage, this.#browser);
  }
  /** Whether Ortto's Talk has taken over in this browser. */
  get handed(): boolean {
    return (this.#browser as { handed?: boolean }).handed === true;
  }

  #read<T>(storage: () => globalThis.Storage): T | undefined {
    try {
      return (JSON.parse(storage().getItem(this.#key)!) as T | null) ?? undefined;
    } catch {
      return undefined;
    }
  }
  #write(storage: () => globalThis.Storage, value: object): void {
    if (this.#isForgotten) return;
    try {
      storage().setItem(this.#key, JSON.stringify(value));
    } catch {
      // No storage, or no room: see above.
    }
  }
}

/** Random bytes in base64url, as the contract has keys (16) and secrets (32). */
export const randomText = (bytes: 16 | 32): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
