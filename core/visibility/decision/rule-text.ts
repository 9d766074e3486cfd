import type { CompiledVisibility, RuledSettings } from './decide.ts';
import { compileRule, firstMatch } from './rule-match.ts';
import type { Conditions, Rule } from '../rule.ts';

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
 * `hide,r1,path=/pages/*|/about,kind=page show`. Empty where the site's switch is off. Names are left out, and
 * nothing in it needs escaping in HTML: a rule takes about as many bytes as its patterns.
 */
export const rulesToText = ({ enabled, visibility }: RuledSettings): string =>
  enabled
    ? [...visibility.rules.filter((rule) => rule.enabled).map(ruleText), visibility.default].join(' ')
    : '';

/**
 * Such a text made ready for `decideCompiled`. Part of the storefront's loader, so it is small: values stay texts
 * (`signedIn` too), which is how they are compared.
 * @throws {URIError} where the text is none of `rulesToText`
 */
export const rulesFromText = (text: string): Pick<CompiledVisibility, 'enabled' | 'fallback' | 'find'> => {
  const entries = text.split(' ');
  const fallback = entries.pop();
  const rules = entries.map((entry) => {
    const [effect, id, ...conditions] = entry.split(',');
    return compileRule({
      id: decodeURIComponent(id!),
      effect,
      enabled: true,
      when: Object.fromEntries(
        conditions.map((condition) => {
          const [key, ...values] = condition.split(/[=|]/);
          return [key, values.map(decodeURIComponent)];
        }),
      ),
    } as unknown as Rule);
  });
  return {
    enabled: fallback !== '',
    fallback: fallback as 'show' | 'hide',
    find: (facts) => firstMatch(rules, facts),
  };
};
