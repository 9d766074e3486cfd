import { format } from '@talk-suite/core/texts';
import { pageData, type TextKey } from './data.ts';

/** The translated words of a key, with its `{name}` places filled; the key itself where the table lacks it. */
export const t = (key: TextKey, values?: Readonly<Record<string, string>>): string =>
  format(pageData().texts[key] ?? key, values);
