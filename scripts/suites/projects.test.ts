import { expect, test } from '@jest/globals';
import { checkConnection } from '@talk-suite/core/connection';
import { checkConnection as sameInTheSources } from '../../core/connection/index.ts';
import { basename } from 'node:path';
import { filesOf } from './jest.ts';
import { PROJECTS } from './projects.ts';

test.each(PROJECTS)('$name has test files, and none of another kind', (project) => {
  const files = filesOf(project, []);
  expect(files.length).toBeGreaterThan(0);
  const others = PROJECTS.filter(({ name }) => name !== project.name).flatMap((other) => filesOf(other, []));
  expect(files.filter((file) => others.includes(file))).toEqual([]);
});

test('patterns choose files as Jest does: parts of their paths, as regular expressions', () => {
  const [unit] = PROJECTS;
  const here = filesOf(unit!, ['SUITES/proj.*', 'suites/cost']).map((file) => basename(file));
  expect(here).toEqual(['cost.test.ts', 'projects.test.ts']);
});

test('the engine that a host imports is the one that a test reads: its sources, once', () => {
  expect(checkConnection).toBe(sameInTheSources);
});
