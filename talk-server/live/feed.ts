import { PAGE, type ReaderEvent } from '@talk-suite/core/contract';
import type { Audience, ConversationHead, ConversationLog } from '../storage/log.ts';
import { readerEvent } from '../conversations/reader-event.ts';

/** Where events go. */
export interface Sink {
  send(conversation: string, event: ReaderEvent): void;
  /** Whether it can take more now. One that cannot is not waited for: it is ended, and comes back for the rest. */
  isOpen(): boolean;
  /** The log could not be read: the reader connects anew later. */
  failed(error: unknown): void;
}

interface Progress {
  sent: number;
  /** How far the conversation is said to have got. */
  target: number;
  reading: boolean;
}

/**
 * Sends one reader all events of the conversations that it follows, in order and once each, whatever hints are lost,
 * doubled or late: the log is read from the last number that was sent.
 */
export class Feed {
  readonly #log: ConversationLog;
  readonly #audience: Audience;
  readonly #sink: Sink;
  readonly #progress = new Map<string, Progress>();
  readonly #reader: string;

  /** @param reader who reads, by id: a visitor follows own conversations alone. */
  constructor(log: ConversationLog, audience: Audience, reader: string, sink: Sink) {
    this.#log = log;
    this.#reader = reader;
    this.#audience = audience;
    this.#sink = sink;
  }

  get followed(): Iterable<string> {
    return this.#progress.keys();
  }

  follows(conversation: string): boolean {
    return this.#progress.has(conversation);
  }

  /** Follows a conversation from the number that the reader has. */
  follow(conversation: string, have: number): void {
    if (!this.#progress.has(conversation))
      this.#progress.set(conversation, { sent: have, target: have, reading: false });
  }

  unfollow(conversation: string): void {
    this.#progress.delete(conversation);
  }

  /** Sends what there is up to a number; a conversation that is not followed is left alone. */
  advance(conversation: string, target: number): void {
    const progress = this.#progress.get(conversation);
    if (progress === undefined || target <= progress.target) return;
    progress.target = target;
    if (!progress.reading) void this.#read(conversation, progress);
  }

  /** Sends what there is of a conversation whose head was just read. */
  advanceTo({ id, visitor, lastSeq, lastVseq }: ConversationHead): void {
    // It was given to somebody who has signed in since.
    if (this.#audience === 'visitor' && visitor !== this.#reader) return this.unfollow(id);
    this.advance(id, this.#audience === 'visitor' ? lastVseq : lastSeq);
  }

  async #read(conversation: string, progress: Progress): Promise<void> {
    progress.reading = true;
    try {
      while (progress.sent < progress.target && this.#sink.isOpen()) {
        const page = await this.#log.eventsAfter(conversation, this.#audience, progress.sent, PAGE);
        if (page.events.length === 0) break;
        for (const event of page.events) {
          if (!this.#sink.isOpen()) return;
          const shown = readerEvent(event, this.#audience);
          this.#sink.send(conversation, shown);
          progress.sent = shown.seq;
        }
      }
      // A target that the log does not have is no target: the next one counts again.
      progress.target = progress.sent;
    } catch (error) {
      this.#sink.failed(error);
    } finally {
      progress.reading = false;
    }
  }
}
