import { randomUUID } from 'node:crypto';
import type { Hint, Hub, Move } from '../hub.ts';
import type { Typing } from '../presence.ts';

/** What processes tell each other. */
export type News = { readonly hint: Hint } | { readonly typing: Typing } | { readonly move: Move };

interface Payload {
  readonly from: string;
  readonly news: readonly News[];
}

export interface Way {
  /** Milliseconds in which news is gathered. */
  readonly gather: number;
  /** Bytes of a payload at most. */
  readonly limit: number;
  /** Whether somebody could hear it now. What is said meanwhile is left to the look at the log. */
  isOpen(): boolean;
  send(payload: string): void;
}

/** Carries what a hub announces to other processes, by whatever way they hear it, and what they announce to the hub. */
export class Relay {
  /** What each payload of this process begins with. */
  readonly #before = `{"from":${JSON.stringify(randomUUID())},"news":[`;
  readonly #hub: Hub;
  readonly #way: Way;
  #waiting: News[] = [];
  #gathering: NodeJS.Timeout | undefined;

  constructor(hub: Hub, way: Way) {
    this.#hub = hub;
    this.#way = way;
    hub.outgoing.on('hint', this.#onHint);
    hub.outgoing.on('typing', this.#onTyping);
    hub.outgoing.on('move', this.#onMove);
  }

  /** A payload came in; one's own comes back as well, and is passed over. */
  heard(text: string): void {
    if (text.startsWith(this.#before)) return;
    const { news } = JSON.parse(text) as Payload;
    for (const each of news) {
      if ('hint' in each) this.#hub.heard(each.hint);
      else if ('move' in each) this.#hub.moveHeard(each.move);
      else this.#hub.typingHeard(each.typing);
    }
  }

  end(): void {
    clearTimeout(this.#gathering);
    this.#hub.outgoing.off('hint', this.#onHint);
    this.#hub.outgoing.off('typing', this.#onTyping);
    this.#hub.outgoing.off('move', this.#onMove);
  }

  readonly #onHint = (hint: Hint): void => this.#tell({ hint });
  readonly #onTyping = (typing: Typing): void => this.#tell({ typing });
  readonly #onMove = (move: Move): void => this.#tell({ move });

  #tell(news: News): void {
    if (!this.#way.isOpen()) return;
    this.#waiting.push(news);
    this.#gathering ??= setTimeout(() => this.#send(), this.#way.gather);
  }

  #send(): void {
    this.#gathering = undefined;
    const payloads = this.#payloadsOf(this.#waiting);
    this.#waiting = [];
    for (const payload of payloads) this.#way.send(payload);
  }

  /** Payloads as large as they may be; news that does not fit one alone is left to the look at the log. */
  #payloadsOf(all: readonly News[]): string[] {
    const room = this.#way.limit - Buffer.byteLength(this.#before) - 2;
    const payloads: string[] = [];
    let news: string[] = [];
    let size = 0;
    const end = (): void => {
      if (news.length > 0) payloads.push(`${this.#before}${news.join(',')}]}`);
      [news, size] = [[], 0];
    };
    for (const each of all.map((one) => JSON.stringify(one))) {
      const bytes = Buffer.byteLength(each) + 1;
      if (bytes > room) continue;
      if (size + bytes > room) end();
      news.push(each);
      size += bytes;
    }
    end();
    return payloads;
  }
}
