// Twin in PHP: front/class-built-in.php
import type { Settings } from '../settings/schema.ts';
import { embedAttributes, type EmbedAttributes } from './attributes.ts';

/** Where the build `loader-built-in` has the place for its settings. */
export const BUILT_IN_MARK = '__TALK_BUILT_IN__';

/** The first line of a file that has its settings built in: how it is known from one that takes them from its tag. */
export const BUILT_IN_HEAD = '// Talk Suite: settings built in\n';

/**
 * What a loader's file has built in, so that a policy's hash covers it: all that the tag carries but the page's
 * decision. Null before the site is connected.
 * @returns attributes, names with `data-`, as `embedAttributes` gives them
 */
export const builtInAttributes = (settings: Settings): EmbedAttributes | null => {
  const all = embedAttributes(settings, { rules: '' });
  if (all === null) return null;
  const { 'data-rules': _, ...builtIn } = all;
  return builtIn;
};

/** What is left for the tag of a file that has these attributes built in: the page's decision. */
export const tagWithout = (attributes: EmbedAttributes, builtIn: EmbedAttributes): EmbedAttributes =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !(name in builtIn)));

/** JSON that is a script as well, in any encoding and in any place: `<`, U+2028 and all beyond ASCII are escaped. */
const asScript = (value: object): string =>
  JSON.stringify(value).replaceAll(
    /[<>&\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * Writes attributes into the build `loader-built-in`. Values are texts, as in a tag, so no text of an owner becomes
 * code or a member of an object's prototype.
 * @param template the text of the build
 * @throws {TypeError} where it is no such build
 * @example fillLoader(template, { 'data-key': 'k', 'data-host': 'https://h/', 'data-src': 'https://s/app.js' })
 */
export const fillLoader = (template: string, builtIn: EmbedAttributes): string => {
  const [before, after, ...more] = template.split(BUILT_IN_MARK);
  if (after === undefined || more.length > 0)
    throw new TypeError('is no loader that settings can be built into');
  const named = Object.fromEntries(
    Object.entries(builtIn).map(([name, value]) => [name.replace('data-', ''), value]),
  );
  return `${BUILT_IN_HEAD}${before}${asScript(named)}${after}`;
};

/** Whether a loader's file has its settings built in. */
export const isBuiltIn = (content: string): boolean => content.startsWith(BUILT_IN_HEAD);
