import type { Connection } from '../connection/types.ts';
import { same } from '../settings/changes.ts';
import type { TextKey } from '../texts/index.ts';
import { CONDITION_KEYS } from '../visibility/editing/rule-draft.ts';
import type { Conditions, Rule } from '../visibility/rule.ts';
import type { ScreenText } from './fields.ts';

/** What differs at one place, in words: the place, what is there, and what comes. */
export interface ChangeLine {
  readonly setting: string;
  readonly from: string;
  readonly to: string;
}

/** The words of a host for what changes. */
export interface ChangeWords {
  readonly t: ScreenText;
  readonly labelOf: (path: string) => string;
  /** A value that is not looked into, see `valuesInWords`. */
  readonly valueOf: (path: string, value: unknown, other?: unknown) => string;
  readonly ruleName: (rule: Rule) => string;
  /** What people call a value of a condition. */
  readonly conditionValue: (key: keyof Conditions, value: string) => string;
}

/** So many values of a list are named. */
const NAMED = 4;

const namesOf = (names: readonly string[], t: ScreenText): string =>
  names.length <= NAMED
    ? names.join(', ')
    : [...names.slice(0, NAMED), t('visibility.sentence.more', { count: String(names.length - NAMED) })].join(
        ', ',
      );

/** A list next to another one: whole where it is short, else how many it holds and what the other one lacks. */
const listAgainst = (own: readonly string[], other: readonly string[], t: ScreenText): string => {
  if (own.length === 0) return t('screens.value.none');
  if (own.length <= NAMED) return namesOf(own, t);
  const only = own.filter((value) => !other.includes(value));
  const count = String(own.length);
  return only.length === 0 ? count : t('screens.value.rules', { count, names: namesOf(only, t) });
};

const conditionPair = (
  key: keyof Conditions,
  before: Conditions,
  after: Conditions,
  { t, conditionValue }: ChangeWords,
): readonly [from: string, to: string] => {
  if (key === 'signedIn') {
    const name = (value: boolean | undefined): string =>
      value === undefined ? t('screens.value.none') : t(`screens.rule.signedIn.${value}`);
    return [name(before.signedIn), name(after.signedIn)];
  }
  const names = ({ [key]: values = [] }: Conditions): readonly string[] =>
    values.map((value) =>
      key === 'device'
        ? t(`screens.rule.device.${value as 'mobile' | 'desktop'}`)
        : conditionValue(key, value),
    );
  const [from, to] = [names(before), names(after)];
  return [listAgainst(from, to, t), listAgainst(to, from, t)];
};

/** What differs inside a rule that both versions have. */
const insideRule = (before: Rule, after: Rule, words: ChangeWords): readonly ChangeLine[] => {
  const { t, ruleName } = words;
  const line = (part: TextKey, from: string, to: string): ChangeLine => ({
    setting: t('screens.change.rule.part', { rule: ruleName(before), part: t(part) }),
    from,
    to,
  });
  return [
    ...(before.name.trim() === after.name.trim()
      ? []
      : [
          line(
            'screens.change.part.name',
            before.name.trim() || t('screens.value.none'),
            after.name.trim() || t('screens.value.none'),
          ),
        ]),
    ...(before.effect === after.effect
      ? []
      : [
          line(
            'screens.rule.effect',
            t(`screens.rule.effect.${before.effect}`),
            t(`screens.rule.effect.${after.effect}`),
          ),
        ]),
    ...(before.enabled === after.enabled
      ? []
      : [
          line(
            'screens.change.part.enabled',
            t(before.enabled ? 'screens.value.on' : 'screens.value.off'),
            t(after.enabled ? 'screens.value.on' : 'screens.value.off'),
          ),
        ]),
    ...CONDITION_KEYS.filter((key) => !same(before.when[key], after.when[key])).map((key) =>
      line(`screens.rule.condition.${key}`, ...conditionPair(key, before.when, after.when, words)),
    ),
  ];
};

