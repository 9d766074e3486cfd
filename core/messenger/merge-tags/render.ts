import type { MergeTag } from './names.ts';
import type { TemplatePart } from './parse.ts';

/** What is known; absent and blank are the same. */
export type MergeValues = Readonly<Partial<Record<MergeTag, string>>>;

/** Characters of a value; a name of two hundred would push everything else away. */
export const VALUE_LIMIT = 60;

// Each opens an isolate that takes its direction from its first strong character, and closes it.
const [ISOLATE, END_ISOLATE] = ['\u2068', '\u2069'];

/** A value as it may be shown: no control characters, none that would turn the text around it. */
const shown = (value: string): string => {
  const clean = value
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
  const characters = [...clean];
  return characters.length > VALUE_LIMIT
    ? `${characters
        .slice(0, VALUE_LIMIT - 1)
        .join('')
        .trimEnd()}…`
    : clean;
};

/**
 * Fills a template in. The result is text, never markup: put it into a text node.
 *
 * A tag without value and fallback vanishes with one blank next to it: "Hello {{ first_name }}!" reads "Hello!".
 * @example renderTemplate(['Hello ', { tag: 'first_name', fallback: 'there' }], {}) === 'Hello there'
 */
export const renderTemplate = (parts: readonly TemplatePart[], values: MergeValues): string => {
  let text = '';
  let swallowBlank = false;
  for (const part of parts) {
    if (typeof part === 'string') {
      text += swallowBlank && part.startsWith(' ') ? part.slice(1) : part;
      swallowBlank = false;
      continue;
    }
    const value = shown(values[part.tag] ?? '');
    if (value !== '') text += ISOLATE + value + END_ISOLATE;
    else if (part.fallback) text += part.fallback;
    else if (text.endsWith(' ')) text = text.slice(0, -1);
    else {
      swallowBlank = true;
      continue;
    }
    swallowBlank = false;
  }
  return text;
};
