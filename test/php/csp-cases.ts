import fc from 'fast-check';
import type { Account } from '../../core/csp/requirements/requirements.ts';
import type { Header, MergeInput } from '../../core/csp/index.ts';
import { policyLists, settingsOf } from '../csp/generated-lists.ts';
import type { MergeCase } from './csp-engine.ts';

/** Merges as sites have them, and as nobody should: for comparing PHP with the engine. */

const account: fc.Arbitrary<Account | null> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 12,
    arbitrary: fc.record({
      scriptUrl: fc.constantFrom(
        'https://cdn2l.ink/app.js',
        'https://cdneu.net/app.js',
        'https://track.brand.test/app.js?a=1',
        'https://track_1.brand.test/app.js',
      ),
      captureHost: fc.constantFrom('https://capture-api.eu.autopilotapp.com/', 'https://track.brand.test/'),
      dataRegion: fc.constantFrom('us', 'eu', 'au', null),
    }),
  },
);

const limit = fc.constantFrom(undefined, undefined, 300, 600, 900, 1200, 1600, 100_000);

const listed = (text: string): string[] => text.trim().split(/\s+/);

/** What policies are made of, put together without any order. */
const fragment = fc.oneof(
  fc.constantFrom(...'; ; ; ,'.split(' '), ' ', ' ', '\t', '\n', '\r\n', '\f', '\u000b', '\u00a0', '\u2028'),
  fc.constantFrom(
    ...listed(`
      default-src Script-Src style-src connect-src child-src worker-src img-src frame-src
      script-src-elem style-src-attr 0 __proto__ 'self' 'NONE' 'none' * https: data: https://a.test:*
      *.autopilotapp.com:443 wss://*.autopilotapp.com 'strict-dynamic' 'unsafe-inline'
      'nonce-bm9uY2Vub25jZW5vbmNl' 'nonce-' 'Nonce-x' 'nonce-$x' 'nonce-a===' 'nonce-a''self' 'nonce-a'x 'sha256-a''x' 'NONCE-a=' 'nonce-é' 'sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU='
      'sha999-x' “self” é 😀 https://cdn2l.ink/%61pp.js https://cdn2l.ink/%zz https://cdn2l.ink/%C3%28
      http://cdn2l.ink/ sandbox Allow-Scripts allow-same-origin require-trusted-types-for 'script'
      trusted-types talk-suite report-uri upgrade-insecure-requests`),
    'x'.repeat(300),
  ),
);

const spacedFragments = fc
  .tuple(fc.array(fragment, { maxLength: 16 }), fc.constantFrom('', ' ', ' ', '  '))
  .map(([parts, between]) => parts.join(between));

const otherHeader: fc.Arbitrary<Header> = fc.oneof(
  fc.record({
    name: fc.constantFrom('Cross-Origin-Embedder-Policy', 'cross-origin-embedder-policy'),
    value: fc.constantFrom('require-corp', ' require-corp ; x', 'credentialless', '\u00a0require-corp', 'x'),
  }),
  fc.record({
    name: fc.constant('Integrity-Policy'),
    value: fc.constantFrom(
      'blocked-destinations=(script)',
      'x=1,blocked-destinations = (style script)',
      'blocked-destinations=(scripts)',
      'blocked-destinations=(style) script',
    ),
  }),
  fc.record({
    name: fc.constantFrom('Permissions-Policy', 'permissions-policy'),
    value: fc.constantFrom(
      'microphone=()',
      'camera=(self), microphone=*, display-capture=("https://site.test")',
      'camera=("https://other.test" self)',
      'microphone',
      ' camera =()=self',
    ),
  }),
  fc.record({ name: fc.constantFrom('X-Other', 'Set-Cookie', ''), value: fc.string({ maxLength: 40 }) }),
);

const policyHeader = fc.record({
  name: fc.constantFrom(
    'Content-Security-Policy',
    'content-security-policy',
    'CONTENT-SECURITY-POLICY-REPORT-ONLY',
    ' Content-Security-Policy\u00a0',
  ),
  value: fc.oneof(spacedFragments, fc.string({ unit: 'binary', maxLength: 200 })),
});

const urlParts = fc.constantFrom(
  ...listed(`
    https:// HTTP:// http: https:/ // / wss:// ftp:// about:blank x: site.test SITE.test static.site.test
    a_b.test 127.0.0.1 0x7f.1 256.1.1.1 1.2.3.08 user@ :p@ :443 :80 :0080 :8443 :99999 :x [::1] %41 %
    /loader.js ?a #b .. < . xn--bcher-kva.test`),
  '\\',
  ' ',
  '\t',
  '\n',
);
const url = fc.oneof(
  { weight: 3, arbitrary: fc.constant('https://site.test/shop/') },
  { weight: 2, arbitrary: fc.array(urlParts, { maxLength: 5 }).map((parts) => parts.join('')) },
);
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const page = fc
  .record({
    url: optional(url),
    loader: optional(url),
    nonce: fc.constantFrom(undefined, '', 'bm9uY2Vub25jZW5vbmNl'),
    integrity: fc.constantFrom(undefined, 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', "x' y"),
  })
  .map((facts) => JSON.parse(JSON.stringify(facts)) as NonNullable<MergeInput['page']>);

const hostileInput: fc.Arbitrary<MergeInput> = fc.record({
  headers: fc.array(fc.oneof({ weight: 3, arbitrary: policyHeader }, otherHeader), { maxLength: 4 }),
  meta: fc.array(spacedFragments, { maxLength: 2 }),
  page,
});

/** Usual lists next to other headers, on pages with any address. */
const usualInput: fc.Arbitrary<MergeInput> = fc
  .tuple(policyLists, fc.array(otherHeader, { maxLength: 1 }), optional(page))
  .map(([list, others, facts]) => ({
    ...list,
    headers: [...others, ...list.headers],
    ...(facts && { page: facts }),
  }));

export const mergeCases: fc.Arbitrary<MergeCase> = fc
  .record({
    account,
    csp: settingsOf,
    limit,
    input: fc.oneof(
      { weight: 5, arbitrary: policyLists },
      { weight: 2, arbitrary: usualInput },
      { weight: 3, arbitrary: hostileInput },
    ),
  })
  .map(({ limit: bytes, ...rest }) => (bytes === undefined ? rest : { ...rest, limit: bytes }));
