import { describe, expect, test } from '@jest/globals';
import { texts } from '../../../texts/index.ts';
import { valueAt } from '../../changes.ts';
import { defaultSettings } from '../../defaults.ts';
import { MESSENGER_CHOICES, messengerSections } from './fields.ts';

const fields = messengerSections.flatMap((section) => section.fields);

/** Paths of everything that is set, lists and nullable objects as one. */
const leaves = (value: unknown, path: string): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`))
    : [path];

describe('the tabs of the messenger', () => {
  test.each(fields)('$path is a setting with words for all it names', (field) => {
    expect(valueAt(defaultSettings(), field.path)).toBeDefined();
    const named = [
      field.label,
      ...('help' in field ? [field.help] : []),
      ...('unit' in field ? [field.unit] : []),
      ...(field.choices ?? []).flatMap(({ label, help }) => [label, help]),
    ];
    expect(named.filter((key) => key !== undefined && !(key in texts))).toEqual([]);
  });

  test('have words for their titles, and for the choices inside of their controls', () => {
    const keys = [
      ...messengerSections.map(({ title }) => title),
      ...(['estimate', 'estimateUnit', 'conversationView', 'linkIcon', 'linkTarget'] as const).flatMap(
        (name) => MESSENGER_CHOICES[name].map((value) => `settings.messenger.${name}.${value}`),
      ),
    ];
    expect(keys.filter((key) => !(key in texts))).toEqual([]);
  });

  test('show every setting of the messenger', () => {
    const shown = [...fields.map(({ path }) => path), 'messenger.reminded'];
    const hidden = leaves(defaultSettings().messenger, 'messenger').filter(
      (path) => !shown.some((field) => path === field || path.startsWith(`${field}.`)),
    );
    expect(hidden).toEqual([]);
  });

  test('say of every field what an Ortto account does with it', () => {
    expect(fields.filter(({ hosted }) => hosted === undefined)).toEqual([]);
  });

  test('say the limits of the schema', () => {
    expect(fields.find(({ path }) => path === 'messenger.style.launcher.size')?.limits).toEqual({
      minimum: 44,
      maximum: 72,
    });
  });
});
