import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Bytes of a key of AES-256, and of what GCM adds. */
export const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const ALGORITHM = 'aes-256-gcm';

/** A sealed text says its format and its key: `sealed1.<key's name>.<iv, ciphertext and tag as base64url>`. */
const SEALED = /^sealed1\.([0-9a-f]{8})\.([A-Za-z0-9_-]+)$/;

/** A text was sealed with a key that is not there. */
export class UnknownKey extends Error {
  readonly keyName: string;

  /** @param setting where the keys come from */
  constructor(keyName: string, setting: string) {
    super(
      `${setting}: a stored secret was encrypted with the key ${keyName}, which is not among them. Add that key after the others.`,
    );
    this.keyName = keyName;
  }
}

/** Says which key a text was sealed with, and nothing of the key. */
export const keyName = (key: Uint8Array): string =>
  createHash('sha256').update('talk session key').update(key).digest('hex').slice(0, 8);

/**
 * Seals short texts for storage: AES-256 in GCM, with a random nonce each time.
 *
 * @example
 * const sealer = new Sealer([newKey, oldKey], 'SESSION_KEYS');
 * sealer.open(sealer.seal('shpua_1', 'offline_a.myshopify.com accessToken'), 'offline_a.myshopify.com accessToken');
 */
export class Sealer {
  readonly #keys: ReadonlyMap<string, Uint8Array>;
  readonly #current: string;
  readonly #setting: string;

  /**
   * @param keys of 32 bytes each; the first one seals, all of them open. At least one
   * @param setting where the keys come from, for the person who has to add one
   */
  constructor(keys: readonly Uint8Array[], setting: string) {
    this.#setting = setting;
    this.#keys = new Map(keys.map((key) => [keyName(key), key]));
    this.#current = [...this.#keys.keys()][0]!;
  }

  /** @param place of the text, which it can only be opened at: a sealed text cannot be moved to another row */
  seal(text: string, place: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#keys.get(this.#current)!, iv, {
      authTagLength: TAG_BYTES,
    });
    cipher.setAAD(Buffer.from(place));
    const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `sealed1.${this.#current}.${sealed.toString('base64url')}`;
  }

  /**
   * Opens what was sealed at this place. A text that was never sealed is returned as it is: an earlier version stored it.
   * @throws {UnknownKey}
   * @throws {Error} where the text was changed, or sealed at another place
   */
  open(text: string, place: string): string {
    const [, name, content = ''] = SEALED.exec(text) ?? [];
    if (name === undefined) return text;
    const key = this.#keys.get(name);
    if (!key) throw new UnknownKey(name, this.#setting);
    const sealed = Buffer.from(content, 'base64url');
    try {
      const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      return Buffer.concat([
        decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)),
        decipher.final(),
      ]).toString('utf8');
    } catch (error) {
      throw new Error('A stored secret was changed, or belongs to another place.', { cause: error });
    }
  }

  /** Whether a text is sealed with the first key. */
  isCurrent(text: string): boolean {
    return SEALED.exec(text)?.[1] === this.#current;
  }
}

/** Whether a text was sealed, with whatever key. */
export const isSealed = (text: string): boolean => SEALED.test(text);
