import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { checkAddress, tidyAddress, type AddressField } from './address.ts';
import { isKnownCaptureHost, isKnownScriptUrl } from './hosts.ts';
import { checkTrackingKey } from './key.ts';
import type { Service } from './types.ts';

interface Case {
  field: AddressField | 'trackingKey';
  value: string;
  local: boolean;
  /** Absent: Ortto. */
  service?: Service;
  code: string | null;
  known: boolean;
}

const cases = JSON.parse(
  readFileSync(new URL('../../test/vectors/hosts.json', import.meta.url), 'utf8'),
) as Case[];

const isKnown = ({ field, value }: Case): boolean =>
  field === 'captureHost' ? isKnownCaptureHost(value) : field === 'scriptUrl' && isKnownScriptUrl(value);

const codeOf = ({ field, value, local, service }: Case): string | null =>
  field === 'trackingKey' ? checkTrackingKey(value) : checkAddress(field, value, local, service);

describe('shared cases', () => {
  test.each(
    cases.map(
      (each) =>
        [
          `${each.service ?? 'ortto'} ${each.field} ${each.local ? 'local ' : ''}${each.value}`,
          each,
        ] as const,
    ),
  )('%j', (_, each) => {
    expect({ code: codeOf(each), known: isKnown(each) }).toEqual({ code: each.code, known: each.known });
  });

  test('there are no two cases of the same question', () => {
    const questions = cases.map(
      ({ field, value, local, service }) => `${service} ${field} ${local} ${value}`,
    );
    expect(questions.filter((each, index) => questions.indexOf(each) !== index)).toEqual([]);
  });
});

describe('tidying', () => {
  test.each([
    ['captureHost', 'https://Track.Brand.Example', 'https://track.brand.example/'],
    ['captureHost', ' HTTPS://track.brand.example/\n', 'https://track.brand.example/'],
    ['captureHost', '//track.brand.example', 'https://track.brand.example/'],
    ['captureHost', 'https://track.brand.example?x', 'https://track.brand.example?x'],
    ['scriptUrl', '//CDN2L.ink/app.js', 'https://cdn2l.ink/app.js'],
    ['scriptUrl', 'https://track.brand.example/App.js', 'https://track.brand.example/App.js'],
    ['scriptUrl', 'http://cdn2l.ink/app.js', 'http://cdn2l.ink/app.js'],
    ['scriptUrl', '/app.js', '/app.js'],
    ['scriptUrl', '///cdn2l.ink/app.js', '///cdn2l.ink/app.js'],
  ] as const)('%s %j', (field, value, tidy) => {
    expect(tidyAddress(field, value)).toBe(tidy);
  });
});

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const runs = { seed, numRuns: 20_000 };

const oftenPlain = <T>(plain: T, ...odd: T[]) =>
  fc.oneof({ arbitrary: fc.constant(plain), weight: 4 }, { arbitrary: fc.constantFrom(...odd), weight: 1 });

/** Addresses from parts that are each right, or wrong in a way the URL parser forgives. */
const addresses = fc
  .tuple(
    oftenPlain('https://', 'http://', 'https:', 'https:\\\\', '//', 'HTTPS://', ''),
    oftenPlain('', 'user@', ':@', '@'),
    fc.oneof(
      { arbitrary: fc.domain().map((domain) => domain.toLowerCase()), weight: 4 },
      fc.ipV4(),
      fc.ipV4Extended(),
      fc.ipV6().map((ip) => `[${ip}]`),
      fc.constantFrom(
        'localhost',
        'a.localhost',
        '127.0.0.1',
        '127.9.9.9',
        '[::1]',
        'xn--mnchen-3ya.example',
      ),
      fc.webAuthority({ withPort: true, withUserInfo: true, withIPv6: true, withIPv4Extended: true }),
      fc.string({ unit: fc.constantFrom(...'ab01x.-_%:@[]é。１', 'xn--', '0x', '127'), maxLength: 20 }),
    ),
    oftenPlain('', '.', ':80', ':443', ':8080', ':', ':00080', ':99999'),
    fc.oneof(
      { arbitrary: fc.constantFrom('/', '/app.js'), weight: 4 },
      fc.constantFrom('', '?x', '#x', '\\', '/../a', '/%2e/a', '/a%zz', '/a?b#c'),
      fc.webPath().map((path) => `/${path}`),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
  )
  .map((parts) => parts.join(''));

const mutated = fc
  .tuple(
    addresses,
    fc.nat(60),
    fc.constantFrom('', ' ', '\t', '\n', '\\', '"', "'", '\0', '\u00ad', '%', '^', '|', '`', 'A'),
  )
  .map(([address, at, extra]) => address.slice(0, at) + extra + address.slice(at));

const parsedHref = (value: string): string | null => (URL.canParse(value) ? new URL(value).href : null);

describe(`whatever is accepted is what the URL parser prints (FUZZ_SEED=${seed})`, () => {
  test.each([
    ['captureHost', 'ortto'],
    ['scriptUrl', 'ortto'],
    ['captureHost', 'talk-server'],
    ['scriptUrl', 'talk-server'],
  ] as const)('%s of %s', (field, service) => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(addresses, mutated), fc.boolean(), (value, local) => {
        if (checkAddress(field, value, local, service) !== null) return;
        accepted += 1;
        expect(parsedHref(value)).toBe(value);
        const { hostname, protocol, port, username, password, hash } = new URL(value);
        const loopback = /(^|\.)localhost$|^127(?:\.\d+){3}$|^\[::1\]$/.test(hostname);
        expect({ username, password, hash }).toEqual({ username: '', password: '', hash: '' });
        const isPublic = protocol === 'https:' && !/^[\d.]+$|\[/.test(hostname);
        expect(loopback ? local : isPublic && (port === '' || service === 'talk-server')).toBe(true);
      }),
      runs,
    );
    expect(accepted).toBeGreaterThan(500);
  });

  test('tidying twice is tidying once, and never makes another host of an acceptable address', () => {
    fc.assert(
      fc.property(fc.constantFrom<AddressField>('captureHost', 'scriptUrl'), mutated, (field, value) => {
        const tidy = tidyAddress(field, value);
        expect(tidyAddress(field, tidy)).toBe(tidy);
        if (checkAddress(field, tidy, true) === null)
          expect(new URL(value, 'https://base.example').href).toBe(tidy);
      }),
      runs,
    );
  });
});
