import sections from '@talk-suite/core/data/settings.description.json';
import { labelling, sectionIn, unusedPaths as unusedIn, valuesInWords } from '@talk-suite/core/screens';
import type { SectionDescription, SectionId } from '@talk-suite/core/settings';
import { EFFECTS, OVERRIDE_KINDS } from '../../app-data/index.ts';
import { ruleName } from '../pages/words.ts';
import { t } from '../t.ts';

/** Every section of the screens. */
export const description = sections as unknown as readonly SectionDescription[];

/** Settings that have no effect on Shopify. */
export const unusedPaths: readonly string[] = unusedIn(description, 'shopify');

/** A section of the screens as the core describes it. */
export const sectionOf = (id: SectionId): SectionDescription => sectionIn(description, id);

/** Where the exceptions are; the app's own, next to the settings. */
export const EXCEPTIONS: readonly string[] = OVERRIDE_KINDS.map((kind) => `overrides.${kind}`);

const ownLabel = (path: string): string | null => {
  if (path === 'identity') return t('shopify.identity.label');
  const [, kind, effect] = path.split('.');
  const known = OVERRIDE_KINDS.find((each) => path.startsWith('overrides.') && each === kind);
  if (!known) return null;
  const label = t(`shopify.overrides.${known}`);
  const shown = EFFECTS.find((each) => each === effect);
  return shown ? `${label}, ${t(`screens.rule.effect.${shown}`)}` : label;
};

/** What a place of the app data is called on the screens. */
export const labelOf = labelling(description, t, ownLabel);

/** What a value there is called, short enough for a table. */
export const valueInWords = valuesInWords(description, t, ruleName);
