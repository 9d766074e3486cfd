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
  /** The conversation that was begun last: by its change other tabs hear of it. */
  readonly begun?: string;
  readonly sound?: boolean;
  /** Ortto's Talk has taken over in this browser. */
  readonly handed?: boolean;
}

/**
 * The storage of one site's messenger. Where the browser has none, or no room, the page's memory does for it, and
 * nothing is said: a chat that works until the page ends is better than none.
 */
export const storageOf = (trackingKey: string) => {
  const key = `talksuite:${trackingKey}`;
  const read = <T>(storage: () => globalThis.Storage): T | undefined => {
    try {
      return (JSON.parse(storage().getItem(key)!) as T | null) ?? undefined;
    } catch {
      return undefined;
    }
  };
  /** The visitor signed out on this page: what it still does is kept nowhere. */
  let isForgotten = false;
  const write = (storage: () => globalThis.Storage, value: object): void => {
    if (isForgotten) return;
    try {
      storage().setItem(key, JSON.stringify(value));
    } catch {
      // No storage, or no room: see above.
    }
  };
  const local = (): globalThis.Storage => localStorage;
  const session = (): globalThis.Storage => sessionStorage;

  let browser: BrowserState = {};
  /** What the browser keeps by now: another tab may have written since. */
  const kept = (): BrowserState => (isForgotten ? browser : (browser = { ...browser, ...read(local) }));
  let tab = read<TabState>(session);
  addEventListener('talksuite:signed-out', () => {
    isForgotten = true;
    tab = undefined;
    browser = {};
  });
  return {
    get tab(): TabState | undefined {
      return tab;
    },
    get browser(): BrowserState {
      return kept();
    },
    keepTab: (state: TabState): void => {
      tab = state;
      write(session, state);
    },
    keepBrowser: (change: Partial<BrowserState>): void => {
      browser = { ...kept(), ...change };
      write(local, browser);
    },
  };
};
export type Storage = ReturnType<typeof storageOf>;

/** Random bytes in base64url, as the contract has keys (16) and secrets (32). */
export const randomText = (bytes: 16 | 32): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
