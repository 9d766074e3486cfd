import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** Ends a process that reads the core's build. */
const NO_BUILD = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      if (found.url.includes('/core/dist/')) throw new Error('It reads the build: ' + specifier);
      return found;
    },
  });
`)}`;

test('npm start can be called before anything was built', () => {
  const root = join(import.meta.dirname, '..');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/bootstrap.mjs', `--import=${NO_BUILD}`, 'scripts/start.ts', '--help'],
    { cwd: root, encoding: 'utf8' },
  );
  expect(stderr).not.toContain('reads the build');
  expect(stdout).toContain('npm start -- [options]');
  expect(status).toBe(0);
});
