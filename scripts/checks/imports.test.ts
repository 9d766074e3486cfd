import { describe, expect, test } from '@jest/globals';
import { circlesIn, importsOf } from './imports.ts';

const imports = importsOf();

/** Each import as `file → file`, of those that a rule forbids. */
const forbidden = (rule: (from: string, to: string) => boolean): string[] =>
  [...imports].flatMap(([from, targets]) =>
    targets.filter((to) => rule(from, to)).map((to) => `${from} → ${to}`),
  );

const isIn =
  (...folders: readonly string[]) =>
  (file: string): boolean =>
    folders.some((folder) => file.startsWith(`${folder}/`));

const packages = ['core', 'wordpress-plugin', 'shopify-app', 'talk-server'];
const packageOf = (file: string): string | undefined => packages.find((name) => isIn(name)(file));

/** What builds a package, rather than being in it. */
const builds = /(^|\/)build(\.ts|-|\/)|\/theme-assets\.ts$/;

describe('which file imports which', () => {
  test('is read from the sources', () => {
    expect(imports.size).toBeGreaterThan(900);
    expect(imports.get('core/csp/merge/merge.ts')).toContain('core/csp/merge/plan.ts');
    expect(
      circlesIn(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual([['b', 'c', 'b']]);
  });

  test('has no circle, of types neither', () => {
    expect(circlesIn(imports).map((circle) => circle.join(' → '))).toEqual([]);
  });

  test('leads from hosts and servers to the core, and by its package, never from the core to them', () => {
    expect(
      forbidden((from, to) => {
        const [own, other] = [packageOf(from), packageOf(to)];
        return own !== undefined && other !== undefined && own !== other && !builds.test(from);
      }),
    ).toEqual([]);
  });

  test('leads from no package to the tests, nor to the scripts but where it is built', () => {
    expect(
      forbidden(
        (from, to) =>
          packageOf(from) !== undefined && (isIn('test')(to) || (isIn('scripts')(to) && !builds.test(from))),
      ),
    ).toEqual([]);
  });

  test('leads from the command line and the embed down to what they put together, never back', () => {
    const top = isIn('core/cli', 'core/embed');
    expect(forbidden((from, to) => top(to) && !top(from) && !builds.test(from))).toEqual([]);
  });

  test('leads from settings and policies to connection and visibility, never back, nor from one of these to the other', () => {
    const grounds = ['core/connection', 'core/visibility'].map((folder) => isIn(folder));
    const above = isIn('core/settings', 'core/csp', 'core/screens');
    expect(
      forbidden((from, to) =>
        grounds.some(
          (ground) => ground(from) && (above(to) || grounds.some((other) => other !== ground && other(to))),
        ),
      ),
    ).toEqual([]);
  });
});
