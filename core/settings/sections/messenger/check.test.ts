import { describe, expect, test } from '@jest/globals';
import cases from '../../../../test/vectors/messenger.json' with { type: 'json' };
import { settingsWithMessenger } from '../../../../test/messenger/changed.ts';
import { codeOf, messageOf } from '../../../findings.ts';
import { texts } from '../../../texts/index.ts';
import { validate } from '../../validate.ts';

const judged = (change: Readonly<Record<string, unknown>>) => {
  const result = validate(settingsWithMessenger(change));
  return result.ok ? [] : result.errors;
};

const unlike = (errors: readonly { readonly field: string; readonly code: string }[]): string[] => [
  ...new Set(errors.map(({ field, code }) => `${field}: ${code}`).toSorted()),
];

describe('settings of the messenger', () => {
  test.each(cases)('$name', ({ change, errors }) => {
    const found = judged(change).map((each) => ({ field: each.field, code: codeOf(each) }));
    expect(unlike(found)).toEqual(unlike(errors));
  });

  test('a broken merge tag is named with its place and the nearest one', () => {
    const [error] = judged({ 'content.greeting': 'Hi\nthere {{ firstname }}' });
    expect(error && messageOf(error, texts)).toBe(
      'Line 2, column 7: there is no merge tag in “{{ firstname }}”. Did you mean “first_name”?',
    );
  });
});
