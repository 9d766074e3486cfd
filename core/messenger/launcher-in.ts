import { launcherAttribute } from './launcher-attribute.ts';
import { localized, type PublicMessenger } from './public-settings.ts';
import { allWords } from './words/index.ts';
import { languageOf } from './words/language.ts';

/** The launcher of a page in a language, BCP 47: the value of its tag's `data-launcher`. */
export const launcherIn = (settings: PublicMessenger, language: string): string => {
  const words = allWords[languageOf(language)];
  return launcherAttribute(settings, {
    label: localized(settings, [language]).launcherLabel,
    name: words.open,
    trouble: words.cannotConnect,
  });
};

/**
 * The same for every language that it is another in than in the owner's, by tags in small letters: for hosts that do
 * not know the page's language when they store it.
 */
export const launchersIn = (settings: PublicMessenger): Readonly<Record<string, string>> => {
  const own = launcherIn(settings, settings.language);
  const tags = [...Object.keys(allWords), ...Object.keys(settings.locales)];
  return Object.fromEntries(
    tags
      .map((tag) => [tag.toLowerCase(), launcherIn(settings, tag)] as const)
      .filter(([, launcher]) => launcher !== own),
  );
};
