import { KEY_BYTES } from './sealer.ts';

/** What is said of keys that cannot be used. */
export const KEYS_WANTED =
  'must be keys of 32 bytes in base64, with commas between them; `openssl rand -base64 32` makes one';

const words = (value: string): string[] => value.split(/[\s,]+/).filter((word) => word !== '');

/** Keys as a setting has them: base64 of 32 bytes each, in either alphabet. Null for anything else, and for none. */
export const readKeys = (value: string): Uint8Array[] | null => {
  const keys = words(value).map((word) => Buffer.from(word, 'base64'));
  const isKey = (key: Buffer, at: number): boolean =>
    key.length === KEY_BYTES && /^[\w+/-]{43}=?$/.test(words(value)[at]!);
  return keys.length > 0 && keys.every(isKey) ? keys : null;
};