const rulesIn = (value: unknown): readonly Rule[] => (Array.isArray(value) ? (value as readonly Rule[]) : []);

/** Rules are the same rule by their id. Where only the order differs, that is one line. */
const ruleLines = (
  before: readonly Rule[],
  after: readonly Rule[],
  words: ChangeWords,
): readonly ChangeLine[] => {
  const { t, ruleName } = words;
  const was = new Map(before.map((rule) => [rule.id, rule]));
  const is = new Map(after.map((rule) => [rule.id, rule]));
  const whole = (rule: Rule, from: string, to: string): ChangeLine => ({
    setting: t('screens.change.rule', { rule: ruleName(rule) }),
    from,
    to,
  });
  const absent = t('screens.value.absent');
  const effect = ({ effect: does }: Rule): string => t(`screens.rule.effect.${does}`);
  const order = (rules: readonly Rule[], others: ReadonlyMap<string, Rule>): readonly string[] =>
    rules.filter(({ id }) => others.has(id)).map(({ id }) => id);
  const numbered = (rules: readonly Rule[], others: ReadonlyMap<string, Rule>): string =>
    namesOf(rules.filter(({ id }) => others.has(id)).map(ruleName), t);
  return [
    ...after.flatMap((rule) => {
      const old = was.get(rule.id);
      return old ? insideRule(old, rule, words) : [whole(rule, absent, effect(rule))];
    }),
    ...before.filter(({ id }) => !is.has(id)).map((rule) => whole(rule, effect(rule), absent)),
    ...(same(order(before, is), order(after, was))
      ? []
      : [{ setting: t('screens.change.order'), from: numbered(before, is), to: numbered(after, was) }]),
  ];
};

const CONNECTION = {
  trackingKey: 'screens.fact.trackingKey',
  captureHost: 'screens.fact.captureHost',
  scriptUrl: 'screens.fact.scriptUrl',
  dataRegion: 'settings.dataRegion.label',
  options: 'screens.fact.options',
  track: 'screens.fact.track',
} as const satisfies Partial<Record<keyof Connection, TextKey>>;

/** What differs inside a connection that both versions have. */
const connectionLines = (
  before: Connection,
  after: Connection,
  { t, labelOf }: ChangeWords,
): readonly ChangeLine[] => {
  const value = (connection: Connection, key: keyof typeof CONNECTION): string => {
    const held = connection[key];
    if (key === 'dataRegion')
      return t(`settings.dataRegion.${(held as Connection['dataRegion']) ?? 'unset'}`);
    if (typeof held === 'string') return held;
    return Object.keys(held ?? {}).length === 0 ? t('screens.value.none') : JSON.stringify(held);
  };
  return (Object.keys(CONNECTION) as (keyof typeof CONNECTION)[])
    .filter((key) => !same(before[key], after[key]))
    .map((key) => ({
      setting: t('screens.change.connection.part', {
        setting: labelOf('connection'),
        part: t(CONNECTION[key]),
      }),
      from: value(before, key),
      to: value(after, key),
    }));
};

/**
 * What differs at a path of two documents, line by line: inside a rule and inside a connection it is named what.
 * @example changesInWords(words)('visibility.rules', before, after)[0]?.setting === 'Rule “Prices”, Address'
 */
export const changesInWords =
  (words: ChangeWords) =>
  (path: string, before: unknown, after: unknown): readonly ChangeLine[] => {
    const lines =
      path === 'visibility.rules'
        ? ruleLines(rulesIn(before), rulesIn(after), words)
        : path === 'connection' && before && after
          ? connectionLines(before as Connection, after as Connection, words)
          : [];
    return lines.length > 0
      ? lines
      : [
          {
            setting: words.labelOf(path),
            from: words.valueOf(path, before, after),
            to: words.valueOf(path, after, before),
          },
        ];
  };
