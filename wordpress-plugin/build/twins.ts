// The map of twins: which classes of the plugin do the same as which files of the core. Each names the other, in the
// class's comment ("The twin of core/csp/merge/write.ts") and in the first line of the core's file ("// Twin in PHP: …").
// `node wordpress-plugin/build/twins.ts` writes those first lines and docs/twins.md from the classes' comments.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const INCLUDES = 'wordpress-plugin/includes';
const LINE = /^\/\/ Twin in PHP: (.+)\n/;

/** A file of the core and the classes that do the same, from the repository's root; sorted. */
export type Twins = ReadonlyMap<string, readonly string[]>;

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const sorted = (pairs: readonly (readonly [string, string])[]): Twins => {
  const map = new Map<string, string[]>();
  for (const [core, php] of pairs.toSorted()) map.set(core, [...new Set([...(map.get(core) ?? []), php])]);
  return map;
};

/** As the plugin's classes say it. */
export const twinsByClasses = (): Twins =>
  sorted(
    globSync(`${INCLUDES}/**/*.php`, { cwd: ROOT }).flatMap((php) => {
      const comments = read(php).replaceAll(/\n\s*\* ?/g, ' ');
      const named = [
        ...comments.matchAll(/twin of (?:what )?(core\/[\w./-]+\.ts)(?: and (core\/[\w./-]+\.ts))?/g),
      ];
      return named.flatMap(([, ...cores]) =>
        cores.filter((core) => core !== undefined).map((core) => [core, php] as const),
      );
    }),
  );

/** As the core's files say it. */
export const twinsByCore = (): Twins =>
  sorted(
    globSync('core/**/*.ts', { cwd: ROOT, exclude: ['**/node_modules', 'core/dist'] }).flatMap((core) =>
      (LINE.exec(read(core))?.[1] ?? '')
        .split(', ')
        .filter((name) => name !== '')
        .map((name) => [core, `${INCLUDES}/${name}`] as const),
    ),
  );

/** The page `docs/twins.md`. */
export const twinsPage = (twins: Twins): string => {
  const rows = [...twins].map(([core, classes]) => [
    `\`${core}\``,
    classes.map((php) => `\`${php.slice(INCLUDES.length + 1)}\``).join(', '),
  ]);
  const width = (column: 0 | 1, head: string): number =>
    Math.max(head.length, ...rows.map((row) => row[column]!.length));
  const [core, php] = [width(0, 'in the core'), width(1, 'in the plugin')];
  const line = (left: string, right: string): string => `| ${left.padEnd(core)} | ${right.padEnd(php)} |`;
  return [
    '# Twins',
    '',
    'What a request to WordPress needs of the engine is written twice: in TypeScript, which is the reference, and in PHP',
    `(below \`${INCLUDES}/\`). Shared cases (\`test/vectors/\`) and generated ones hold both to each other: a change of`,
    'one is a change of both. `node wordpress-plugin/build/twins.ts` writes this page; a test keeps it complete.',
    '',
    line('in the core', 'in the plugin'),
    `| ${'-'.repeat(core)} | ${'-'.repeat(php)} |`,
    ...rows.map(([left, right]) => line(left!, right!)),
    '',
  ].join('\n');
};

if (process.argv[1] === import.meta.filename) {
  const twins = twinsByClasses();
  for (const [core, classes] of twins) {
    const names = classes.map((php) => php.slice(INCLUDES.length + 1)).join(', ');
    writeFileSync(join(ROOT, core), `// Twin in PHP: ${names}\n${read(core).replace(LINE, '')}`);
  }
  writeFileSync(join(ROOT, 'docs/twins.md'), twinsPage(twins));
}
