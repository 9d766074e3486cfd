import { describe, expect, test } from '@jest/globals';
import { failureOf, fieldErrorsOf, thrownBy } from './failures.ts';

const failure = (error: unknown) => failureOf(thrownBy(error));

describe('what went wrong with a request', () => {
  test.each([
    [{ code: 'fetch_error', message: 'You are probably offline.' }, 'offline'],
    [{ code: 'offline_error', message: 'Unable to connect.' }, 'offline'],
    [
      { code: 'rest_cookie_invalid_nonce', message: 'Cookie check failed', data: { status: 403 } },
      'signedOut',
    ],
    [{ code: 'talk_messenger_forbidden', message: 'No.', data: { status: 401 } }, 'signedOut'],
    [{ code: 'talk_messenger_forbidden', message: 'No.', data: { status: 403 } }, 'forbidden'],
    [{ code: 'talk_messenger_failed', message: 'Full.', data: { status: 500 } }, 'server'],
    [{ code: 'invalid_json', message: 'The response is not a valid JSON response.' }, 'server'],
    [new TypeError('x'), 'server'],
    [null, 'server'],
    ['text', 'server'],
  ])('%j is %s', (error, kind) => {
    expect(failure(error).kind).toBe(kind);
  });

  test("the server's own words are kept where they help", () => {
    expect(failure({ code: 'x', message: 'The database is full.', data: { status: 500 } }).detail).toBe(
      'The database is full.',
    );
    expect(failure({ code: 'invalid_json', message: 'Not JSON.' }).detail).toBe('');
  });
});

const refused = (errors: unknown) =>
  fieldErrorsOf(thrownBy({ code: 'x', data: { status: 400, errors } }), 'defaults.');

describe('errors at fields', () => {
  test("a network's paths become those of the screen", () => {
    expect(refused([{ field: 'defaults.connection.scriptUrl', code: 'notHttps', message: 'No.' }])).toEqual([
      { field: 'connection.scriptUrl', code: 'notHttps', message: 'No.' },
    ]);
    expect(refused([{ field: 'allowedHosts.0', code: 'c', message: 'm' }])).toEqual([
      { field: 'allowedHosts.0', code: 'c', message: 'm' },
    ]);
  });

  test('an answer without a list has none', () => {
    expect(refused(undefined)).toEqual([]);
    expect(refused('text')).toEqual([]);
    expect(refused([null, 'a'])).toEqual([]);
  });
});
