import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { EMAIL_LIMIT, lengthOf, NAME_LIMIT } from '../../contract/conversation/limits.ts';
import { detailsSchema } from '../../contract/conversation/requests.ts';
import type { PublicVisitors } from '../public-settings.ts';
import { emptyForm, readForm } from './form.ts';

const { FUZZ_SEED, FUZZ_RUNS, TALK_PROVE } = process.env;
const runs = {
  numRuns: Number(FUZZ_RUNS ?? (TALK_PROVE === '1' ? 100_000 : 1000)),
  ...(FUZZ_SEED !== undefined && { seed: Number(FUZZ_SEED) }),
};

const visitors: PublicVisitors = {
  email: true,
  firstName: 'off',
  lastName: 'off',
  answersFirst: 0,
  outbound: false,
  consent: null,
  showName: true,
  allow: 'everyone',
  attachments: 'off',
  maxMb: 1,
};

const formTakes = (email: string): boolean =>
  'details' in readForm(visitors, {}, { ...emptyForm, values: { email } });
const contractTakes = (email: string): boolean => Value.Check(detailsSchema, { email });

const longest = `${'a'.repeat(EMAIL_LIMIT - '@example.com'.length)}@example.com`;

const ODD: readonly (readonly [string, string, boolean])[] = [
  ['a plus', 'jo+talk@example.com', true],
  ['dots', 'jo.a.rivera@mail.example.co.uk', true],
  ['dots where SMTP has none', '.jo..a.@example.com', true],
  ['quotes', '"jo"@example.com', true],
  ['an apostrophe', "o'hara@example.com", true],
  ['other letters', 'jörg@bücher.example', true],
  ['another script', '用户@例子.公司', true],
  ['letters beyond the first plane', '😀@example.com', true],
  ['a bare host', 'root@localhost', true],
  ['an address of a machine', 'jo@[192.0.2.1]', true],
  ['one letter each', 'a@b', true],
  ['the longest', longest, true],
  ['one more than the longest', `a${longest}`, false],
  ['a space inside', 'jo rivera@example.com', false],
  ['a quoted space', '"jo rivera"@example.com', false],
  ['a no-break space', 'jo\u00a0rivera@example.com', false],
  ['a line break inside', 'jo@example.com\nbcc:kim@example.com', false],
  ['no @', 'jo.example.com', false],
  ['two @', 'jo@rivera@example.com', false],
  ['nobody', '@example.com', false],
  ['no host', 'jo@', false],
  ['a name with it', 'Jo Rivera <jo@example.com>', false],
];

const host = '@example.com';
/** As long as an address may be, and one more: of letters that browsers count as one, as two and as five. */
const LENGTHS = (['a', '😀', '👩‍💻'] as const).flatMap((letter) => {
  const room = EMAIL_LIMIT - host.length;
  const most = letter.repeat(Math.floor(room / lengthOf(letter)));
  const full = most + 'a'.repeat(room - lengthOf(most)) + host;
  return [
    [`${EMAIL_LIMIT} characters with ${letter}`, full, true],
    [`one more with ${letter}`, `a${full}`, false],
  ] as const;
});

/** Pieces of addresses, in any order and number. */
const odd = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('@', 'jo', 'example.com', '.', '+', '-', '_', '"', "'") },
      fc.constantFrom('(', ')', '<', '>', '[', ']', '\\', ',', ';', ':', '%', ' ', '\t', '\n', '\u00a0'),
      fc.constantFrom('ö', '例子', '😀', '\u200b', '\ufeff', '\u2028', '\u0000', '\u202e', 'a'.repeat(120)),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 7 },
  )
  .map((pieces) => pieces.join(''));

describe('An email address', () => {
  test.each(ODD)('with %s is taken or refused by the form as by the Talk server', (_, email, taken) => {
    expect([formTakes(email), contractTakes(email)]).toEqual([taken, taken]);
  });

  test('with spaces around it is taken by the form, without them', () => {
    expect(readForm(visitors, {}, { ...emptyForm, values: { email: '  jo@example.com\n' } })).toEqual({
      details: { email: 'jo@example.com' },
    });
  });

  test.each(LENGTHS)('of %s is taken or refused by the form as by the Talk server', (_, email, taken) => {
    expect([formTakes(email), contractTakes(email)]).toEqual([taken, taken]);
  });

  test('however odd, is taken by the form exactly where the Talk server takes it', () => {
    let [taken, refused] = [0, 0];
    fc.assert(
      fc.property(odd, (text) => {
        const email = text.trim();
        expect(formTakes(text)).toBe(contractTakes(email));
        if (contractTakes(email)) taken += 1;
        else refused += 1;
      }),
      runs,
    );
    // Both happen: pieces that never make an address would prove nothing.
    expect(taken).toBeGreaterThan(runs.numRuns / 200);
    expect(refused).toBeGreaterThan(runs.numRuns / 200);
  });
});

test('A name is as long for the form as for the Talk server, whatever letters it is of', () => {
  const asked: PublicVisitors = { ...visitors, email: false, firstName: 'optional' };
  for (const [firstName, taken] of [
    ['😀'.repeat(NAME_LIMIT), true],
    ['😀'.repeat(NAME_LIMIT + 1), false],
  ] as const)
    expect([
      'details' in readForm(asked, {}, { ...emptyForm, values: { firstName } }),
      Value.Check(detailsSchema, { firstName }),
    ]).toEqual([taken, taken]);
});
