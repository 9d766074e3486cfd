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
 * One of each kind, by the seed. Kinds begin at different places, so that a run has one engine here and another one there.
 */
export const oneOfEach = <T>(all: readonly T[], kindOf: (one: T) => string, seed: number): T[] =>
  [...new Set(all.map(kindOf))].map((kind) => {
    const members = all.filter((one) => kindOf(one) === kind);
    const offset = [...kind].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
    return members[(seed + offset) % members.length]!;
  });

/**
 * The files of a run: of each group that takes turns, one by the seed. `npm run prove` runs all of them.
 * @param read the text of a file
 */
export const inTurn = (
  files: readonly string[],
  seed: number,
  read: (file: string) => string = (file) => readFileSync(file, 'utf8'),
): { files: string[]; passedOver: string[] } => {
  const turns = new Map(files.toSorted().map((file) => [file, turnOf(read(file))]));
  const taking = [...turns].filter((entry): entry is [string, string] => entry[1] !== null);
  const chosen = new Set(oneOfEach(taking, ([, turn]) => turn, seed).map(([file]) => file));
  const passedOver = new Set(taking.map(([file]) => file).filter((file) => !chosen.has(file)));
  return { files: files.filter((file) => !passedOver.has(file)), passedOver: [...passedOver] };
};

/** What a run leaves to other runs, in words. */
export const turnsInWords = (passedOver: readonly string[], seed: number): string =>
  `A sample by SEED=${seed}; left to other runs, and all in npm run prove: ${passedOver.map((file) => basename(file)).join(', ')}.`;
