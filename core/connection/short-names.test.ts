import { expect, test } from '@jest/globals';
import { orttoConnection, talkServerConnection } from './connection.fixture.ts';
import { accountOf, hostOf, nameOf } from './short-names.ts';

test('a connection is called by its account and host', () => {
  const captureHost = 'https://track.acme.com:8443/';
  expect(accountOf({ trackingKey: 'ZaGyw9Tl9gcYKTpLYWNtZQ', captureHost })).toBe(
    'acme (track.acme.com:8443)',
  );
});

test('what is no address stands for itself', () => {
  expect(hostOf('track.acme.com')).toBe('track.acme.com');
});

test('people know Ortto’s connection by its account, and that of a Talk server by the server’s host', () => {
  expect(nameOf(orttoConnection())).toBe('acme');
  expect(nameOf(talkServerConnection())).toBe('chat.acme.example');
});
