import { readFileSync } from 'node:fs';
import type { ProgramId } from '../machine/programs.ts';

/** What a test file may ask for in its first lines: `// needs: chromium, native`. */
export const NEEDS = {
  chromium: ['chromium'],
  firefox: ['firefox'],
  webkit: ['webkit', 'webkitBrowser', 'xvfb'],
  php: ['php'],
  /** PHP_CodeSniffer and PHPStan: `scripts/machine/standards-packages.ts`. */
  standards: ['php', 'composer'],
  /** WP-CLI: `scripts/machine/wp-cli-packages.ts`. */
  wpCli: ['php', 'composer'],
  /** The stack of MariaDB, PHP-FPM and nginx. */
  native: ['php', 'phpFpm', 'mariadb', 'mariadbInstall', 'nginx'],
  nginx: ['nginx'],
  apache: ['apache'],
  caddy: ['caddy'],
  postgres: ['postgres'],
  redis: ['redis'],
  ruby: ['ruby'],
  /** Packages of a folder of their own, no program: `scripts/machine/framework-packages.ts`. */
  frameworks: [],
  /** The schema of Shopify's Admin API: `scripts/machine/shopify-schema.ts`. */
  shopifySchema: [],
} as const satisfies Record<string, readonly ProgramId[]>;

export type Need = keyof typeof NEEDS;

const isNeed = (name: string): name is Need => Object.hasOwn(NEEDS, name);

/**
 * The needs that a test file's text states; `fallback` when it states none. `// needs: nothing` states that
 * there are none. Throws on a name that is no need, so that a slip of the pen is not a lost test.
 */
export const statedNeeds = (source: string, fallback: readonly Need[]): Need[] => {
  const line = /^\/\/ needs: (.+)$/m.exec(source.split('\n').slice(0, 5).join('\n'))?.[1];
  if (line === undefined) return [...fallback];
  const names = line.split(',').map((name) => name.trim());
  if (names.length === 1 && names[0] === 'nothing') return [];
  return names.map((name) => {
    if (!isNeed(name)) throw new Error(`unknown need "${name}"`);
    return name;
  });
};

export const needsOfFile = (file: string, fallback: readonly Need[]): Need[] => {
  try {
    return statedNeeds(readFileSync(file, 'utf8'), fallback);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};

/** What spares much of a need's processor time where it can be had; without it everything runs all the same. */
const SPARING: Partial<Record<Need, readonly ProgramId[]>> = { chromium: ['chromiumShell'] };

export const sparingProgramsOf = (needs: readonly Need[]): ProgramId[] => [
  ...new Set(needs.flatMap((need) => SPARING[need] ?? [])),
];

export const programsOf = (needs: readonly Need[]): ProgramId[] => [
  ...new Set(needs.flatMap((need) => [...NEEDS[need]])),
];
