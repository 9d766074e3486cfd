import { defaultSettings, same, valueAt, type Settings } from '@talk-suite/core/settings';
import type { Rule } from '@talk-suite/core/visibility';
import { countOverrides, type AppData } from '../../app-data/index.ts';
import { TAXONOMIES } from '../../app-data/storefront.ts';
import { labelOf, unusedPaths } from '../fields/description.ts';
import { UNUSED_KINDS } from '../pages/kinds.ts';
import { ruleName } from '../pages/words.ts';
import { t } from '../t.ts';

const unknownTerms = (terms: readonly string[]): string[] =>
  terms.filter((term) => !TAXONOMIES.some((taxonomy) => term.startsWith(`${taxonomy}:`)));

/** What of a rule's conditions no page of a store ever meets. */
const unmetIn = ({ when }: Rule): string[] => [
  ...(when.signedIn ? [t('shopify.unused.signedIn')] : []),
  ...(when.role ? [t('shopify.unused.role')] : []),
  ...(when.kind ?? []).filter((kind) => UNUSED_KINDS.has(kind)).map((kind) => t(`visibility.kind.${kind}`)),
  ...unknownTerms(when.terms ?? []),
];

/** What settings hold that has no effect on Shopify, in words; they may come from another host. */
export const unusedIn = (settings: Settings): string[] => [
  ...unusedPaths
    .filter((path) => !same(valueAt(settings, path), valueAt(defaultSettings(), path)))
    .map(labelOf),
  ...settings.visibility.rules.flatMap((rule) => {
    const what = unmetIn(rule);
    return what.length > 0 ? [t('shopify.unused.rule', { rule: ruleName(rule), what: what.join(', ') })] : [];
  }),
];

/** What a store's settings hold that has no effect on WordPress, in words: it has no exceptions, templates or tags of Shopify's. */
export const lostOnWordPress = ({
  settings,
  overrides,
}: Pick<AppData, 'settings' | 'overrides'>): string[] => {
  const exceptions = countOverrides(overrides);
  return [
    ...(exceptions > 0 ? [t('shopify.overrides.count', { count: String(exceptions) })] : []),
    ...settings.visibility.rules.flatMap((rule) => {
      const { terms = [], type = [] } = rule.when;
      const what = [...terms.filter((term) => unknownTerms([term]).length === 0), ...type];
      return what.length > 0
        ? [t('shopify.unused.rule', { rule: ruleName(rule), what: what.join(', ') })]
        : [];
    }),
  ];
};
