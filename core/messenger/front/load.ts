/** Written by the build: the hash of all files that the front loads, the conversation, its parts and words. */
declare const LEAVES: string;

let failures = 0;

/** Loads one of them, from next to the front. A browser may remember what it could not load: later attempts have another address. */
export const load = async <Module>(name: string): Promise<Module> => {
  const address = `./${name}-${LEAVES}.js${failures ? `?${failures}` : ''}`;
  try {
    return (await import(address)) as Module;
  } catch (error) {
    failures += 1;
    throw error;
  }
};
