/** Written by the build: the hash of all files that the front loads, the conversation, its parts and words. */
declare const LEAVES: string;

/** Grows with each failure. */
let query = '';

/** Loads one of them, from next to the front. A browser may remember what it could not load: later attempts have another address. */
export const load = async <Module>(name: string): Promise<Module> => {
  const address = `./${name}-${LEAVES}.js${query}`;
  try {
    return (await import(address)) as Module;
  } catch (error) {
    query += '?';
    throw error;
  }
};
