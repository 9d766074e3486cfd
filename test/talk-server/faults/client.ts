// Clients that keep to the contract, whatever happens on the way.
import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { ReaderEvent, ServerFrame } from '../../../core/contract/index.ts';
import { ORIGIN } from '../served.ts';

/** Milliseconds: a client that hears nothing for so long, though it asked, connects anew. */
const SILENCE = 3000;
const ASK_EVERY = 1000;

/** Milliseconds in which a connection is made. */
const HANDSHAKE = 3000;

/** Milliseconds in which a request is answered, or is sent again: each time twice as long, as the machine may be slow. */
const ANSWER = { first: 3000, longest: 60_000 } as const;

export interface Counts {
  /** Requests that were sent again with the same key. */
  repeated: number;
  /** Connections that were made. */
  connected: number;
  /** Times that a client was told to start anew. */
  resets: number;
}

/** Follows conversations over a WebSocket from whatever server it reaches, and keeps what it got. */
export class Follower {
  /** What was applied of each conversation, in order: the texts by number. */
  readonly logs = new Map<string, ReaderEvent[]>();
  readonly #address: () => string;
  readonly #secret: string;
  readonly #known: () => readonly string[];
  readonly #counts: Counts;
  #log: string | undefined;
  #socket: WebSocket | undefined;
  #ended = false;
  readonly #running: Promise<void>;

  /** @param known the conversations to follow. */
  constructor(address: () => string, secret: string, known: () => readonly string[], counts: Counts) {
    this.#address = address;
    this.#secret = secret;
    this.#known = known;
    this.#counts = counts;
    this.#running = this.#run();
  }

  /** Connects anew, to hear of conversations that it did not know. */
  again(): void {
    this.#socket?.terminate();
  }

  async end(): Promise<void> {
    this.#ended = true;
    this.#socket?.terminate();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#ended) {
      await this.#connection();
      await setTimeout(50 + Math.random() * 300);
    }
  }

  async #connection(): Promise<void> {
    const socket = new WebSocket(this.#address(), { origin: ORIGIN, handshakeTimeout: HANDSHAKE });
    this.#socket = socket;
    let heard = performance.now();
    const asking = setInterval(() => {
      if (performance.now() - heard > SILENCE) socket.terminate();
      else if (socket.readyState === WebSocket.OPEN) socket.send('{"t":"ping"}');
    }, ASK_EVERY);
    socket.on('open', () => {
      this.#counts.connected += 1;
      const have = Object.fromEntries(
        this.#known().map((conversation) => [conversation, this.logs.get(conversation)?.length ?? 0]),
      );
      socket.send(
        JSON.stringify({ t: 'hello', secret: this.#secret, have, ...(this.#log && { log: this.#log }) }),
      );
    });
    socket.on('message', (data) => {
      heard = performance.now();
      this.#received(JSON.parse(String(data)) as ServerFrame, socket);
    });
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      socket.on('close', () => resolve());
    });
    clearInterval(asking);
  }

  #received(frame: ServerFrame, socket: WebSocket): void {
    if (frame.t === 'welcome' || frame.t === 'reset') {
      this.#log = frame.log;
      if (frame.t === 'reset') {
        this.#counts.resets += 1;
        this.logs.clear();
      }
    }
    if (frame.t !== 'event') return;
    const log = this.logs.get(frame.c) ?? [];
    this.logs.set(frame.c, log);
    if (frame.event.seq <= log.length) return;
    if (frame.event.seq === log.length + 1) log.push(frame.event);
    // One in between is missing.
    else socket.terminate();
  }
}

/** Asks with the same key until there is an answer that stays. */
export const untilAnswered = async <Body>(
  ask: (signal: AbortSignal) => Promise<Response>,
  counts: Counts,
  wanted: () => boolean,
): Promise<{ readonly status: number; readonly body: Body } | null> => {
  for (let patience: number = ANSWER.first; wanted(); patience = Math.min(patience * 2, ANSWER.longest)) {
    try {
      const response = await ask(AbortSignal.timeout(patience));
      const body = (await response.json()) as Body;
      if (response.status === 429) {
        await setTimeout(Number(response.headers.get('retry-after')) * 1000);
        continue;
      }
      if (response.status < 500) return { status: response.status, body };
    } catch {
      // No answer: the same again.
    }
    counts.repeated += 1;
    await setTimeout(100 + Math.random() * 200);
  }
  return null;
};
