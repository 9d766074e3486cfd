import { describe, expect, test } from '@jest/globals';
import { policyFromText } from './csp-file.ts';

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
    [
      'content-security-policy\nimg-src x\nx-frame-options\nDENY\n',
      [['content-security-policy', 'img-src x']],
    ],
    ['Content-Security-Policy:\r\nimg-src x', [['Content-Security-Policy', 'img-src x']]],
    ['Content-Security-Policy\timg-src x', [['Content-Security-Policy', 'img-src x']]],
    ['Content-Security-Policy img-src x', [['Content-Security-Policy', 'img-src x']]],
    ['X-WebKit-CSP: img-src x', [['X-WebKit-CSP', 'img-src x']]],
    ["img-src: 'self'", [['Content-Security-Policy', "img-src: 'self'"]]],
    ['add_header Content-Security-Policy "img-src x" always;', [['Content-Security-Policy', 'img-src x']]],
    [
      '[[headers]]\n[headers.values]\nContent-Security-Policy = "img-src x"',
      [['Content-Security-Policy', 'img-src x']],
    ],
    [
      '{"headers":[{"source":"/","headers":[{"key":"Content-Security-Policy","value":"img-src x"}]}]}',
      [['Content-Security-Policy', 'img-src x']],
    ],
  ])('%j', (text, expected) => {
    expect(policyFromText(text).headers.map(({ name, value }) => [name, value])).toEqual(expected);
  });

  test('a meta element', () => {
    expect(policyFromText('<meta http-equiv="content-security-policy" content="img-src x">')).toEqual({
      headers: [],
      meta: ['img-src x'],
      delivered: false,
    });
  });

  test.each([
    ['HTTP/1.1 200 OK\ncontent-security-policy: img-src x', true],
    ['server: nginx\ncontent-security-policy: img-src x', true],
    ['{"headers":[]}', true],
    ['Content-Security-Policy: img-src x', false],
    ['/*\n  Content-Security-Policy: img-src x', false],
    ['img-src x', false],
  ])('%j as delivered: %j', (text, delivered) => {
    expect(policyFromText(text).delivered).toBe(delivered);
  });

  test.each([
    'hello',
    'Content-Security-Policy is a header',
    'server { listen 80; }',
    '<!doctype html><title>Shop</title>',
    'Header unset Content-Security-Policy',
    "helmet.contentSecurityPolicy({ directives: { imgSrc: ['x'] } })",
  ])('%j is neither a policy nor a configuration', (text) => {
    expect(() => policyFromText(text, 'f')).toThrow(/^f: is neither a policy nor a configuration/);
  });
});
