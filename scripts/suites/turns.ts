import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** The line by which test files say that one of them is enough in a run: `// in turn: loader in another engine`. */
const LINE = /^\/\/ in turn: (.+)$/m;

/** What a file takes turns in with others; null for a file of every run. */
export const turnOf = (source: string): string | null =>
  LINE.exec(source.split('\n').slice(0, 5).join('\n'))?.[1]?.trim() ?? null;

/** The seed of a run: `SEED`, else a new one. All that is a sample in `npm test` follows from it. */
export const runSeed = (
  { SEED }: Readonly<Record<string, string | undefined>> = process.env,
  now = Date.now(),
): number => (SEED === undefined ? now % 2 ** 31 : Number(SEED));

/**
 * The files of a run: of each group that takes turns, one by the seed. Groups begin at different places, so that a run
 * has one engine here and another one there. `npm run prove` runs all of them.
 * @param read the text of a file
 */
export const inTurn = (
  files: readonly string[],
  seed: number,
  read: (file: string) => string = (file) => readFileSync(file, 'utf8'),
): { files: string[]; passedOver: string[] } => {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const turn = turnOf(read(file));
    if (turn !== null) groups.set(turn, [...(groups.get(turn) ?? []), file]);
  }
  const passedOver = new Set<string>();
  for (const [turn, members] of groups) {
    const offset = [...turn].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
    const chosen = members.toSorted()[(seed + offset) % members.length]!;
    for (const file of members) if (file !== chosen) passedOver.add(file);
  }
  return { files: files.filter((file) => !passedOver.has(file)), passedOver: [...passedOver] };
};

/** What a run leaves to other runs, in words. */
export const turnsInWords = (passedOver: readonly string[], seed: number): string =>
  `A sample by SEED=${seed}; left to other runs, and all in npm run prove: ${passedOver.map((file) => basename(file)).join(', ')}.`;
