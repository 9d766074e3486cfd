// needs: php
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultSettings, type Settings } from '../../core/settings/index.ts';
import type { Rule } from '../../core/visibility/rule.ts';
import { anyRules, seed } from '../visibility/arbitrary.ts';
import { answers } from './php.ts';
import { vectors } from './vectors.ts';

interface Read {
  page: Settings;
  lines: boolean;
  editor: Settings;
  text: string;
}

const read = async (texts: readonly string[]): Promise<Read[]> =>
  (await answers(
    'native',
    'check-option',
    texts.map((text) => JSON.stringify(text)),
  )) as Read[];

const settingsWith = (rules: readonly Rule[]): Settings => {
  const settings = defaultSettings();
  return { ...settings, visibility: { ...settings.visibility, rules: [...rules] } };
};
const envelope = (settings: Settings): string => JSON.stringify({ revision: 3, own: true, settings });

describe('an option as an earlier version stored it', () => {
  test('prints its tag before anybody saves, and the editor has it in the current form', async () => {
    const cases = vectors.upgrade();
    const rows = await read(
      cases.map(({ stored }) => JSON.stringify({ revision: 3, own: true, settings: stored })),
    );
    for (const [at, { name, settings }] of cases.entries()) {
      const { page, editor } = rows[at]!;
      expect({ name, connection: page.connection }).toEqual({ name, connection: settings.connection });
      expect({ name, editor }).toEqual({ name, editor: { ...defaultSettings(), ...settings } });
    }
  });
});

const names = fc.constantFrom(
  '',
  'a',
  '"path":["',
  '],\n',
  '\\',
  '\\"',
  'é',
  '😀',
  ',\n{"id":"x"}',
  '"rules":[\n',
);
const rules = fc
  .tuple(anyRules, fc.array(names, { minLength: 12, maxLength: 12 }))
  .map(([all, called]) => all.map((rule, at) => ({ ...rule, name: called[at]! })));

describe("the plugin's option", () => {
  test(`is JSON with each rule on a line, and reads the same for pages and editors (SEED=${seed})`, async () => {
    const drawn = fc.sample(rules, { seed, numRuns: 500 });
    const given = drawn.map((each) => settingsWith(each));
    const first = await read(given.map(envelope));
    expect(first.map(({ lines }) => lines)).toEqual(given.map(() => false));
    const stored = first.map(({ text }) => text);
    expect(stored.map((text) => (JSON.parse(text) as { settings: unknown }).settings)).toEqual(given);
    const again = await read(stored);
    expect(again.map(({ page, editor, lines, text }) => ({ page, editor, lines, text }))).toEqual(
      given.map((settings, at) => ({
        page: settings,
        editor: settings,
        lines: drawn[at]!.length > 0,
        text: stored[at],
      })),
    );
    const lines = stored.map((text) => text.split('\n').length);
    expect(lines).toEqual(drawn.map((each) => (each.length === 0 ? 1 : each.length + 2)));
  });

  test(`whatever was done to its text, pages and editors agree, and PHP says nothing (SEED=${seed})`, async () => {
    const texts = (
      await read(fc.sample(rules, { seed, numRuns: 300 }).map((each) => envelope(settingsWith(each))))
    ).map(({ text }) => text);
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    const damage = fc.tuple(
      place,
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('', '"', '\n', '5', '\\', ',', 'x', '{', ']'),
    );
    const damaged = fc
      .sample(damage, { seed, numRuns: texts.length })
      .map(([at, length, inserted], index) => {
        const text = texts[index]!;
        const from = Math.floor(at * text.length);
        return text.slice(0, from) + inserted + text.slice(from + length);
      });
    const pretty = texts.map((text) => JSON.stringify(JSON.parse(text), null, 4));
    const cut = texts.map((text, at) => text.slice(0, (text.length * at) / texts.length));
    const answered = await read([...damaged, ...pretty, ...cut]);
    // A page reads of the messenger only whether it is on, nothing of the version, and no member that it does not know.
    const { version: _, messenger: __, ...others } = defaultSettings();
    const asPagesRead = ({ messenger: { mode }, ...settings }: Settings) =>
      JSON.stringify([mode, ...Object.keys(others).map((name) => settings[name as keyof typeof settings])]);
    expect(answered.filter(({ page, editor }) => asPagesRead(page) !== asPagesRead(editor))).toEqual([]);
    const changed = answered.slice(0, texts.length).filter(({ lines }) => lines);
    expect(changed.length).toBeLessThan(texts.length);
  });

  test('a rule that was changed by hand counts, and is stored in lines again', async () => {
    const [rule] = fc.sample(
      anyRules.filter((each) => each.length > 3),
      { seed, numRuns: 1 },
    );
    const [{ text }] = (await read([envelope(settingsWith(rule!))])) as [Read];
    const edited = text.replace('"hide"', '"show"').replace('"name":""', '"name":"by hand"');
    const [answer] = (await read([edited])) as [Read];
    expect(answer.lines).toBe(false);
    expect(answer.page.visibility.rules[0]!.name).toBe('by hand');
    expect((await read([answer.text]))[0]!.lines).toBe(true);
  });
});
