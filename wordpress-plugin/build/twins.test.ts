import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { twinsByClasses, twinsByCore, twinsPage } from './twins.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Files of the core whose name no class carries, each with the reason. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'core/csp/policy/parse.ts': 'several classes: characters, policies, directives',
  'core/settings/file.ts': 'one limit of it, in the command line',
  'core/settings/migrations.ts': 'a part of Upgrade',
  'core/csp/loader-file/loader-file.ts': 'a part of Built_In',
  'core/texts/format.ts': 'a part of Texts',
  'core/embed/messenger.ts': 'one class makes the launcher’s part of the tag',
  'core/messenger/launcher-attribute.ts': 'one class makes the launcher’s part of the tag',
};

/** Names that a class may have for a file of the core: `merge/write.ts` is Write, `connection/key.ts` Connection_Key. */
const namesFor = (core: string): string[] => {
  const [name, folder] = [basename(core, '.ts'), basename(dirname(core))];
  return [name, `${folder}-${name}`, folder, name.replace(/s$/, '')];
};

describe('Twins in TypeScript and PHP', () => {
  const twins = twinsByClasses();

  test('are files of the core that are there', () => {
    expect([...twins.keys()].filter((core) => !existsSync(join(ROOT, core)))).toEqual([]);
    expect(twins.size).toBeGreaterThan(30);
  });

  test('name each other, both ways (node wordpress-plugin/build/twins.ts writes the core’s side)', () => {
    expect(Object.fromEntries(twinsByCore())).toEqual(Object.fromEntries(twins));
  });

  test('carry the same name, or a reason is given', () => {
    const others = [...twins].filter(([core, classes]) => {
      const names = classes.map((php) => basename(php, '.php').replace(/^class-/, ''));
      return !names.some((name) =>
        namesFor(core).some((wanted) => name === wanted || name.startsWith(`${wanted}-`)),
      );
    });
    expect(others.map(([core]) => core).filter((core) => !(core in OTHER_NAMES))).toEqual([]);
  });

  test('are all in docs/twins.md (node wordpress-plugin/build/twins.ts writes it)', () => {
    expect(readFileSync(join(ROOT, 'docs/twins.md'), 'utf8')).toBe(twinsPage(twins));
  });
});
