import { expect, test } from '@jest/globals';
import { accountOf, hostOf } from './short-names.ts';

test('a connection is called by its account and host', () => {
  const captureHost = 'https://track.acme.com:8443/';
  expect(accountOf({ trackingKey: 'ZaGyw9Tl9gcYKTpLYWNtZQ', captureHost })).toBe(
    'acme (track.acme.com:8443)',
  );
});

test('what is no address stands for itself', () => {
  expect(hostOf('track.acme.com')).toBe('track.acme.com');
});
