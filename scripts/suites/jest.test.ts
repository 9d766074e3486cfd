import { expect, test } from '@jest/globals';
import { PROJECTS } from './jest.ts';

test('every project of the Jest configuration is run, in its order', async () => {
  const file = '../../jest.config.mjs';
  const { default: config } = (await import(file)) as { default: { projects: { displayName: string }[] } };
  expect(PROJECTS.map(({ name }) => name)).toEqual(config.projects.map(({ displayName }) => displayName));
});
