import type { Phrase } from '../findings.ts';
import type { SavedBy } from './document.ts';

/**
 * Who saved meanwhile, and when.
 * @param locale the reader's language, BCP 47
 * @example whoSaved({ name: 'Ana', self: false, at: '2027-03-01T09:30:00Z' }, 'en').text === 'screens.conflict.by'
 */
export const whoSaved = (by: SavedBy | undefined, locale: string): Phrase => {
  if (by === undefined) return { text: 'screens.conflict.text', values: {} };
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(by.at),
  );
  if (by.self) return { text: 'screens.conflict.self', values: { time } };
  return by.name === ''
    ? { text: 'screens.conflict.at', values: { time } }
    : { text: 'screens.conflict.by', values: { name: by.name, time } };
};
