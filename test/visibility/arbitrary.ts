// Rules and page contexts that often meet: for properties, and for comparing hosts with the core.
import fc from 'fast-check';
import type { PageContext } from '../../core/visibility/facts.ts';
import { KINDS } from '../../core/visibility/kinds.ts';
import type { Rule } from '../../core/visibility/rule.ts';
import { CONDITION_KEYS, type ConditionKey } from '../../core/visibility/editing/rule-draft.ts';

/** Of every property in a run; `SEED=… npm test` repeats one. */
export const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

const segments = [
  'a',
  'b',
  'shop',
  'Shop',
  'é',
  'e\u0301',
  '%C3%A9',
  '产',
  '😀',
  '%2F',
  '%25',
  '%2541',
  '%FF',
  'a.b',
  'c++',
  '{x}',
  ' ',
];
const queryWords = [
  'a',
  'b',
  'ab',
  'A',
  'é',
  '%C3%A9',
  '%26',
  '%2A',
  '+',
  '%2B',
  ' ',
  '"',
  '%',
  '%FF',
  '2',
  '.',
  '产',
  '😀',
  '(',
  '\\',
  '=',
];

const join = (parts: string[]): string => parts.join('');
const some = <T extends string>(...values: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });

const path = fc
  .array(fc.constantFrom('a', 'a', 'shop', ...segments), { maxLength: 2 })
  .map((parts) => `/${parts.join('/')}`);
const name = fc.constantFrom('q', 'q', 'q', 'src', 'Q', 'a[]', 'é');
const value = fc.array(fc.constantFrom(...queryWords), { maxLength: 3 }).map(join);
const pairs = (values: fc.Arbitrary<string>) =>
  fc
    .array(
      fc
        .tuple(name, values, fc.boolean())
        .map(([key, text, bare]) => (bare && text === '' ? key : `${key}=${text}`)),
      {
        maxLength: 3,
      },
    )
    .map((all) => (all.length > 0 ? `?${all.join('&')}` : ''));

const url = fc
  .tuple(fc.constantFrom('', '', 'https://site.example'), path, fc.constantFrom('', '', '/'), pairs(value))
  .map(join);

const starredPath = fc
  .array(fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...segments, '/', '/') }, fc.constant('*')), {
    maxLength: 5,
  })
  .map((parts) => `/${join(parts)}`);
const starredValue = fc
  .array(fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...queryWords) }, fc.constant('*')), {
    maxLength: 5,
  })
  .map(join);

/** Address patterns that `checkRules` accepts. */
export const anyPattern: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(path, starredPath, fc.constantFrom('*', '/*'), fc.constantFrom('*a*', '/shop*')),
    pairs(fc.oneof(value, starredValue)),
  )
  .map(join);

const when = fc.record(
  {
    path: fc.array(anyPattern, { minLength: 1, maxLength: 3 }),
    kind: some(...KINDS.slice(0, 4)),
    type: some('post', 'page', 'event'),
    terms: some('category:a', 'category:b', 'post_tag:a'),
    locale: some('de', 'de-AT', 'en_US', 'EN'),
    signedIn: fc.boolean(),
    role: some('editor', 'customer'),
    device: some('mobile', 'desktop'),
  },
  { requiredKeys: ['path', 'device', 'kind'] },
);

const usualKeys: ConditionKey[][] = [['path'], ['path'], ['device', 'path'], ['device', 'kind'], ['kind']];

/** Up to twelve valid rules, few conditions each, so that most of them match something. */
export const anyRules: fc.Arbitrary<Rule[]> = fc
  .array(
    fc.record({
      effect: fc.constantFrom('show', 'hide'),
      enabled: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
      when: fc
        .tuple(
          when,
          fc.oneof(fc.constantFrom(...usualKeys), fc.subarray([...CONDITION_KEYS], { maxLength: 3 })),
        )
        .map(([all, kept]) =>
          Object.fromEntries(kept.flatMap((key) => (all[key] === undefined ? [] : [[key, all[key]]]))),
        ),
    }),
    { maxLength: 12 },
  )
  .map((rules) => rules.map((rule, at) => ({ id: `r ${at},é`, name: '', ...rule }) as Rule));

/** A page context with all that may be known; a guest has no roles. */
export const anyContext: fc.Arbitrary<PageContext & { url: string; visitor: { device: string } }> = fc
  .record({
    url,
    kind: fc.constantFrom(...KINDS.slice(0, 5)),
    type: fc.constantFrom('post', 'page', 'event', 'product'),
    terms: fc.subarray(['category:a', 'category:b', 'post_tag:a', 'post_tag:b']),
    locale: fc.constantFrom('de', 'de_AT', 'de-CH', 'en-US', 'fr'),
    override: fc.constantFrom(null, null, null, null, null, null, 'show', 'hide'),
    roles: fc.option(fc.subarray(['editor', 'customer']), { nil: undefined }),
    device: fc.constantFrom('mobile', 'desktop'),
  })
  .map(({ roles, device, ...page }) => ({
    ...page,
    override: page.override as 'show' | 'hide' | null,
    visitor: { signedIn: roles !== undefined, roles: roles ?? [], device },
  }));

/** What a browser has in `location.search` on that address. A space at its end would be taken for an oversight. */
export const searchOf = (address: string): string => {
  const escaped = address.replaceAll(' ', '%20');
  return new URL(/^[a-z]+:\/\//i.test(escaped) ? escaped : `https://site.example/${escaped}`).search;
};
