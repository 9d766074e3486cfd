import { orttoConnection } from '@talk-suite/core/fixtures';
import { expect, test } from '@jest/globals';
import { defaultSettings } from '../../../../core/settings/index.ts';
import { BLANK, withReading } from './reading.ts';

test('the draft takes an understood connection, and nothing of a refused one', () => {
  const draft = { settings: defaultSettings(), allowedHosts: null };
  const connection = orttoConnection({ dataRegion: 'us' });
  expect(withReading(draft, { kind: 'understood', connection, warnings: [] })).toEqual({
    ...draft,
    settings: { ...draft.settings, connection },
  });
  expect(withReading(draft, { kind: 'refused', errors: [], warnings: [] })).toBe(draft);
  expect(withReading(draft, BLANK)).toBe(draft);
});
