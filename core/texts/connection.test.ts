import { expect, test } from '@jest/globals';
import { connectionTexts } from './connection.ts';

test('what is wrong with a tracking code sends nobody to Ortto for another: a Talk server has them too', () => {
  const sending = Object.entries(connectionTexts)
    .filter(([key]) => key.startsWith('connection.error.'))
    .filter(([, text]) => /In Ortto, open|copy [^.]*(?:from|in) Ortto/i.test(text));
  expect(sending).toEqual([]);
});
