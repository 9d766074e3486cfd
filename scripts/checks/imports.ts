import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Which file of the repository imports which, read from the sources. */

const ROOT = join(import.meta.dirname, '../..');

/** `import … from '…'`, `export … from '…'`, `import '…'` and `import('…')`, types included. */
const IMPORT = /^(?:import|export)\b(?:[^'"`;]*?\sfrom)?\s*'([^']+)'|\bimport\('([^']+)'\)/gm;

export type Imports = ReadonlyMap<string, readonly string[]>;

const targetsOf = (file: string): string[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)]
    .map((match) => match[1] ?? match[2]!)
    .filter((target) => target.startsWith('.'))
    .map((target) => relative(ROOT, join(ROOT, dirname(file), target)))
    .filter((target) => existsSync(join(ROOT, target)));

/** Every source file that git knows, tests and what only tests use left out, with the files that it imports by their path. */
export const importsOf = (): Imports => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).split('\n');
  const sources = files.filter(
    (file) => /\.(ts|tsx|mjs)$/.test(file) && !/^test\/|\.(test|fixture|d)\.tsx?$/.test(file),
  );
  return new Map(
    sources.filter((file) => existsSync(join(ROOT, file))).map((file) => [file, targetsOf(file)]),
  );
};

/** One circle of imports through a file, from the file to itself; null where there is none. */
const circleThrough = (start: string, imports: Imports): string[] | null => {
  const from = new Map<string, string>();
  const waiting = [start];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    for (const target of imports.get(file) ?? []) {
      if (target === start) {
        const way = [start];
        for (let at = file; at !== start; at = from.get(at)!) way.unshift(at);
        return [start, ...way];
      }
      if (!from.has(target)) {
        from.set(target, file);
        waiting.push(target);
      }
    }
  }
  return null;
};

/** The circles of imports, each once. */
export const circlesIn = (imports: Imports): string[][] => {
  const seen = new Set<string>();
  return [...imports.keys()].flatMap((file) => {
    const circle = seen.has(file) ? null : circleThrough(file, imports);
    for (const each of circle ?? []) seen.add(each);
    return circle ? [circle] : [];
  });
};
