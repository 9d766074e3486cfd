import { describe, expect, test } from '@jest/globals';
import { policyFromText } from './csp-input.ts';

describe('reading policies', () => {
  test.each([
    ["img-src 'self'\n", [['Content-Security-Policy', "img-src 'self'"]]],
    [
      'HTTP/2 200\r\ncontent-security-policy: img-src x\r\nServer: y\r\nPermissions-Policy: camera=()\r\n',
      [
        ['content-security-policy', 'img-src x'],
        ['Permissions-Policy', 'camera=()'],
      ],
    ],
    [
      '{"headers":[{"name":"Content-Security-Policy","value":"img-src x"}]}',
      [['Content-Security-Policy', 'img-src x']],
    ],
  ])('%j', (text, expected) => {
    expect(policyFromText(text).headers.map(({ name, value }) => [name, value])).toEqual(expected);
  });
});
