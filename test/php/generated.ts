import fc from 'fast-check';
import {
  defaultSettings,
  LOADING_STRATEGIES,
  SETTINGS_VERSION,
  type Settings,
} from '../../core/settings/index.ts';
import { filledMessenger } from '../messenger/filled.ts';
import { anyRules } from '../visibility/arbitrary.ts';

/** One run of PHP judges this many cases at once; every test starts from another seed. */
export const CASES = 1500;
export const sample = <T>(arbitrary: fc.Arbitrary<T>): T[] => {
  const seed = Date.now() ^ process.pid;
  process.stderr.write(`seed ${seed}\n`);
  return fc.sample(arbitrary, { numRuns: CASES, seed });
};

export const talk = fc.constantFrom('show', 'hide');
/** Names without a zero character: PHP's objects cannot have those, such settings are refused as no JSON. */
const name = fc.oneof(
  fc.string().filter((text) => !text.startsWith('\0')),
  fc.constantFrom('__proto__', 'constructor', 'prototype', '0', '1', '', 'a.b', 'cookieDomains'),
);
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const withoutZero = (value: unknown): boolean => !JSON.stringify(value).includes('"\\u0000');

/** Whole settings, not all of them valid. */
export const settings: fc.Arbitrary<Settings> = fc
  .record({
    enabled: fc.boolean(),
    connection: fc.option(
      fc.record({
        service: fc.constant('ortto'),
        trackingKey: fc.constant('Zm9vYmFyYmF6cXV4YWNtZQ'),
        captureHost: fc.constantFrom('https://capture-api.autopilotapp.com/', 'https://track.brand.example/'),
        scriptUrl: fc.constantFrom(
          'https://cdn2l.ink/app.js',
          'https://track.brand.example/app.js?a=1&lt;=2',
        ),
        options: fc.dictionary(name, json, { maxKeys: 4 }).filter(withoutZero),
        track: fc.record({ skipNonExisting: fc.boolean(), cc: fc.boolean() }, { requiredKeys: [] }),
        dataRegion: fc.constantFrom('us', 'eu', 'au', null),
      }),
    ),
    visibility: fc.record({
      default: talk,
      rules: anyRules,
      whenHidden: fc.constantFrom('track', 'nothing'),
    }),
    loading: fc.record({
      strategy: fc.constantFrom(...LOADING_STRATEGIES),
      consentCategory: fc.constantFrom('functional', 'marketing', 'statistics-anonymous'),
    }),
    installation: fc.record({ source: fc.constantFrom('own', 'other'), nonProduction: fc.boolean() }),
    csp: fc.constant(defaultSettings().csp),
    messenger: fc.constant(filledMessenger),
  })
  .map((sections) => ({ version: SETTINGS_VERSION, ...sections }) as unknown as Settings);

const inSection = (section: string, ...keys: string[]): string[] => keys.map((key) => `${section}.${key}`);
/** Every place of a value, lists and their elements among them. */
const placesIn = (value: unknown, path: string): string[] =>
  typeof value === 'object' && value !== null
    ? [
        path,
        `${path}.x`,
        ...Object.entries(value).flatMap(([step, inner]) => placesIn(inner, `${path}.${step}`)),
      ]
    : [path];

