import { clientFrameSchema, CLOSE, type ClientFrame } from '@talk-suite/core/contract';
import { Compile } from 'typebox/compile';
import type { RawData, WebSocket } from 'ws';
import { hasNul } from '../http/nul.ts';
import type { Refusal } from '../http/problems.ts';
import { heart } from './heart.ts';

/** Bytes that may wait for a client that reads slowly. */
const BUFFER_LIMIT = 1024 * 1024;

/** Milliseconds in which a client has to say who it is. */
const HELLO_TIME = 10_000;

const frames = Compile(clientFrameSchema);

const parse = (text: string): ClientFrame | null => {
  try {
    const frame: unknown = JSON.parse(text);
    return frames.Check(frame) && !hasNul(frame) ? (frame as ClientFrame) : null;
  } catch {
    return null;
  }
};

export interface SocketHandlers {
  /** Before anything else of a frame after the first. @throws {Refusal} where there were too many */
  count(): Promise<void>;
  /** The first frame, and any later one of its kind is refused. */
  hello(frame: Extract<ClientFrame, { t: 'hello' }>): void;
  /** @param left 0 where it is over */
  typing(conversation: string, left?: 0): void;
  look(conversation: string | null): void;
  idle(isIdle: boolean): void;
  closed(): void;
}

/** What serves a WebSocket, on the socket itself: so all share their listeners, where each had closures of its own. */
const SERVED = Symbol('served');
interface ServedSocket extends WebSocket {
  [SERVED]?: ClientSocket;
}

/** A client's WebSocket: frames that are checked, a time limit for the first, signs of life, and no slow readers. */
export class ClientSocket {
  readonly #socket: ServedSocket;
  readonly #handlers: SocketHandlers;
  /** Until it has said who it is. */
  #late: NodeJS.Timeout | undefined;
  #alive = true;
  #greeted = false;

  constructor(socket: ServedSocket, handlers: SocketHandlers) {
    this.#socket = socket;
    this.#handlers = handlers;
    this.#late = setTimeout(() => this.close(CLOSE.silent), HELLO_TIME);
    heart.add(this);
    socket[SERVED] = this;
    socket.on('message', ClientSocket.#onMessage);
    socket.on('pong', ClientSocket.#onPong);
    socket.on('error', ClientSocket.#onError);
    socket.on('close', ClientSocket.#onClose);
  }

  static #onMessage(this: ServedSocket, data: RawData, binary: boolean): void {
    const client = this[SERVED]!;
    client.#alive = true;
    client.#received(binary ? null : parse(String(data)));
  }

  static #onPong(this: ServedSocket): void {
    this[SERVED]!.#alive = true;
  }

  /** What went wrong is in the close that follows. */
  static #onError(this: void): void {}

  static #onClose(this: ServedSocket): void {
    const client = this[SERVED]!;
    clearTimeout(client.#late);
    heart.remove(client);
    client.#handlers.closed();
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  send(frame: object): void {
    if (!this.isOpen) return;
    this.#socket.send(JSON.stringify(frame));
    if (this.#socket.bufferedAmount <= BUFFER_LIMIT) return;
    this.close(CLOSE.slow);
    // The close frame waits behind what the client does not read.
    this.#socket.terminate();
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  /** Asks the client to come back after so many seconds. */
  tooMany(seconds: number): void {
    this.#socket.close(CLOSE.tooMany, String(seconds));
  }

  #received(frame: ClientFrame | null): void {
    // What was on its way when it was closed.
    if (!this.isOpen) return;
    if (frame === null) return this.close(CLOSE.invalid);
    if (frame.t === 'hello') {
      if (this.#greeted) return this.close(CLOSE.invalid);
      this.#greeted = true;
      clearTimeout(this.#late);
      this.#late = undefined;
      return this.#handlers.hello(frame);
    }
    if (!this.#greeted) return this.close(CLOSE.invalid);
    this.#handlers.count().then(
      () => this.#take(frame),
      (error: unknown) => this.tooMany((error as Refusal).retryAfter!),
    );
  }

  #take(frame: Exclude<ClientFrame, { t: 'hello' }>): void {
    if (frame.t === 'ping') return this.send({ t: 'pong' });
    if (frame.t === 'look') return this.#handlers.look(frame.c);
    if (frame.t === 'idle') return this.#handlers.idle(frame.idle);
    return this.#handlers.typing(frame.c, frame.left);
  }

  /** A sign of life; who did not answer the one before is gone. */
  beat(): void {
    if (!this.#alive) return this.#socket.terminate();
    this.#alive = false;
    this.#socket.ping();
  }
}
