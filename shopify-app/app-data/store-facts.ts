import type { PublicHost } from '@talk-suite/core/settings';

/** Variables: none. Asks for no access scope. */
export const READ_STORE = `#graphql
  query TalkStore {
    shop {
      name
      ianaTimezone
      primaryDomain {
        localization {
          defaultLocale
        }
      }
    }
  }
`;

/** `data` of `READ_STORE`. */
export interface StoreAnswer {
  readonly shop: {
    readonly name: string;
    readonly ianaTimezone: string;
    /** Without a localization where the domain has no markets of its own. */
    readonly primaryDomain: { readonly localization: { readonly defaultLocale: string } | null } | null;
  };
}

/** A store of which nothing is known yet. */
export const UNKNOWN_STORE: PublicHost = { siteName: '', language: '', zone: 'UTC' };

/** What the store says of itself and the messenger shows: its name, its main language, its time zone. */
export const storeFacts = ({ shop }: StoreAnswer): PublicHost => ({
  siteName: shop.name,
  language: shop.primaryDomain?.localization?.defaultLocale ?? '',
  zone: shop.ianaTimezone,
});

/** The facts as they were stored with a document; whatever is there that is no text counts as unknown. */
export const storedFacts = (stored: unknown): PublicHost => {
  const facts = Object(stored) as Readonly<Record<string, unknown>>;
  const text = (name: keyof PublicHost): string =>
    typeof facts[name] === 'string' ? facts[name] : UNKNOWN_STORE[name];
  return { siteName: text('siteName'), language: text('language'), zone: text('zone') };
};
