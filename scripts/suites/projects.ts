import type { Need } from './needs.ts';

/** A kind of test: which files belong to it, what they need, and how many run at once. */
export interface JestProject {
  name: string;
  /** The files, from the repository's root. */
  files: readonly string[];
  /** What its files need unless they say otherwise. */
  needs: readonly Need[];
  /** Whether its files read the sources only, so that they run without a build (`npm run unit`). */
  sources?: boolean;
  /** Whether its files boot WordPress or PHP in WebAssembly. */
  heavy?: boolean;
  /** Whether its files run a Talk server. */
  talkServer?: boolean;
  /** Whether its files contain JSX. */
  jsx?: boolean;
  /** Test files at once. Those that mostly wait for servers and browsers leave room for one more. */
  workers: number;
  /** Minutes a test may take. Only for one that hangs: what waits for a step gives up earlier and says so. */
  minutes: number;
}

/**
 * Every kind of test, in the order they run: what is quick to fail comes first. `jest.config.mjs` makes Jest's
 * projects of this table, and `npm test` runs one after the other.
 */
export const PROJECTS: readonly JestProject[] = [
  {
    name: 'unit',
    files: [
      'core/!(loader)/**/*.test.ts',
      'wordpress-plugin/build/**/*.test.ts',
      'wordpress-plugin/src/**/*.test.ts',
      'scripts/**/*.test.ts',
      'shopify-app/!(extensions)/**/*.test.ts',
    ],
    needs: [],
    sources: true,
    workers: 2,
    minutes: 5,
  },
  { name: 'sandbox', files: ['test/sandbox/**/*.test.ts'], needs: ['chromium'], workers: 2, minutes: 15 },
  {
    name: 'contract',
    files: ['test/contract/**/*.test.ts'],
    needs: ['chromium'],
    talkServer: true,
    workers: 2,
    minutes: 15,
  },
  { name: 'loader', files: ['core/loader/**/*.test.ts'], needs: ['chromium'], workers: 2, minutes: 15 },
  {
    name: 'messenger',
    files: ['test/messenger/**/*.test.ts'],
    needs: ['chromium'],
    talkServer: true,
    workers: 2,
    minutes: 15,
  },
  {
    name: 'storefront',
    files: ['test/storefront/**/*.test.ts'],
    needs: ['chromium'],
    talkServer: true,
    workers: 2,
    minutes: 15,
  },
  {
    name: 'extensions',
    files: ['shopify-app/extensions/**/*.test.ts'],
    needs: [],
    sources: true,
    jsx: true,
    workers: 2,
    minutes: 15,
  },
  { name: 'csp', files: ['test/csp/**/*.test.ts'], needs: ['chromium'], workers: 2, minutes: 15 },
  {
    name: 'shopify',
    files: ['test/shopify/**/*.test.ts'],
    needs: ['shopifySchema'],
    talkServer: true,
    workers: 2,
    minutes: 15,
  },
  {
    name: 'talk-server',
    files: ['talk-server/**/*.test.ts', 'test/talk-server/**/*.test.ts'],
    needs: [],
    talkServer: true,
    workers: 2,
    minutes: 15,
  },
  { name: 'php', files: ['test/php/**/*.test.ts'], needs: ['php'], heavy: true, workers: 2, minutes: 15 },
  {
    name: 'e2e',
    files: ['test/e2e/**/*.test.ts'],
    needs: ['chromium', 'native'],
    heavy: true,
    talkServer: true,
    workers: 3,
    minutes: 15,
  },
];
