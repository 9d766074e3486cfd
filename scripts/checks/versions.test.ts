import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AGREEMENTS, unpinned, versionProblems } from './versions.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
const places = Object.entries(AGREEMENTS).flatMap(([what, all]) =>
  all.map(({ file, pattern }, at) => ({ what, file, pattern, at })),
);

test.each(places)('$what in $file (place $at) may not differ from the others', ({ what, file, pattern }) => {
  const changed = read(file).replace(pattern, (whole, value: string) => whole.replace(value, '9.9.9'));
  const problems = versionProblems((name) => (name === file ? changed : read(name)));
  expect(problems.join('\n')).toContain(`${what} is`);
  expect(problems.join('\n')).toContain('9.9.9');
});

test('a place that no longer has the value is named', () => {
  const problems = versionProblems((name) => (name === 'CHANGELOG.md' ? '# Changelog\n' : read(name)));
  expect(problems).toEqual([expect.stringContaining("CHANGELOG.md: Talk Suite's version is not there")]);
});

test('a package that is not pinned is named', () => {
  const text =
    '{ "dependencies": { "a": "^1.2.3", "b": "npm:@x/b@1.0.0" }, "devDependencies": { "c": "latest" } }';
  expect(unpinned('x/package.json', text)).toEqual([
    'x/package.json: a is "^1.2.3", which is not one version',
    'x/package.json: c is "latest", which is not one version',
  ]);
});
