// `window.ap3c`: what the script of a tracking code gives to its page.

export interface InitOptions {
  /** Track the page, and show no Talk. */
  readonly disableTalk?: boolean;
  readonly cookieDomains?: readonly string[];
  readonly gdpr?: { readonly hasConsentGiven?: boolean };
  /** The token of a verified session. The page asks for it in a request that no cache answers. */
  readonly talkToken?: string;
}

/** What a page says of its visitor. Nothing of it is proved. */
export interface TrackPayload {
  readonly v?: number;
  readonly email?: string;
  readonly ei?: string;
  readonly p?: string;
  readonly first?: string;
  readonly last?: string;
  readonly ac?: readonly unknown[];
  readonly cc?: boolean;
  readonly skipNonExisting?: boolean;
  /** The token of a verified session, for somebody who has signed in since `init`. */
  readonly talkToken?: string;
}

/** Before the script is there, a page has `cmd`, an array of functions, and an `activity` that keeps what it is given in `act`. */
export interface PageApi {
  cmd: { push(...commands: (() => void)[]): number };
  act?: unknown[];
  /** Once, and first. */
  init(trackingKey: string, captureHost: string, options?: InitOptions): void;
  track(payload: TrackPayload, done?: () => void): void;
  activity(activity: unknown): void;
  /** The session's id; empty before there is one. */
  getCookie(): string;
  /** Ends the session: what a site calls when somebody signs out. */
  clearSession(): void;
}

/** What a page may have put there before the script came. */
export type QueuedPageApi = Partial<Omit<PageApi, 'cmd'>> & { cmd?: (() => void)[] | PageApi['cmd'] };
