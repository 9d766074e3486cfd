// Twin in PHP: connection/class-connection-key.php
import type { Service } from './types.ts';

/**
 * Tracking keys. Ortto's: base64url without padding of a 12-byte data source id followed by the instance slug in ASCII.
 * A Talk server's: `talk-` and 18 hexadecimal digits. None of Ortto's can be one: behind its 12 bytes it would have to
 * name an instance of other characters than the digits leave.
 */

export type KeyCode = 'keyMissing' | 'keyTooLong' | 'keyCharacters' | 'keyTooShort' | 'keyShape';

const maxLength = 200;
const minLength = 18;
const idBytes = 12;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const decodeBase64Url = (text: string): number[] => {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    held = (held << 6) | alphabet.indexOf(character);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
};

const SERVER_KEY = /^talk-[0-9a-f]{18}$/;

/** Who answers under a tracking key, whose form says it. */
export const serviceOf = (key: string): Service => (SERVER_KEY.test(key) ? 'talk-server' : 'ortto');

/** The reason why a text cannot be a tracking key, or null. The first that applies, in this order. */
export const checkTrackingKey = (key: string): KeyCode | null => {
  if (key === '') return 'keyMissing';
  if (serviceOf(key) === 'talk-server') return null;
  if (!/^[A-Za-z0-9_-]+$/.test(key)) return 'keyCharacters';
  if (key.length < minLength) return 'keyTooShort';
  if (key.length > maxLength) return 'keyTooLong';
  if (key.length % 4 === 1) return 'keyShape';
  const slug = decodeBase64Url(key).slice(idBytes);
  const printable = slug.length > 0 && slug.every((byte) => byte > 0x20 && byte < 0x7f);
  return printable ? null : 'keyShape';
};

/**
 * The instance slug (`acme` of `https://ortto.app/acme`) of a key that `checkTrackingKey` accepts; a Talk server's key
 * itself, which names none.
 */
export const instanceOf = (key: string): string =>
  serviceOf(key) === 'talk-server' ? key : String.fromCharCode(...decodeBase64Url(key).slice(idBytes));
