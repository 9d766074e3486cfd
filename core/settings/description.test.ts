import { describe, expect, test } from '@jest/globals';
import { texts } from '../texts/index.ts';
import { defaultSettings } from './defaults.ts';
import { settingsDescription } from './description.ts';

const fields = settingsDescription.flatMap((section) => section.fields);
const at = (path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], defaultSettings());

describe('the settings description', () => {
  test.each(fields)('$path is a setting, and its default is one of its choices', ({ path, choices }) => {
    expect(at(path)).toBeDefined();
    if (choices) expect(choices.map(({ value }) => value)).toContain(at(path));
  });

  test.each(fields.flatMap(({ path, when = [] }) => when.map((condition) => ({ path, condition }))))(
    '$path depends on a choice that there is: $condition.path = $condition.is',
    ({ condition }) => {
      const on = fields.find(({ path }) => path === condition.path);
      // A switch has two states and no choices.
      const states = on?.control === 'toggle' ? [true, false] : (on?.choices ?? []).map(({ value }) => value);
      expect(states).toContain(condition.is);
    },
  );

  test('has words for everything it names', () => {
    const keys = settingsDescription.flatMap(({ title, fields: inSection }) => [
      title,
      ...inSection.flatMap(({ label, help, choices = [] }) => [
        label,
        help,
        ...choices.flatMap((choice) => [choice.label, choice.help]),
      ]),
    ]);
    expect(keys.filter((key) => key !== undefined && !(key in texts))).toEqual([]);
  });
});
