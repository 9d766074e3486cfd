import { describe, expect, test } from '@jest/globals';
import { wordpressSampleInTurn } from '../../test/wordpress/versions.ts';
import { inTurn, oneOfEach, runSeed, turnOf, turnsInWords } from './turns.ts';

const sources: Readonly<Record<string, string>> = {
  'a.test.ts': "import './a.ts';",
  'path-firefox.test.ts': '// needs: firefox\n// in turn: the main path in another engine\n',
  'path-webkit.test.ts': '// needs: webkit\n// in turn: the main path in another engine\n',
  'loader-firefox.test.ts': '// needs: firefox\n// in turn: the loader in another engine\n',
  'loader-webkit.test.ts': '// needs: webkit\n// in turn: the loader in another engine\n',
};
const files = Object.keys(sources);
const run = (seed: number) => inTurn(files, seed, (file) => sources[file]!);

describe('Test files that take turns', () => {
  test('are known by a line at their top', () => {
    expect(turnOf(sources['path-webkit.test.ts']!)).toBe('the main path in another engine');
    expect(turnOf(sources['a.test.ts']!)).toBeNull();
  });

  test('run one of a group at a time, the same for the same seed, and each has its turn', () => {
    expect(run(7)).toEqual(run(7));
    for (const seed of [0, 1, 2 ** 31 - 1]) {
      expect(run(seed).files).toHaveLength(3);
      expect(run(seed).files).toContain('a.test.ts');
    }
    const all = new Set([...run(0).files, ...run(1).files]);
    expect(all.size).toBe(files.length);
  });

  test('run alone where the others cannot run here', () => {
    expect(inTurn(['path-webkit.test.ts'], 0, (file) => sources[file]!).passedOver).toEqual([]);
  });

  test('have every version of WordPress in their turns', () => {
    const runs = [0, 1, 2, 3].map((seed) => {
      const [loader] = run(seed).files.filter((file) => file.startsWith('loader'));
      return `${loader} on ${wordpressSampleInTurn(['6.6', 'newest'], false, seed).join()}`;
    });
    expect(new Set(runs).size).toBe(4);
  });

  test('are named, with the seed that repeats the choice', () => {
    expect(turnsInWords(['/x/path-webkit.test.ts'], 5)).toContain('SEED=5');
    expect(turnsInWords(['/x/path-webkit.test.ts'], 5)).toContain('path-webkit.test.ts');
  });

  test('follow the seed that is asked for, else a new one', () => {
    expect(runSeed({ SEED: '12' })).toBe(12);
    expect(runSeed({}, 99)).toBe(99);
  });
});

test('of each kind there is one, and by and by all of them', () => {
  const scenes = ['first-run', 'first-paste', 'dialog-rule', 'dialog-import', 'notice'];
  const kindOf = (name: string): string => name.split('-')[0]!;
  const seen = [0, 1].map((seed) => oneOfEach(scenes, kindOf, seed));
  for (const some of seen) expect(some.map(kindOf)).toEqual(['first', 'dialog', 'notice']);
  expect(new Set(seen.flat())).toEqual(new Set(scenes));
});
