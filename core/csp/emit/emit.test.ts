import { describe, expect, test } from '@jest/globals';
import { codeOf } from '../../findings.ts';
import type { Header } from '../types.ts';
import { emit, formNames, forms, withRemarks, type FormName } from './index.ts';

const csp = (value: string, reportOnly?: string): Header[] => [
  { name: 'content-security-policy', value },
  ...(reportOnly === undefined ? [] : [{ name: 'Content-Security-Policy-Report-Only', value: reportOnly }]),
  { name: 'X-Other', value: 'left alone' },
];

const text = (name: FormName, value: string, reportOnly?: string): string =>
  emit(csp(value, reportOnly), name).text;
const codes = (name: FormName, value: string): string[] => emit(csp(value), name).blockers.map(codeOf);

describe('a policy in each form', () => {
  test.each([
    ['nginx', `add_header Content-Security-Policy "default-src 'self'; img-src *" always;`],
    [
      'apache',
      `<IfModule mod_headers.c>\n  Header always set Content-Security-Policy "default-src 'self'; img-src *"\n</IfModule>`,
    ],
    ['caddy', `header Content-Security-Policy "default-src 'self'; img-src *"`],
    ['netlify', `/*\n  Content-Security-Policy: default-src 'self'; img-src *`],
    ['cloudflare', `/*\n  Content-Security-Policy: default-src 'self'; img-src *`],
    ['php', `<?php\nheader( 'Content-Security-Policy: default-src \\'self\\'; img-src *' );`],
    [
      'hydrogen',
      `const { nonce, header, NonceProvider } = createContentSecurityPolicy({\n  shop: {\n    checkoutDomain: context.env.PUBLIC_CHECKOUT_DOMAIN,\n    storeDomain: context.env.PUBLIC_STORE_DOMAIN,\n  },\n  defaultSrc: ["'self'"],\n  imgSrc: ["*"],\n});`,
    ],
  ] as const)('%s', (name, expected) => {
    expect(text(name, "default-src 'self';;\n IMG-SRC  * ; img-src x")).toBe(expected);
  });

  test.each(formNames)('%s: one line a value, several policies in one header', (name) => {
    const value = "default-src 'self'\r\n; img-src *, font-src 'none'";
    if ('single' in forms[name]) return expect(codes(name, value)).toEqual(['severalPolicies']);
    expect(text(name, value)).toMatch(/img-src \*, font-src \\?'none/);
    return undefined;
  });

  test.each(formNames)('%s: a nonce is made for each response, or refused', (name) => {
    const value = "script-src 'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg=' 'strict-dynamic'";
    expect(text(name, value)).not.toContain('c2l0ZW5vbmNl');
    expect(codes(name, value)).toEqual(forms[name].nonce ? [] : ['nonceInStaticForm']);
  });

  test.each(formNames)('%s: nothing to send', (name) => {
    expect(emit([{ name: 'X-Other', value: 'x' }], name)).toEqual({ text: '', blockers: [] });
  });

  test('a form that knows no report-only refuses it: a policy that was to be tried is never enforced', () => {
    const reportOnly = [{ name: 'Content-Security-Policy-Report-Only', value: "img-src 'self'" }];
    for (const name of formNames) {
      const { text: written, blockers } = emit(reportOnly, name);
      if ('single' in forms[name]) expect([written, blockers.map(codeOf)]).toEqual(['', ['severalPolicies']]);
      else expect(written).toMatch(/report-?only/i);
    }
  });

  test('report-only stays report-only', () => {
    expect(text('nginx', "img-src 'self'", 'img-src *')).toBe(
      `add_header Content-Security-Policy "img-src 'self'" always;\nadd_header Content-Security-Policy-Report-Only "img-src *" always;`,
    );
    expect(JSON.parse(text('vercel', "img-src 'self'", 'img-src *'))).toEqual({
      headers: [
        {
          source: '/(.*)',
          headers: [
            { key: 'Content-Security-Policy', value: "img-src 'self'" },
            { key: 'Content-Security-Policy-Report-Only', value: 'img-src *' },
          ],
        },
      ],
    });
  });

  test.each([
    ['nginx', '"img-src https://a.test/%24x\\"y\\\\"'],
    ['apache', '"img-src https://a.test/$x\\"y\\\\"'],
    ['iis', 'value="img-src https://a.test/$x&quot;y\\"'],
    ['php', `'Content-Security-Policy: img-src https://a.test/$x"y\\\\'`],
  ] as const)("%s's own special characters", (name, expected) => {
    expect(text(name, 'img-src https://a.test/$x"y\\')).toContain(expected);
  });

  test("Apache's and Caddy's", () => {
    expect(text('apache', 'img-src https://a.test/%24')).toContain('https://a.test/%%24');
    expect(text('caddy', 'img-src {x}')).toBe('header Content-Security-Policy "img-src \\{x\\}"');
  });

  test('a line that Cloudflare or nginx would not read is refused', () => {
    const hosts = (count: number): string =>
      `img-src ${Array.from({ length: count }, (_, index) => `h${index}.test`).join(' ')}`;
    expect(codes('cloudflare', hosts(300))).toEqual(['lineTooLong']);
    expect(codes('nginx', hosts(300))).toEqual([]);
    expect(codes('nginx', hosts(500))).toEqual(['lineTooLong']);
    expect(codes('netlify', hosts(500))).toEqual([]);
  });

  test.each(['img-src none', "script-src nonce-abc 'self'", "//if x; img-src 'self'", '__proto__ x'])(
    'what helmet would throw at is written past it: %s',
    (value) => {
      expect(text('helmet', value)).toContain(
        `response.setHeader("Content-Security-Policy", ${JSON.stringify(value)});`,
      );
    },
  );

  test('a name that is none of JavaScript is quoted for Hydrogen', () => {
    expect(text('hydrogen', "//if x; img-src 'self'")).toContain('"//if": ["x"],\n  imgSrc: [');
  });

  test('remarks are comments of the place', () => {
    expect(withRemarks('nginx', 'x', ['one', 'two\nlines'])).toBe('# one\n# two lines\nx');
    expect(withRemarks('php', '<?php\nx', ['one'])).toBe('<?php\n// one\nx');
    expect(withRemarks('iis', '<x/>', ['a -- b'])).toBe('<!-- a   b -->\n<x/>');
    expect(withRemarks('vercel', '{}', ['one'])).toBe('{}');
  });
});
