// One project a kind of test; `node scripts/test.ts` runs them in this order.
const project = (displayName, testMatch, extra = {}) => ({
  displayName,
  rootDir: import.meta.dirname,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testEnvironment: 'node',
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: [
    '<rootDir>/core/dist',
    '<rootDir>/wordpress-plugin/build-output',
    '<rootDir>/.cache',
  ],
  ...extra,
});

export default {
  projects: [
    project('unit', [
      'core/!(loader)/**/*.test.ts',
      'wordpress-plugin/build/**/*.test.ts',
      'wordpress-plugin/src/**/*.test.ts',
      'scripts/**/*.test.ts',
      'shopify-app/!(extensions)/**/*.test.ts',
    ]),
    project('sandbox', ['test/sandbox/**/*.test.ts']),
    project('loader', ['core/loader/**/*.test.ts']),
    project('storefront', ['test/storefront/**/*.test.ts']),
    project('extensions', ['shopify-app/extensions/**/*.test.ts'], {
      transform: { '\\.tsx$': '<rootDir>/test/tsx-transform.mjs' },
      extensionsToTreatAsEsm: ['.ts', '.tsx'],
    }),
    project('csp', ['test/csp/**/*.test.ts']),
    project('shopify', ['test/shopify/**/*.test.ts']),
    project('php', ['test/php/**/*.test.ts']),
    project('e2e', ['test/e2e/**/*.test.ts']),
  ],
};
