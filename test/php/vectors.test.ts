import { beforeAll, describe, expect, test } from '@jest/globals';
import { ensurePlaygroundPackages } from '../../scripts/machine/playground-packages.ts';
import { progressTo } from '../../scripts/progress.ts';
import { answers, type PhpVersion } from './php.ts';
import { codes, meaning, vectors } from './vectors.ts';

beforeAll(() => ensurePlaygroundPackages(progressTo(() => {})), 300_000);

describe.each<PhpVersion>(['native', '7.4', '8.5'])(
  'the PHP host answers the shared cases (%s)',
  (version) => {
    test('decisions', async () => {
      const cases = vectors.decide();
      expect(await answers(version, 'check-decide', cases)).toEqual(cases.map(({ decision }) => decision));
    });

    test('attributes of the tag, in their order', async () => {
      const cases = vectors.embed();
      const printed = await answers(version, 'check-embed', cases);
      expect(printed.map(meaning)).toEqual(cases.map(({ attributes }) => meaning(attributes)));
    });

    test('settings: the same fields for the same reasons', async () => {
      const cases = vectors.settings();
      const lines = cases.map(({ settings }) => JSON.stringify(settings));
      const judged = (await answers(version, 'check-settings', lines)) as { errors: never[] }[];
      expect(judged.map(({ errors }) => codes(errors))).toEqual(cases.map(({ errors }) => codes(errors)));
    });

    test('hosts and keys', async () => {
      const cases = vectors.hosts();
      const judged = await answers(version, 'check-hosts', cases);
      expect(judged).toEqual(cases.map(({ code, known }) => ({ code, known })));
    });
  },
);
