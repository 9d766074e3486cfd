import { format, type Text } from '@talk-suite/core/texts/format';
import { translate } from '@talk-suite/core/translations';
import { language, locale, translationLoader } from '../../page-language/language.ts';
import { en } from './en/index.ts';

export { language, locale };

export type TextKey = keyof typeof en;

const LOAD = translationLoader({
  de: () => import('./translations/de.json', { with: { type: 'json' } }),
  es: () => import('./translations/es.json', { with: { type: 'json' } }),
  ar: () => import('./translations/ar.json', { with: { type: 'json' } }),
});

let table: Readonly<Record<TextKey, Text>> = en;

/** Before anything is drawn: the words in the reader's language. Where they cannot be had, they are English. */
export const loadTexts = async (): Promise<void> => {
  const translation = await LOAD().catch(() => null);
  if (translation) table = translate<TextKey>(en, translation);
};

/**
 * A text in the language of the page.
 * @example t('unread', { count: 2 }) === '2 unread messages'
 */
export const t = (key: TextKey, values: Readonly<Record<string, string | number>> = {}): string =>
  format(
    table[key],
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
    language,
  );

const timeOf = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
const dayOf = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const fullOf = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const weekdayOf = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** For a line of a list: the time today, else the day. */
export const shortTime = (at: number, now = Date.now()): string =>
  startOfDay(at) === startOfDay(now) ? timeOf.format(at) : dayOf.format(at);

export const clockTime = (at: number): string => timeOf.format(at);
export const fullTime = (at: number): string => fullOf.format(at);

/** Over the messages of a day. */
export const dayName = (at: number, now = Date.now()): string => {
  const day = startOfDay(at);
  if (day === startOfDay(now)) return t('today');
  if (day === startOfDay(startOfDay(now) - 1)) return t('yesterday');
  return weekdayOf.format(at);
};

/** The clock of another time zone; null where the browser does not know it. */
export const timeIn = (zone: string, now = Date.now()): string | null => {
  try {
    return new Intl.DateTimeFormat(locale, {
      hour: 'numeric',
      minute: '2-digit',
      weekday: 'short',
      timeZone: zone,
    }).format(now);
  } catch {
    return null;
  }
};

/** A language as readers call it; its tag where the browser does not know it. */
export const languageName = (tag: string): string => {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};

/** Seconds as people say them: `45 s`, `12 min`, `3 h`. */
export const span = (seconds: number): string => {
  const [value, unit] =
    seconds < 60 ? [seconds, 'second'] : seconds < 5400 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: unit as string,
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  }).format(value as number);
};
