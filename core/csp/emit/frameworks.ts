import type { Directive } from '../types.ts';
import { isUnquoted } from '../source-list/source.ts';
import { hasNonce, NONCE, valueOf, type Emitted, type Writer } from './value.ts';

/** A policy in the code of a framework. */

const inSingleQuotes = (value: string): string => `'${value.replaceAll(/['\\]/g, (match) => `\\${match}`)}'`;

/** A string of JavaScript; where it has a nonce, a template that takes it from `expression`. */
const string = (value: string, expression: string): string =>
  value.includes(NONCE)
    ? `\`${value.replaceAll(/[`\\]|\$\{/g, (match) => `\\${match}`).replaceAll(NONCE, `\${${expression}}`)}\``
    : JSON.stringify(value);

const indented = (text: string, spaces: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(spaces));

const nonceLines = [
  "import { randomBytes } from 'node:crypto';",
  '',
  'app.use((request, response, next) => {',
  "  response.locals.nonce = randomBytes(16).toString('base64');",
  '  next();',
  '});',
];

const helmetValue = (value: string): string =>
  value.includes(NONCE)
    ? `(request, response) => ${string(value, 'response.locals.nonce')}`
    : JSON.stringify(value);

const helmetDirectives = (directives: readonly Directive[]): string => {
  const entries = directives.map(
    ({ name, values }) => `  ${JSON.stringify(name)}: [${values.map(helmetValue).join(', ')}],`,
  );
  const required = directives.some(({ name }) => name === 'default-src')
    ? []
    : ['  "default-src": helmet.contentSecurityPolicy.dangerouslyDisableDefaultSrc,'];
  return ['{', ...required, ...entries, '}'].join('\n');
};

/** What helmet throws at: names that no directive has, and words that lack their quotes. */
const helmetRefuses = (directives: readonly Directive[]): boolean =>
  directives.some(
    ({ name, values }) => !/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name) || values.some(isUnquoted),
  );

/** Helmet writes one policy a header and judges it; a list of several, or what it refuses, is written past it. */
const helmetHeader = (emitted: Emitted): string => {
  const [only, ...more] = emitted.policies;
  if (more.length > 0 || helmetRefuses(only ?? [])) {
    const value = string(valueOf(emitted), 'response.locals.nonce');
    return [
      'app.use((request, response, next) => {',
      `  response.setHeader(${JSON.stringify(emitted.name)}, ${value});`,
      '  next();',
      '});',
    ].join('\n');
  }
  const reportOnly = emitted.name.endsWith('Report-Only') ? '  reportOnly: true,\n' : '';
  return [
    'app.use(helmet.contentSecurityPolicy({',
    '  useDefaults: false,',
    `${reportOnly}  directives: ${indented(helmetDirectives(only ?? []), 2).trimStart()},`,
    '}));',
  ].join('\n');
};

export const helmet: Writer = (emitted) =>
  [
    "import helmet from 'helmet';",
    ...(hasNonce(emitted) ? nonceLines : []),
    '',
    ...emitted.map(helmetHeader),
  ].join('\n');

const nextConfig: Writer = (emitted) =>
  [
    '// next.config.mjs',
    'export default {',
    '  headers: async () => [',
    '    {',
    "      source: '/(.*)',",
    '      headers: [',
    ...emitted.map(
      (each) => `        { key: ${JSON.stringify(each.name)}, value: ${JSON.stringify(valueOf(each))} },`,
    ),
    '      ],',
    '    },',
    '  ],',
    '};',
  ].join('\n');

/** A nonce is made in the proxy; Next.js reads it back from the request's policy. */
const nextProxy: Writer = (emitted) =>
  [
    '// proxy.js (middleware.js before Next.js 16)',
    "import { NextResponse } from 'next/server';",
    '',
    'export const proxy = (request) => {',
    '  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));',
    '  const policies = {',
    ...emitted.map((each) => `    ${JSON.stringify(each.name)}: ${string(valueOf(each), 'nonce')},`),
    '  };',
    '  const headers = new Headers(request.headers);',
    "  headers.set('x-nonce', nonce);",
    '  for (const [name, value] of Object.entries(policies)) headers.set(name, value);',
    '  const response = NextResponse.next({ request: { headers } });',
    '  for (const [name, value] of Object.entries(policies)) response.headers.set(name, value);',
    '  return response;',
    '};',
  ].join('\n');

export const next: Writer = (emitted) => (hasNonce(emitted) ? nextProxy(emitted) : nextConfig(emitted));

const camelCase = (name: string): string =>
  name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const key = (name: string): string => (/^[a-z]+$/i.test(name) ? name : JSON.stringify(name));

const hydrogenValue = (values: readonly string[]): string =>
  values.length === 0 ? 'true' : JSON.stringify(values.filter((each) => !each.includes(NONCE)));

/** As Hydrogen's skeleton has it: its function adds the store's own domains. The text takes the place of its call. */
const HYDROGEN_SHOP = [
  '  shop: {',
  '    checkoutDomain: context.env.PUBLIC_CHECKOUT_DOMAIN,',
  '    storeDomain: context.env.PUBLIC_STORE_DOMAIN,',
  '  },',
];

/**
 * Full lists, since Hydrogen's function puts its defaults next to a list only where it has defaults for that very
 * directive, and copies `default-src` into none. It adds its nonce to `default-src` and `script-src` itself, and
 * knows one enforced policy.
 */
export const hydrogen: Writer = (emitted) => {
  const [only = []] = emitted.find(({ name }) => name === 'Content-Security-Policy')?.policies ?? [];
  return [
    'const { nonce, header, NonceProvider } = createContentSecurityPolicy({',
    ...HYDROGEN_SHOP,
    ...only.map(({ name, values }) => `  ${key(camelCase(name))}: ${hydrogenValue(values)},`),
    '});',
  ].join('\n');
};

const phpString = (value: string): string => inSingleQuotes(value).replaceAll(NONCE, "' . $nonce . '");

export const php: Writer = (emitted) =>
  [
    '<?php',
    ...(hasNonce(emitted) ? ['$nonce = base64_encode( random_bytes( 16 ) );'] : []),
    ...emitted.map((each) => `header( ${phpString(`${each.name}: ${valueOf(each)}`)} );`),
  ].join('\n');
