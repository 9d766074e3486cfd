// One project a kind of test, as `scripts/suites/projects.ts` lists them.
import { PROJECTS } from './scripts/suites/projects.ts';

const jsxTransform = { '\\.tsx$': '<rootDir>/test/tsx-transform.mjs' };
/** The one file of a package that is changed: why is said in the transformer. */
const FASTIFY_NAMES = 'fastify/lib/plugin-utils\\.js$';

export default {
  watchPathIgnorePatterns: ['/dist/', '/build-output/', '/\\.cache/'],
  projects: PROJECTS.map(({ name, files, minutes, jsx = false, talkServer = false }) => ({
    displayName: name,
    rootDir: import.meta.dirname,
    testMatch: files.map((glob) => `<rootDir>/${glob}`),
    testEnvironment: '<rootDir>/scripts/suites/environment.ts',
    // The core is its sources here, by whatever name a test or a host imports it: one engine in a process.
    testEnvironmentOptions: { customExportConditions: ['@talk-suite/source', 'node', 'node-addons'] },
    // Jest has one limit for all projects; each has its own here, however Jest is called.
    globals: { testMinutes: process.env.TALK_PROVE === '1' ? Math.max(minutes, 30) : minutes },
    setupFilesAfterEnv: ['<rootDir>/scripts/suites/set-patience.ts'],
    ...(talkServer && {
      globalSetup: '<rootDir>/scripts/suites/talk-server-package.ts',
      moduleNameMapper: { '/thread-script\\.ts$': '<rootDir>/test/talk-server/thread-script.ts' },
    }),
    transform: { [FASTIFY_NAMES]: '<rootDir>/test/fastify-transform.mjs', ...(jsx && jsxTransform) },
    transformIgnorePatterns: [`/node_modules/(?!${FASTIFY_NAMES})`],
    extensionsToTreatAsEsm: jsx ? ['.ts', '.tsx'] : ['.ts'],
    modulePathIgnorePatterns: [
      '<rootDir>/core/dist',
      '<rootDir>/wordpress-plugin/build-output',
      '<rootDir>/.cache',
    ],
  })),
};
