import { expect, test } from '@jest/globals';
import { defaultSettings } from '../../../../core/settings/index.ts';
import { BLANK, withReading } from './reading.ts';

test('the draft takes an understood connection, and nothing of a refused one', () => {
  const draft = { settings: defaultSettings(), allowedHosts: null };
  const connection = {
    service: 'ortto' as const,
    trackingKey: 'ZaGyw9Tl9gcYKTpLYWNtZQ',
    captureHost: 'https://capture-api.autopilotapp.com/',
    scriptUrl: 'https://cdn2l.ink/app.js',
    options: {},
    track: {},
    dataRegion: 'us' as const,
  };
  expect(withReading(draft, { kind: 'understood', connection, warnings: [] })).toEqual({
    ...draft,
    settings: { ...draft.settings, connection },
  });
  expect(withReading(draft, { kind: 'refused', errors: [], warnings: [] })).toBe(draft);
  expect(withReading(draft, BLANK)).toBe(draft);
});
