import { useSyncExternalStore } from 'react';
import type { EventBody, FileInfo } from '@talk-suite/core/contract';
import { ApiError, ask, newKey } from './api.ts';
import type { ReaderEvent } from './types.ts';

/** Milliseconds in which what was sent can still be taken back. */
export const UNDO_TIME = 5000;

export interface Outgoing {
  readonly key: string;
  readonly conversation: string;
  readonly type: 'message' | 'note';
  readonly text: string;
  readonly files?: readonly FileInfo[];
  /** The last event that its author had on the screen. */
  readonly basedOn: number;
  /**
   * `held` can be taken back until `sendAt`; `overtaken`: another agent was quicker, so the author decides; `failed`
   * was not answered, and may be sent again: the key makes it one message.
   */
  readonly state: 'held' | 'sending' | 'failed' | 'overtaken' | 'refused';
  readonly sendAt: number;
  readonly problem?: ApiError['problem'];
}

interface Answer {
  readonly event: ReaderEvent;
}

const STORED = 'talk-inbox-outbox';
const AGAIN = 5000;

type Listener = (outgoing: Outgoing, event: ReaderEvent) => void;

/**
 * What is on its way, kept in the browser until the server has it: a page that is closed or crashes loses nothing.
 * Each conversation's are sent one after the other.
 */
class Outbox {
  #items: readonly Outgoing[] = [];
  readonly #watchers = new Set<() => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #busy = new Set<string>();
  #sent: Listener = () => undefined;

  get items(): readonly Outgoing[] {
    return this.#items;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Takes up what an earlier page left, and says what was stored. */
  start(sent: Listener): void {
    this.#sent = sent;
    try {
      const stored = JSON.parse(localStorage.getItem(STORED) ?? '[]') as Outgoing[];
      this.#items = stored.map((item) => (item.state === 'sending' ? { ...item, state: 'held' } : item));
    } catch {
      this.#items = [];
    }
    for (const item of this.#items) if (item.state === 'held') this.#schedule(item);
    window.addEventListener('online', () => {
      for (const { key, state } of this.#items) if (state === 'failed') this.sendNow(key);
    });
  }

  send(item: Pick<Outgoing, 'conversation' | 'type' | 'text' | 'basedOn' | 'files'>): void {
    const held: Outgoing = { ...item, key: newKey(), state: 'held', sendAt: Date.now() + UNDO_TIME };
    this.#set([...this.#items, held]);
    this.#schedule(held);
  }

  /** @returns the text, for the box. */
  takeBack(key: string): Outgoing | undefined {
    const item = this.#items.find((each) => each.key === key && each.state !== 'sending');
    if (item === undefined) return undefined;
    clearTimeout(this.#timers.get(key));
    this.#set(this.#items.filter((each) => each.key !== key));
    return item;
  }

  /** Takes back what was sent last into a conversation, while it is held. */
  takeBackLast(conversation: string): Outgoing | undefined {
    const last = this.#items.findLast((each) => each.conversation === conversation && each.state === 'held');
    return last && this.takeBack(last.key);
  }

  /** @param basedOn what the author has read meanwhile. */
  sendNow(key: string, basedOn?: number): void {
    const item = this.#items.find((each) => each.key === key);
    if (item === undefined || item.state === 'sending') return;
    const next: Outgoing = {
      ...item,
      state: 'held',
      sendAt: Date.now(),
      ...(basedOn !== undefined && { basedOn }),
    };
    this.#replace(next);
    this.#schedule(next);
  }

  #schedule({ key, sendAt }: Outgoing): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => void this.#deliver(key), Math.max(0, sendAt - Date.now())),
    );
  }

  async #deliver(key: string): Promise<void> {
    const item = this.#items.find((each) => each.key === key);
    if (item === undefined || item.state !== 'held') return;
    const { conversation, type, text, basedOn, files = [] } = item;
    if (this.#busy.has(conversation)) {
      this.#timers.set(
        key,
        setTimeout(() => void this.#deliver(key), 50),
      );
      return;
    }
    this.#busy.add(conversation);
    this.#replace({ ...item, state: 'sending' });
    try {
      const body: EventBody<'message'> = { text, ...(files.length > 0 && { files: [...files] }) };
      const { event } = await ask<Answer>('POST', `/agents/conversations/${conversation}/events`, {
        key,
        type,
        body,
        // A note crosses nobody's answer.
        ...(type === 'message' && { basedOn }),
      });
      this.#sent(item, event);
      this.#set(this.#items.filter((each) => each.key !== key));
    } catch (error) {
      this.#failed(item, error instanceof ApiError ? error : new ApiError({ problem: 'unavailable' }));
    } finally {
      this.#busy.delete(conversation);
    }
  }

  #failed(item: Outgoing, { problem, retryAfter }: ApiError): void {
    if (problem === 'stale') return this.#replace({ ...item, state: 'overtaken' });
    const passes = problem === 'offline' || problem === 'unavailable' || problem === 'tooMany';
    this.#replace({ ...item, state: passes ? 'failed' : 'refused', problem });
    if (problem !== 'unavailable' && problem !== 'tooMany') return;
    setTimeout(
      () => {
        const now = this.#items.find((each) => each.key === item.key);
        if (now?.state === 'failed') this.sendNow(item.key);
      },
      Math.max(AGAIN, retryAfter * 1000),
    );
  }

  #replace(item: Outgoing): void {
    this.#set(this.#items.map((each) => (each.key === item.key ? item : each)));
  }

  #set(items: readonly Outgoing[]): void {
    this.#items = items;
    try {
      localStorage.setItem(STORED, JSON.stringify(items));
    } catch {
      // A full or forbidden storage: then it lives as long as the page does.
    }
    for (const watcher of this.#watchers) watcher();
  }
}

export const outbox = new Outbox();

/** What of a conversation is on its way. */
export const useOutgoing = (conversation: string): readonly Outgoing[] => {
  const items = useSyncExternalStore(outbox.watch, () => outbox.items);
  return items.filter((item) => item.conversation === conversation);
};

const draftName = (conversation: string, type: Outgoing['type']): string =>
  `talk-inbox-draft:${conversation}:${type}`;

/** What was typed and not sent, kept for each conversation. */
export const drafts = {
  read: (conversation: string, type: Outgoing['type']): string => {
    try {
      return localStorage.getItem(draftName(conversation, type)) ?? '';
    } catch {
      return '';
    }
  },
  write: (conversation: string, type: Outgoing['type'], text: string): void => {
    try {
      if (text === '') localStorage.removeItem(draftName(conversation, type));
      else localStorage.setItem(draftName(conversation, type), text);
    } catch {
      // As above.
    }
  },
};
