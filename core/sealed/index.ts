export { KEYS_WANTED, readKeys } from './keys.ts';
export { isSealed, KEY_BYTES, keyName, Sealer, UnknownKey } from './sealer.ts';
