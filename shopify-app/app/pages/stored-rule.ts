import { tidyAddresses } from '@talk-suite/core/screens';
import type { RuleDraft } from '@talk-suite/core/visibility';
import { storeAddress, storeLocale, storeTemplate, storeTerm } from './store-address.ts';

/** The rule with what was typed written as the store itself writes it. */
export const storedRule = (rule: RuleDraft, shop: string): RuleDraft => {
  const { path, terms, type, locale } = rule.when;
  return {
    ...rule,
    when: {
      ...rule.when,
      ...(path !== undefined && {
        path: tidyAddresses(path.split('\n').map(storeAddress).join('\n'), { home: `https://${shop}/` }),
      }),
      ...(terms && { terms: terms.map(storeTerm) }),
      ...(type && { type: type.map(storeTemplate) }),
      ...(locale && { locale: locale.map(storeLocale) }),
    },
  };
};
