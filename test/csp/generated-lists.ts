import fc from 'fast-check';
import type { CspSettings, Header } from '../../core/csp/types.ts';

/** Policies as sites have them, and as no site should: for fuzzing and for the browser's judgement. */

const hosts = [
  'https://cdn.site.test',
  'cdn.site.test',
  'https://*.site.test',
  '*.site.test',
  'https://cdn2l.ink',
  'https://cdn2l.ink/',
  'https://cdn2l.ink/app.js',
  '*.ink',
  'https://*.autopilotapp.com',
  'https://talk-api.autopilotapp.com/',
  'wss://talk-api.autopilotapp.com',
  'wss://*.eu.autopilotapp.com',
  'https://m.eu.autopilotapp.com:443',
  'http://m.autopilotapp.com',
  'https://track.brand.test',
  'https://track.brand.test:8443',
  'https://*.youtube.com',
  'https://youtube.com',
  'https://www.youtube.com/embed/',
  'https://fonts.googleapis.com/css',
  'https://fonts.gstatic.com',
  'https://site.test',
  'HTTPS://CDN.Site.Test/Path/',
];

const schemes = ['https:', 'http:', 'wss:', 'ws:', 'data:', 'blob:', '*', 'HTTPS:'];
const keywords = [
  "'self'",
  "'SELF'",
  "'none'",
  "'unsafe-inline'",
  "'unsafe-eval'",
  "'report-sample'",
  "'unsafe-hashes'",
  "'wasm-unsafe-eval'",
];
const secrets = [
  "'nonce-c2l0ZW5vbmNlMTIzNDU2Nzg='",
  "'nonce-b3RoZXJub25jZTEyMzQ1Njc4'",
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'strict-dynamic'",
];
const odd = [
  "'nonce-{random}'",
  "'nonce-$request_id'",
  "'nonce-157452790003100''unsafe-eval'",
  '<customdomain>',
  'https://a_b.test',
  'self',
  "''",
  '::',
  "'unknown'",
];

const fetchNames = [
  'default-src',
  'default-src',
  'default-src',
  'script-src',
  'script-src',
  'script-src-elem',
  'script-src-attr',
  'style-src',
  'style-src-elem',
  'style-src-attr',
  'img-src',
  'font-src',
  'connect-src',
  'media-src',
  'frame-src',
  'child-src',
  'worker-src',
  'object-src',
  'manifest-src',
];

const otherDirectives = [
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  'upgrade-insecure-requests',
  'block-all-mixed-content',
  'navigate-to x',
  'plugin-types application/pdf',
  'x-unknown a b',
];

const source = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(...hosts) },
  { weight: 6, arbitrary: fc.constantFrom(...keywords) },
  { weight: 4, arbitrary: fc.constantFrom(...schemes) },
  { weight: 2, arbitrary: fc.constantFrom(...secrets) },
  { weight: 1, arbitrary: fc.constantFrom(...odd) },
);

const fetchDirective = fc
  .tuple(fc.constantFrom(...fetchNames), fc.array(source, { maxLength: 5 }))
  .map(([name, sources]) => [name, ...sources].join(' '));

const directive = fc.oneof(
  { weight: 9, arbitrary: fetchDirective },
  { weight: 1, arbitrary: fc.constantFrom(...otherDirectives) },
);

const policy = fc
  .tuple(
    fc.array(directive, { minLength: 1, maxLength: 6 }),
    fc.constantFrom('; ', ';', ' ;  '),
    fc.constantFrom('', ';', ' '),
  )
  .map(([directives, separator, end]) => directives.join(separator) + end);

const header = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: fc.constant('Content-Security-Policy') },
      { weight: 1, arbitrary: fc.constant('Content-Security-Policy-Report-Only') },
    ),
    fc.array(policy, { minLength: 1, maxLength: 2 }),
  )
  .map(([name, policies]): Header => ({ name, value: policies.join(', ') }));

const page = fc.constantFrom(
  {},
  { url: 'https://site.test/' },
  { url: 'https://site.test/', nonce: 'c2l0ZW5vbmNlMTIzNDU2Nzg=' },
  { url: 'https://site.test/', integrity: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' },
  { url: 'https://site.test/', loader: 'https://static.site.test/loader.js' },
);

export interface PolicyInput {
  readonly headers: readonly Header[];
  readonly meta: readonly string[];
  readonly page: {
    readonly url?: string;
    readonly loader?: string;
    readonly nonce?: string;
    readonly integrity?: string;
  };
}

/** Responses with one to three policies, some report-only, some in meta elements. */
export const policyLists: fc.Arbitrary<PolicyInput> = fc.record({
  headers: fc.array(header, { minLength: 1, maxLength: 2 }),
  meta: fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: policy.map((content) => [content]) },
  ),
  page,
});

/** Responses whose page has one or two policies in meta elements, most of them without a comma. */
export const withMeta: fc.Arbitrary<PolicyInput> = fc.record({
  headers: fc.array(header, { maxLength: 1 }),
  meta: fc.array(
    fc.oneof(
      { weight: 9, arbitrary: policy },
      { weight: 1, arbitrary: fc.tuple(policy, policy).map((both) => both.join(', ')) },
    ),
    { minLength: 1, maxLength: 2 },
  ),
  page,
});

/**
 * Words of a fallback list that copying would multiply: many of them repeated, covered or without meaning. No
 * nonces or hashes: frames compare them even where they mean nothing (`img-src`), and the smaller form drops them.
 */
const longSource = fc.oneof(
  { weight: 8, arbitrary: fc.nat(30).map((number) => `https://host${number}.site.test`) },
  {
    weight: 3,
    arbitrary: fc.nat(9).map((number) => `https://host${number}.site.test/path/file${number}.js`),
  },
  { weight: 2, arbitrary: fc.nat(9).map((number) => `https://cdn${number}.brand.test/`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('https://*.site.test', 'http://*.brand.test', 'data:', 'blob:', 'wss:'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("'self'", "'unsafe-inline'", "'unsafe-eval'", "'wasm-unsafe-eval'"),
  },
);

/** One policy whose fallbacks are long and govern nearly everything. */
export const longLists: fc.Arbitrary<PolicyInput> = fc
  .tuple(
    fc.array(longSource, { minLength: 20, maxLength: 45 }),
    fc.option(fc.array(longSource, { minLength: 4, maxLength: 12 }), { nil: undefined }),
    page,
  )
  .map(([sources, children, facts]) => ({
    headers: [
      {
        name: 'Content-Security-Policy',
        value: [
          `default-src ${sources.join(' ')}`,
          ...(children ? [`child-src ${children.join(' ')}`] : []),
          "object-src 'none'",
        ].join('; '),
      },
    ],
    meta: [],
    page: facts,
  }));

export const settingsOf: fc.Arbitrary<CspSettings> = fc.record({
  features: fc.record({
    talk: fc.constant(true),
    calls: fc.boolean(),
    embeds: fc.boolean(),
    fonts: fc.boolean(),
  }),
  allowInlineStyles: fc.boolean(),
  allowBlobWorkers: fc.boolean(),
});
