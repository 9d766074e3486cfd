import type { RuledSettings } from './compiled.ts';
import type { Conditions, Rule } from './rule.ts';

/** What ends a text of rules where the site's switch is off. */
const OFF = 'off';

/** Characters that no value keeps: separators, what HTML escapes, everything beyond printable ASCII. */
const SPECIAL = /[^\w!$()*+./:;?@~-]/gu;

/** A lone surrogate, which no address can have either, is written as U+FFFD. */
const escaped = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(SPECIAL, (character) => encodeURIComponent(character).replace("'", '%27'));

const conditionText = ([key, values]: [string, Conditions[keyof Conditions]]): string =>
  `${key}=${[values]
    .flat()
    .map((value) => escaped(String(value)))
    .join('|')}`;

const ruleText = ({ id, effect, when }: Rule): string =>
  [effect, escaped(id), ...Object.entries(when).map(conditionText)].join(',');

/**
 * What decides, as one text for an HTML attribute: the enabled rules in order, then the default, with a space
 * between them. A rule is `show|hide,id`, then `,key=value|value` for each condition, for example
 * `hide,r1,path=/pages/*|/about,kind=page show`. Names are left out. Nothing in it needs escaping in HTML, so a
 * rule takes about as many bytes as its patterns.
 */
export const rulesToText = ({ enabled, visibility }: RuledSettings): string =>
  enabled
    ? [...visibility.rules.filter((rule) => rule.enabled).map(ruleText), visibility.default].join(' ')
    : OFF;

/**
 * The settings that such a text was made of, as far as they decide. Part of the storefront's loader, so it is
 * small. Values come back as texts (`signedIn` too), which is how they are compared.
 * @throws {URIError} where the text is none of `rulesToText`
 */
export const rulesFromText = (text: string): RuledSettings => {
  const entries = text.split(' ').map((entry) => entry.split(','));
  const [fallback] = entries.pop()!;
  const rules = entries.map(([effect, id, ...conditions]) => ({
    id: decodeURIComponent(id!),
    effect,
    enabled: true,
    when: Object.fromEntries(
      conditions.map((condition) => {
        const [key, values] = condition.split('=');
        return [key, values!.split('|').map(decodeURIComponent)];
      }),
    ),
  }));
  return {
    enabled: fallback !== OFF,
    visibility: { default: fallback, rules },
  } as unknown as RuledSettings;
};
