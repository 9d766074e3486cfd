import { describe, expect, test } from '@jest/globals';
import { printConnectCode, readConnectCode, type ConnectCode } from './connect-code.ts';

const code: ConnectCode = {
  server: 'https://talk.example.com/',
  trackingKey: 'talk-0123456789abcdef01',
  settingsKey: 's'.repeat(43),
  sessionsKey: 't'.repeat(43),
};

describe('a connect code', () => {
  test.each([
    ['with both keys', code],
    ['without a key for sessions', { ...code, sessionsKey: null }],
    ['of a server on this computer', { ...code, server: 'http://127.0.0.1:8790/' }],
  ])('%s is one word that reads as what it was printed of', (_, each) => {
    const text = printConnectCode(each);
    expect(text).toMatch(/^talk-connect-[\w-]+$/);
    expect(readConnectCode(`  ${text}\n`)).toEqual(each);
  });

  test('does not show its keys to who glances at it', () => {
    expect(printConnectCode(code)).not.toContain(code.settingsKey);
  });

  test.each([
    ['nothing', ''],
    ['a tracking key', code.trackingKey],
    ['a code that was cut', printConnectCode(code).slice(0, -9)],
    ['a code of http on another computer', printConnectCode({ ...code, server: 'http://talk.example.com/' })],
    ['a code with a path', printConnectCode({ ...code, server: 'https://talk.example.com/x' })],
    [
      'a code with a name in its address',
      printConnectCode({ ...code, server: 'https://a@talk.example.com/' }),
    ],
    ['a code of another scheme', printConnectCode({ ...code, server: 'ftp://talk.example.com/' })],
    ['a code whose key is none', printConnectCode({ ...code, settingsKey: 'a b' })],
    ['a code of what is no object', `talk-connect-${btoa('null')}`],
    ['a text without end', `talk-connect-${'a'.repeat(5000)}`],
  ])('is none: %s', (_, text) => {
    expect(readConnectCode(text)).toBeNull();
  });
});
