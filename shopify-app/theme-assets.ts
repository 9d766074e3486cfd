import type { LoaderName } from '../core/loader/build.ts';

/** The theme extension's scripts by the names that the block asks for, and the builds of the loader that they are. */
export const THEME_ASSETS = {
  'talk.js': 'loader-rules',
  'talk-identity.js': 'loader-rules-identity',
  'talk-messenger.js': 'loader-rules-messenger',
  'talk-messenger-identity.js': 'loader-rules-identity-messenger',
} as const satisfies Readonly<Record<string, LoaderName>>;
