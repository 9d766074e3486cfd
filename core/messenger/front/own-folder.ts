import type { Plugin } from 'esbuild';

/** The name of a built file with the hash of its content: it never changes, so browsers may keep it for ever. */
export const HASHED_FILE = /^\.\/[a-z-]+-[a-z0-9]{16,}\.js$/;

/** Leaves imports of built files as they are: a browser finds them in the folder of the file that imports them. */
export const ownFolder: Plugin = {
  name: 'own-folder',
  setup: ({ onResolve }) => {
    onResolve({ filter: HASHED_FILE }, ({ path }) => ({ path, external: true }));
  },
};
