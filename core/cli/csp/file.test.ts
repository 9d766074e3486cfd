import { describe, expect, test } from '@jest/globals';
import { policyFromText } from './file.ts';

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
      "HTTP/2 301\nlocation: /en\ncontent-security-policy: default-src 'none'\n\nHTTP/2 200\ncontent-security-policy: img-src x\n",
      [['content-security-policy', 'img-src x']],
    ],
    ["defualt-src 'self'", [['Content-Security-Policy', "defualt-src 'self'"]]],
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
    "const csp = `default-src 'self'; img-src x`;",
    'const csp = "default-src \'self\'; img-src x";\nres.setHeader("Content-Security-Policy", csp);',
    'http.headers().contentSecurityPolicy("default-src \'self\'; img-src x");',
    'resp.headers[\'Content-Security-Policy\'] = (\n  "default-src \'self\'; "\n  "img-src x"\n)',
    'content_security_policy = "default-src \'self\'; img-src x"',
    'headers:\n  contentSecurityPolicy: "default-src \'self\'; img-src x"',
    "extraHeaders Content-Security-Policy: default-src 'self'; img-src x",
  ])('%j is neither a policy nor a configuration', (text) => {
    expect(() => policyFromText(text, 'f')).toThrow(/^f: is neither a policy nor a configuration/);
  });

  test.each([
    ['$csp', 'map $uri $csp { default "img-src x"; }\nadd_header Content-Security-Policy $csp;'],
    ['${csp}', 'set $csp "${csp}; img-src x";\nadd_header Content-Security-Policy $csp;'],
    ['$csp', "$csp = 'img-src x';\nheader( 'Content-Security-Policy: ' . $csp );"],
    ['$more', '<?php header("Content-Security-Policy: img-src x; " . $more);'],
    ['{{site.csp}}', "res.setHeader('Content-Security-Policy', 'img-src x; ' + site.csp);"],
    ['%{CSP}e', 'Header set Content-Security-Policy "%{CSP}e"'],
    ['{{more}}', 'img-src x; {{more}}'],
  ])('of %j the text says nothing, so what it stands for is asked for: %j', (variable, text) => {
    expect(() => policyFromText(text, 'f')).toThrow(`f: ${variable} stands for a part of the policy`);
  });
});
