import type { Decision } from '../visibility/decision/decision.ts';

/**
 * Where the loader stands.
 * - `waiting`: its moment (strategy, consent, end of prerendering) has not come; nothing of Ortto was requested
 * - `front`: the messenger's launcher is there; nothing of Ortto was requested
 * - `loading`, then `ready` or `failed` (the account's script did not load)
 * - `other`: another installation runs on this page, ours was not loaded
 * - `duplicate`: another installation arrived after ours
 * - `visibility`: another installation brings the tracking code, the loader only hides Talk where it is hidden
 * - `late`: as `visibility`, but the other one had already run, so the widget's element is hidden instead
 * - `stopped`: Talk is hidden here by what only the browser knows, and the owner wants nothing of Ortto on such pages; or
 *   the visitor has taken consent back, or the browser asks for privacy and the owner respects that
 * - `refused`: the tag's attributes cannot be used
 */
export type TalkSuiteState =
  | 'waiting'
  | 'front'
  | 'loading'
  | 'ready'
  | 'failed'
  | 'other'
  | 'duplicate'
  | 'visibility'
  | 'late'
  | 'stopped'
  | 'refused';

/** A part of the messenger that a page can open. */
export type TalkSuiteView = 'home' | 'thread';

/** What the messenger says to the page: names and details of `talkSuite.on`. */
export interface TalkSuiteEvents {
  open: { readonly view: TalkSuiteView };
  close: object;
  /** How many messages of others the visitor has not seen. */
  unread: { readonly count: number };
  /** Ortto's Talk has taken over, or could not: then `why` says it. */
  handOver: { readonly done: boolean; readonly why?: 'blocked' | 'slow' | 'absent' };
}

/**
 * `window.talkSuite`, for site developers. Every change of `state` is also the event `talksuite:state` on
 * `document`, with `detail.state`. Methods return whether the thing could be done.
 */
export interface TalkSuite {
  state: TalkSuiteState;
  /** Whether Talk shows on this page, and what decided it. */
  decision(): Decision;
  /**
   * Opens the chat as soon as it is there (within ten seconds), loading it first where it waits for idle time or
   * an interaction. Ortto documents no call that could be verified, so this clicks the launcher: on an open chat
   * that closes it. With the messenger it opens that, at its homepage or in the conversation.
   * @example talkSuite.open('thread')
   */
  open(view?: TalkSuiteView): boolean;
  /** Only with the messenger: closes it. */
  close?(): void;
  /**
   * Only with the messenger: has a function called whenever something happens in it.
   * @param options as `addEventListener` takes them: a `signal` ends it.
   * @example talkSuite.on('unread', ({ count }) => { document.title = `(${count}) Shop`; })
   */
  on?<Name extends keyof TalkSuiteEvents>(
    name: Name,
    listener: (detail: TalkSuiteEvents[Name]) => void,
    options?: AddEventListenerOptions,
  ): void;
  /**
   * Only with a Talk server's messenger: shows an outbound message of this page, whatever moment it waits for.
   * False where there is no such message.
   */
  say?(id: string): boolean;
  /** The outbound message that the visitor is answering: the conversation begins with it. */
  answers?: string;
  /** Takes back `hide()`. False where the tracking code itself disables Talk on this page. */
  show(): boolean;
  /** Hides the widget's element, also one that appears later. Tracking and an open conversation go on. */
  hide(): boolean;
  /** Tells Ortto who the visitor is: `{ email }`, `{ ei }`, `{ ac }`, … as `ap3c.track` takes it. Kept until loaded. */
  identify(payload: object): boolean;
  /** The visitor agreed, or Talk is wanted at once: ends the waiting. False where there is none to end. */
  allow(): boolean;
  /**
   * The visitor took back what was agreed to: nothing more is told to Ortto, and the widget goes. What has loaded stays
   * in memory until the page is left. False where nothing had begun. Only in builds that wait for consent.
   */
  withdraw?(): boolean;
}

/** What Ortto's script offers once it has run. */
export interface RunningAp3c {
  init(key: string, host: string, options?: object): unknown;
  track(payload: object): unknown;
  /** Forgets who the visitor is, where the script offers that. */
  clearSession?(): unknown;
  /** Assumed, see `verified-session.ts`. */
  talk?: { restart?(token: string): unknown };
}

/** `window.ap3c`: before Ortto's script has run, a queue and the stub that the snippet brings. */
export interface Ap3c extends Partial<RunningAp3c> {
  cmd?: (() => void)[];
  act?: unknown[];
  activity?: (activity: unknown) => unknown;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(text: string): string },
  ): { createScriptURL(text: string): string };
}

declare global {
  const trustedTypes: TrustedTypes;
  const wp_has_consent: (category: string) => boolean;

  interface Window {
    ap3c?: Ap3c;
    talkSuite?: TalkSuite;
    // WP Consent API
    wp_has_consent?: (category: string) => boolean;
    wp_consent_type?: string;
    wp_fallback_consent_type?: string;
    waitfor_consent_hook?: boolean;
    trustedTypes?: TrustedTypes;
  }
  interface Navigator {
    /** Global Privacy Control, as its specification names it. */
    readonly globalPrivacyControl?: boolean;
  }
  interface Document {
    readonly prerendering?: boolean;
  }
}
