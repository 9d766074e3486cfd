/** Written by the build: the hash of all files that load nothing themselves, parts of conversations and words. */
declare const LEAVES: string;

/** Where one of them is: next to the file that asks for it. */
export const leaf = (name: string): string => `./${name}-${LEAVES}.js`;
