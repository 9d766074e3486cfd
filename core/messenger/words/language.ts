/** The languages that the messenger speaks, and the way each is written. */
export const LANGUAGES = { en: 'ltr', de: 'ltr', es: 'ltr', ar: 'rtl' } as const;

export type Language = keyof typeof LANGUAGES;

/**
 * The language to speak where any of these is wished: of each the exact tag, then its base language; then English.
 * Case and `_` do not matter; a wish that is no tag at all is passed over.
 * @param wished BCP 47 tags, the most wanted first: the page's, then the browser's.
 * @example languageOf('fr-CA', 'de-AT') === 'de'
 */
export const languageOf = (...wished: readonly string[]): Language => {
  for (const tag of wished) {
    const lower = tag.toLowerCase();
    for (const each of [lower, lower.split(/[-_]/)[0]!])
      if (Object.hasOwn(LANGUAGES, each)) return each as Language;
  }
  return 'en';
};

/**
 * The first wish in a language: its region decides on digits and clocks (`en-GB` and not `en`).
 * @example localeFor('en', ['de', 'en_GB']) === 'en-GB'
 */
export const localeFor = (language: Language, wished: readonly string[]): string => {
  for (const tag of wished)
    if (languageOf(tag) === language) {
      try {
        const [known] = Intl.getCanonicalLocales(tag.replaceAll('_', '-'));
        if (known?.split('-')[0] === language) return known;
      } catch {
        // No tag: the next one decides.
      }
    }
  return language;
};
