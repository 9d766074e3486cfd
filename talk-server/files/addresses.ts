import { createHmac, timingSafeEqual } from 'node:crypto';
import { newSecret } from '../conversations/secrets.ts';
import type { Files } from '../storage/files.ts';

/** Milliseconds that an address of a file counts. */
const LIFE = 10 * 60 * 1000;

/** Addresses at which files can be had without a header, as a picture in a page has to be: signed, for a while. */
export class FileAddresses {
  readonly #files: Files;
  readonly #now: () => number;
  #secret: Promise<string> | undefined;

  constructor(files: Files, now: () => number) {
    this.#files = files;
    this.#now = now;
  }

  /** The path of a file, and until when it counts. */
  async pathOf(id: string, name: string): Promise<{ readonly path: string; readonly expiresAt: number }> {
    const expiresAt = this.#now() + LIFE;
    const mark = await this.#mark(id, expiresAt);
    return { path: `/files/${id}/${expiresAt}/${mark}/${encodeURIComponent(name)}`, expiresAt };
  }

  async counts(id: string, expiresAt: number, mark: string): Promise<boolean> {
    const wanted = Buffer.from(await this.#mark(id, expiresAt));
    const given = Buffer.from(mark);
    return given.length === wanted.length && timingSafeEqual(given, wanted) && expiresAt > this.#now();
  }

  async #mark(id: string, expiresAt: number): Promise<string> {
    this.#secret ??= this.#files.ensureSecret('files', newSecret()).catch((error: unknown) => {
      this.#secret = undefined;
      throw error;
    });
    return createHmac('sha256', await this.#secret)
      .update(`${id} ${expiresAt}`)
      .digest('base64url');
  }
}
