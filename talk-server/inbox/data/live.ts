import { CLOSE, HEARTBEAT_SECONDS, SILENCE_SECONDS } from '@talk-suite/core/contract';
import type { InboxFrame } from '../../live/inbox-frame.ts';
import { liveAddress } from './api.ts';
import type { ListRow } from './types.ts';

/**
 * - `polling`: sockets do not come through, so news is asked for
 * - `crowded`: the server asks this window to wait
 */
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'crowded' | 'polling' | 'offline';

type Frame = InboxFrame<ListRow>;

/** Whether a colleague is at their desk. */
export type Presence = Extract<Frame, { readonly t: 'here' }>;

export interface LiveListener {
  frame?(frame: Frame): void;
  /** News may have been missed: what is on the screen is read anew. */
  resumed?(): void;
}

/** Milliseconds before the first and the last try to connect anew; each is a random part of it. */
const RETRY = { first: 500, longest: 30_000 } as const;

/** Tries that fail before anything came through: then a proxy is in the way. */
const TRIES = 3;
const POLL = 60_000;

/** Milliseconds that the first readings wait for the socket. */
const FIRST_WAIT = 1000;

/** After sleep or another tab: a socket that says nothing for so long is asked, and given up soon after. */
const DOUBT = { after: 5000, wait: 3000 } as const;

/** The inbox's one socket. What it says is a hint: lists and threads are read over HTTP. */
class Live {
  readonly #listeners = new Set<LiveListener>();
  readonly #watchers = new Set<() => void>();
  #socket: WebSocket | undefined;
  #state: LiveState = 'connecting';
  #everLive = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds that the server wants to hear nothing. */
  #pause = 0;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setInterval> | undefined;
  #lastFrame = 0;
  #looking: string | null = null;
  #idle = false;
  #wanted = false;
  readonly #listening = Promise.withResolvers<void>();
  #isWaited = false;
  /** Something was read before the socket was there. */
  #isBehind = false;

  get state(): LiveState {
    return this.#state;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  listen(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): () => void {
    this.#wanted = true;
    this.#connect();
    const check = (): void => this.#check();
    window.addEventListener('online', check);
    window.addEventListener('offline', check);
    window.addEventListener('pageshow', check);
    document.addEventListener('visibilitychange', check);
    return () => {
      this.#wanted = false;
      window.removeEventListener('online', check);
      window.removeEventListener('offline', check);
      window.removeEventListener('pageshow', check);
      document.removeEventListener('visibilitychange', check);
      clearTimeout(this.#retry);
      clearInterval(this.#poll);
      this.#poll = undefined;
      this.#socket?.close();
      this.#socket = undefined;
    };
  }

  /**
   * Resolves once the socket is heard: what happens after a reading is news. Where that takes long, one reads without
   * it, and anew once it is there.
   */
  listening(): Promise<void> {
    if (!this.#isWaited) setTimeout(() => this.#readOn(), FIRST_WAIT);
    this.#isWaited = true;
    return this.#listening.promise;
  }

  #readOn(): void {
    this.#isBehind ||= !this.#everLive;
    this.#listening.resolve();
  }

  /** @param left 0 where it is over */
  typing(conversation: string, left?: 0): void {
    this.#send({ t: 'typing', c: conversation, left });
  }

  idle(isIdle: boolean): void {
    this.#idle = isIdle;
    this.#send({ t: 'idle', idle: isIdle });
  }

  look(conversation: string | null): void {
    this.#looking = conversation;
    this.#send({ t: 'look', c: conversation });
  }

  #send(frame: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #set(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }

  #connect(): void {
    clearTimeout(this.#retry);
    this.#pause = 0;
    if (!this.#wanted) return;
    if (!navigator.onLine) {
      this.#readOn();
      return this.#set('offline');
    }
    const socket = new WebSocket(liveAddress());
    this.#socket = socket;
    socket.addEventListener('open', () => {
      socket.send(JSON.stringify({ t: 'hello', secret: 'session', have: {} }));
    });
    socket.addEventListener('message', ({ data }) => {
      if (this.#socket === socket) this.#received(JSON.parse(String(data)) as Frame);
    });
    socket.addEventListener('close', ({ code, reason }) => {
      if (this.#socket !== socket) return;
      if (code === CLOSE.tooMany) this.#pause = Number(reason) * 1000;
      this.#lost();
    });
  }

  #received(frame: Frame): void {
    this.#lastFrame = Date.now();
    this.#expectMore();
    if (frame.t === 'welcome' || frame.t === 'reset') {
      const again = this.#everLive || this.#isBehind;
      this.#everLive = true;
      this.#listening.resolve();
      this.#failures = 0;
      clearInterval(this.#poll);
      this.#poll = undefined;
      this.#set('live');
      if (this.#looking !== null) this.look(this.#looking);
      if (this.#idle) this.idle(true);
      if (again) for (const { resumed } of this.#listeners) resumed?.();
      return;
    }
    // The network was away and the socket has outlived it.
    if (this.#state === 'offline') this.#back();
    for (const listener of this.#listeners) listener.frame?.(frame);
  }

  #back(): void {
    this.#set('live');
    for (const { resumed } of this.#listeners) resumed?.();
  }

  /** The server's signs of life are not seen by scripts: a quiet socket is asked for one. */
  #expectMore(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#send({ t: 'ping' });
      this.#silence = setTimeout(() => this.#giveUp(), (SILENCE_SECONDS - HEARTBEAT_SECONDS) * 1000);
    }, HEARTBEAT_SECONDS * 1000);
  }

  #giveUp(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
    this.#lost();
  }

  #lost(): void {
    clearTimeout(this.#silence);
    this.#socket = undefined;
    if (!this.#wanted) return;
    this.#failures += 1;
    this.#readOn();
    if (!navigator.onLine) this.#set('offline');
    else if (this.#pause > 0) this.#set('crowded');
    else if (!this.#everLive && this.#failures >= TRIES) this.#askInstead();
    else this.#set('reconnecting');
    const longest = Math.min(RETRY.longest, RETRY.first * 2 ** this.#failures);
    this.#retry = setTimeout(() => this.#connect(), this.#pause + Math.random() * longest);
  }

  #askInstead(): void {
    this.#set('polling');
    this.#poll ??= setInterval(() => {
      for (const { resumed } of this.#listeners) resumed?.();
    }, POLL);
  }

  /** The page is looked at again, or the network has changed. */
  #check(): void {
    if (!navigator.onLine) return this.#set('offline');
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      const isFree = this.#socket === undefined && this.#pause === 0;
      if (document.visibilityState === 'visible' && isFree) this.#connect();
      return;
    }
    const asked = this.#lastFrame;
    const isRecent = Date.now() - asked < DOUBT.after && this.#state !== 'offline';
    if (document.visibilityState !== 'visible' || isRecent) return;
    this.#send({ t: 'ping' });
    setTimeout(() => {
      if (this.#lastFrame === asked) this.#giveUp();
    }, DOUBT.wait);
  }
}

export const live = new Live();
