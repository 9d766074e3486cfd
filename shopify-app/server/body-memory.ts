import type { Readable } from 'node:stream';

/** A body is larger than its address takes. */
export class BodyTooLarge extends Error {
  readonly statusCode = 413;
}

/** The memory for bodies is used up at this moment. */
export class NoMemoryLeft extends Error {
  readonly statusCode = 503;
}

export interface ReadBody {
  readonly body: Buffer<ArrayBuffer>;
  /** Gives the memory back. */
  readonly release: () => void;
}

/** Bytes that a body gets at first; enough for most. */
const FIRST = 4096;

/**
 * The memory that bodies of requests may take, all together. What counts is what is allocated, so that neither a
 * length that is only announced nor many small pieces cost more than is accounted for.
 */
export class BodyMemory {
  readonly #most: number;
  #used = 0;

  /** @param most bytes */
  constructor(most: number) {
    this.#most = most;
  }

  /** Bytes in use. */
  get used(): number {
    return this.#used;
  }

  /**
   * Reads a body to its end.
   * @param limit of this body, in bytes
   * @throws {BodyTooLarge} as soon as it is
   * @throws {NoMemoryLeft} where other bodies need the memory
   */
  async read(stream: Readable, limit: number): Promise<ReadBody> {
    let room = Buffer.alloc(0);
    let size = 0;
    const release = (): void => {
      this.#used -= room.length;
      room = Buffer.alloc(0);
    };
    const makeRoom = (needed: number): void => {
      if (needed <= room.length) return;
      const larger = Math.min(limit, Math.max(needed, FIRST, 2 * room.length));
      if (this.#used + larger - room.length > this.#most) throw new NoMemoryLeft();
      this.#used += larger - room.length;
      const next = Buffer.alloc(larger);
      room.copy(next, 0, 0, size);
      room = next;
    };
    try {
      // The stream is left as it is: destroying it would cut the connection before the answer.
      for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        if (size + chunk.length > limit) throw new BodyTooLarge();
        makeRoom(size + chunk.length);
        chunk.copy(room, size);
        size += chunk.length;
      }
    } catch (error) {
      release();
      throw error;
    }
    return { body: room.subarray(0, size), release };
  }
}
