import { EventEmitter } from 'node:events';
import type { LogEvent } from '@talk-suite/core/contract';
import { Presence, type Typing } from './presence.ts';

/** Word that a conversation has got further. It may be lost or come twice: its hearers read the log. */
export interface Hint {
  readonly site: string;
  readonly visitor: string;
  readonly conversation: string;
  readonly lastSeq: number;
  readonly lastVseq: number;
}

/** A member came to their desk, or is away from it. */
export interface Move {
  readonly member: string;
  readonly here: boolean;
}

interface Notices {
  /** Other processes were not heard for a while. */
  missed: [];
  hint: [hint: Hint];
  typing: [typing: Typing];
  move: [move: Move];
}

export type Topic = `visitor:${string}` | `site:${string}`;

export interface Listener {
  heard(hint: Hint): void;
  typingHeard(typing: Typing): void;
}

/** The hint of an event that was just stored. */
export const hintOf = (event: LogEvent, site: string, visitor: string, lastVseq: number): Hint => ({
  site,
  visitor,
  conversation: event.conversation,
  lastSeq: event.seq,
  lastVseq,
});

/**
 * Carries hints between those who write and those who listen in this process. What other processes write comes in
 * through `relay`, if there is one.
 */
export class Hub {
  readonly #listeners = new Map<Topic, Set<Listener>>();
  readonly outgoing = new EventEmitter<Notices>();
  readonly #moved = new Set<(move: Move) => void>();
  readonly presence = new Presence();

  /** How many listen in this process. */
  heardBy(topic: Topic): number {
    return this.#listeners.get(topic)?.size ?? 0;
  }

  /** Whether anybody listens in this process: agents, to a site's. */
  isHeard(topic: Topic): boolean {
    return this.#listeners.has(topic);
  }

  listen(topic: Topic, listener: Listener): void {
    const listeners = this.#listeners.get(topic);
    if (listeners === undefined) this.#listeners.set(topic, new Set([listener]));
    else listeners.add(listener);
  }

  /** Ends what `listen` began. */
  leave(topic: Topic, listener: Listener): void {
    const listeners = this.#listeners.get(topic);
    if (listeners?.delete(listener) && listeners.size === 0) this.#listeners.delete(topic);
  }

  /** Says it here and to other processes. */
  announce(hint: Hint): void {
    this.heard(hint);
    this.outgoing.emit('hint', hint);
  }

  announceTyping(typing: Typing): void {
    this.typingHeard(typing);
    this.outgoing.emit('typing', typing);
  }

  announceMove(move: Move): void {
    this.moveHeard(move);
    this.outgoing.emit('move', move);
  }

  /** @returns what ends it. */
  onMove(heard: (move: Move) => void): () => void {
    this.#moved.add(heard);
    return () => this.#moved.delete(heard);
  }

  /** Other processes are heard again: those who wait for news look at the log. */
  missed(): void {
    this.outgoing.emit('missed');
  }

  /** Says what another process announced. */
  heard(hint: Hint): void {
    for (const listener of this.#interestedIn(hint)) listener.heard(hint);
  }

  typingHeard(typing: Typing): void {
    this.presence.note(typing);
    for (const listener of this.#interestedIn(typing)) listener.typingHeard(typing);
  }

  moveHeard(move: Move): void {
    for (const heard of this.#moved) heard(move);
  }

  #interestedIn({ site, visitor }: { readonly site: string; readonly visitor: string }): Listener[] {
    const topics: Topic[] = [`visitor:${visitor}`, `site:${site}`];
    return topics.flatMap((topic) => [...(this.#listeners.get(topic) ?? [])]);
  }
}
