import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { oneOfEach } from '../../scripts/suites/turns.ts';

/** How a screen may have to look: in both schemes, and in the colours that a system forces on it. */
export const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const;

export type Look = keyof typeof LOOKS;

const ALL = Object.keys(LOOKS) as Look[];

/** All looks in the long proof, else one in turn by the seed of the run: `at` is the place of what is looked at. */
export const looksInTurn = (
  at: number,
  all = process.env['TALK_PROVE'] === '1',
  seed = Number(process.env['SEED'] ?? Math.floor(Date.now() / 1000)),
): readonly Look[] => (all ? ALL : [ALL[(seed + at) % ALL.length]!]);

/**
 * All scenes in the long proof, else one of each kind, by the first word of its name. The seed's turns are three times as
 * long as those of looks, so that each scene comes in each look.
 */
export const scenesInTurn = <Scene extends { readonly name: string }>(
  scenes: readonly Scene[],
  all = process.env['TALK_PROVE'] === '1',
  seed = Number(process.env['SEED'] ?? Math.floor(Date.now() / 1000)),
): readonly Scene[] =>
  all ? scenes : oneOfEach(scenes, ({ name }) => name.split('-')[0]!, Math.floor(seed / ALL.length));

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

/**
 * What axe finds in a page, or in a part of it. Without frames to look into, the page itself does all of it: else each
 * frame's results are carried here, into an empty page, and back, which takes several times the processor time.
 */
export const violationsIn = async (
  page: Page,
  { include, exclude }: { readonly include?: string; readonly exclude?: string } = {},
): Promise<Violations> => {
  // Of what is right, one place each: a page has thousands.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  if (include !== undefined) builder.include(include);
  if (exclude !== undefined) builder.exclude(exclude);
  if (exclude === 'iframe' || page.frames().length === 1) builder.setLegacyMode();
  return (await builder.analyze()).violations;
};

/** All that axe finds in a part of the page, whatever its weight, in some looks. */
export const foundByAxe = async (
  page: Page,
  within: string,
  looks: readonly Look[] = ALL,
): Promise<string[]> => {
  const found: string[] = [];
  for (const look of looks) {
    // Nothing is between two colours while it is judged.
    await page.emulateMedia({ ...LOOKS[look], reducedMotion: 'reduce' });
    const violations = await violationsIn(page, { include: within });
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${look}: ${id}: ${html}`)));
  }
  return found;
};

/** How far a page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