const PATHS = [
  'version',
  'enabled',
  'colour',
  'connection',
  ...inSection(
    'connection',
    'trackingKey',
    'captureHost',
    'scriptUrl',
    'options',
    'track',
    'dataRegion',
    'x',
  ),
  ...inSection('connection.track', 'cc', 'email'),
  'visibility',
  ...inSection('visibility', 'default', 'rules', 'whenHidden', 'x'),
  'loading',
  ...inSection('loading', 'strategy', 'consentCategory', 'x'),
  'installation',
  ...inSection('installation', 'source', 'nonProduction', 'x'),
  ...inSection('csp', 'mode', 'features', 'features.talk', 'allowInlineStyles', 'x'),
  ...['0', '0', '1', '2', '5'].flatMap((at) =>
    inSection(
      `visibility.rules.${at}`,
      'id',
      'id',
      'name',
      'effect',
      'enabled',
      'when',
      'x',
      ...['path', 'path.0', 'terms.0', 'locale.0', 'kind', 'device.0', 'signedIn', 'x'].map(
        (key) => `when.${key}`,
      ),
    ),
  ),
  ...placesIn(filledMessenger, 'messenger'),
];
const wrong = fc.oneof(
  json,
  fc.constantFrom(1, 2, 1.5, 0, -1, 1e21, '1', 'true', true, null, [], {}, '', 'x'.repeat(600)),
  fc.constantFrom(
    '{{ first_name | default: "é" }}',
    '{{ frist_name }} {{{{',
    '{{ name | upcase }}',
    '{{ name',
    '#1f3a5f',
    'image',
    'hosted',
    'links',
    'https://acme.example/a?b',
    '//acme.example',
    'Europe/Paris',
    '2027-02-29',
    '24:00',
    [1, 1],
  ),
  fc.constantFrom(
    'r 0,é',
    '/a?=1',
    '/a?*=1',
    '/a?x=1&&y*',
    '?src=ad',
    'HTTPS://a.example/b',
    'a:b',
    ':b',
    'de--AT',
  ),
);

/** Puts a value at a path, or takes away what is there. */
const change = (whole: unknown, path: string, value: unknown): unknown => {
  const copy = structuredClone(whole) as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop()!;
  let place: unknown = copy;
  for (const step of steps) place = (place as Record<string, unknown> | null)?.[step];
  if (typeof place !== 'object' || place === null || (Array.isArray(place) && !(last in place))) return copy;
  if (value === undefined && Array.isArray(place)) place.splice(Number(last), 1);
  else if (value === undefined) delete (place as Record<string, unknown>)[last];
  else Object.defineProperty(place, last, { value, enumerable: true, configurable: true, writable: true });
  return copy;
};

/** Settings with up to three values that do not belong there, or that are missing. */
export const damaged = fc
  .tuple(
    settings,
    fc.array(fc.tuple(fc.oneof(fc.constantFrom(...PATHS), name), fc.option(wrong, { nil: undefined })), {
      maxLength: 3,
    }),
  )
  .map(([whole, changes]) =>
    changes.reduce<unknown>((each, [path, value]) => change(each, path, value), whole),
  )
  .filter(withoutZero);

/** Something like an address. */
export const address = fc
  .tuple(
    fc.constantFrom('https://', 'http://', 'HTTPS://', '//', 'https:', ''),
    fc.array(
      fc.oneof(
        fc.constantFrom(
          'a',
          'A',
          '.',
          '-',
          '_',
          '@',
          ':',
          '[',
          ']',
          '%',
          'xn--',
          '127',
          '0x7f',
          '::1',
          'localhost',
        ),
        fc.constantFrom(
          '.localhost',
          '127.0.0.1',
          ':8080',
          ':80',
          ':443',
          'brand.example',
          'é',
          '\u2028',
          ' ',
          '\n',
          '\\',
        ),
      ),
      { maxLength: 6 },
    ),
    fc.array(
      fc.constantFrom(
        '/',
        'app.js',
        '?',
        '#',
        '..',
        '.',
        '%2e',
        '%2E',
        '%zz',
        'a=1',
        '&',
        "'",
        '"',
        '\u2029',
        'é',
        '~',
      ),
      { maxLength: 5 },
    ),
  )
  .map(([scheme, host, rest]) => scheme + host.join('') + rest.join(''));

/** A line of page facts, or what is left of one. */
export const context = fc.oneof(
  fc
    .record({ override: fc.constantFrom('show', 'hide', null) }, { requiredKeys: [] })
    .map((value) => JSON.stringify(value)),
  fc.json().filter((text) => !text.includes('\n')),
  fc
    .array(
      fc.constantFrom(
        '{',
        '}',
        '"override"',
        ':',
        '"hide"',
        'null',
        ',',
        'True',
        '1',
        '[',
        ']',
        ' ',
        '"',
        '\\ud800',
        '\t',
      ),
    )
    .map((parts) => parts.join('')),
);
