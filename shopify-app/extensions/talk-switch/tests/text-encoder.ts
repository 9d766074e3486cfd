import { TextEncoder } from 'node:util';

// Every browser has one, jsdom has none.
Object.assign(globalThis, { TextEncoder });
