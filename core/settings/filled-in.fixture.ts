import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { orttoConnection } from '../connection/connection.fixture.ts';
import { defaultSettings } from './defaults.ts';
import type { Settings } from './schema.ts';

type Json = Record<string, unknown>;

/** For tests: connected, with rules, and every member that a file may lack as it is on a new site. */
export const wholeFile: Settings = {
  ...defaultSettings(),
  connection: orttoConnection(),
  visibility: {
    ...defaultSettings().visibility,
    rules: ['a', 'b'].map((id) => ({
      id,
      name: '',
      enabled: true,
      effect: 'hide' as const,
      when: { path: [`/${id}`] },
    })),
  },
};

/** A copy without what some paths lead to. */
const without = (value: object, paths: readonly string[]): Json => {
  const copy = JSON.parse(JSON.stringify(value)) as Json;
  for (const path of paths) {
    const steps = path.split('.');
    const last = steps.pop()!;
    delete steps.reduce((inner, step) => inner[step] as Json, copy)[last];
  }
  return copy;
};

/** For tests of both languages: files that lack something; filled in, each of them is the whole one. */
export const filledInCases = (): { name: string; lacks: string[]; given: Json }[] =>
  (
    JSON.parse(readFileSync(join(import.meta.dirname, '../../test/vectors/filled-in.json'), 'utf8')) as {
      name: string;
      lacks: string[];
    }[]
  ).map((each) => ({ ...each, given: without(wholeFile, each.lacks) }));
