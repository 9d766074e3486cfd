import type { visibilityTexts } from '../../texts/visibility.ts';
import type { Reason } from '../decision/explain.ts';
import type { FactKey } from '../facts.ts';
import { KINDS, type Kind } from '../kinds.ts';
import { splitQuery } from '../patterns/normalise.ts';
import type { Conditions, Rule } from '../rule.ts';

/** Keys of the texts that sentences about rules are made of. */
export type SentenceKey = keyof typeof visibilityTexts;

/** Conditions whose values have names of their own: a post type, a term, a role. */
export type LabelledKey = Exclude<FactKey, 'device' | 'signedIn'>;

/** A language to make sentences in. */
export interface Words {
  text(key: SentenceKey, values?: Readonly<Record<string, string>>): string;
  /** What people call a value of a condition; the value itself where nothing is known. */
  label(key: LabelledKey, value: string): string;
  /** Any of the items: "a, b or c". */
  anyOf(items: readonly string[]): string;
  /** All of the items: "a, b and c". */
  allOf(items: readonly string[]): string;
}

/**
 * A language from its table of texts.
 * @param locale BCP 47; one that the runtime does not understand is treated as English.
 */
export const wordsIn = (locale: string, { text, label }: Pick<Words, 'text' | 'label'>): Words => {
  const lists = (type: Intl.ListFormatType): Intl.ListFormat => {
    try {
      return new Intl.ListFormat(locale, { type });
    } catch {
      return new Intl.ListFormat('en', { type });
    }
  };
  const [any, all] = [lists('disjunction'), lists('conjunction')];
  return { text, label, anyOf: (items) => any.format(items), allOf: (items) => all.format(items) };
};

const isKind = (kind: string): kind is Kind => (KINDS as readonly string[]).includes(kind);

/** What people call a kind of page; one that the core does not know keeps its own name. */
export const kindLabel = (kind: string, text: Words['text']): string =>
  isKind(kind) ? text(`visibility.kind.${kind}`) : kind;

/** As many values are named; a rule may hold a thousand. */
const NAMED = 4;

const valuesIn = (items: readonly string[], words: Words): string =>
  words.anyOf(
    items.length > NAMED
      ? [
          ...items.slice(0, NAMED - 1),
          words.text('visibility.sentence.more', { count: String(items.length - NAMED + 1) }),
        ]
      : items,
  );

/** How people say what a pattern asks for; `matches` where they have no words for it. */
const manner = (
  pattern: string,
): readonly [key: 'is' | 'startsWith' | 'endsWith' | 'contains' | 'matches', text: string] => {
  const [, start, inner, end] = /^(\*?)([^*]*)(\*?)$/.exec(pattern) ?? [];
  if (!inner || splitQuery(pattern)[1] !== '') return ['matches', pattern];
  if (start && end) return ['contains', inner];
  if (start) return ['endsWith', inner];
  return end ? ['startsWith', inner] : ['is', inner];
};

const addressIn = (patterns: readonly string[], words: Words): string => {
  const manners = patterns.map(manner);
  const [[first]] = manners as [(typeof manners)[number]];
  const alike = manners.every(([key]) => key === first);
  const values = alike ? manners.map(([, text]) => text) : patterns;
  const way = alike ? first : 'matches';
  return words.text(`visibility.sentence.where.path.${way}`, { values: valuesIn(values, words) });
};

type Device = NonNullable<Conditions['device']>[number];

const deviceIn = (devices: readonly Device[], words: Words): string => {
  const device = new Set(devices).size > 1 ? 'any' : devices[0]!;
  return words.text(`visibility.sentence.where.device.${device}`);
};

/** A value in a sentence: pages of a kind are called as people speak of them, all else by its name. */
const namedIn = (key: LabelledKey, value: string, words: Words): string =>
  key === 'kind' && isKind(value) ? words.text(`visibility.sentence.kind.${value}`) : words.label(key, value);

/** What follows "Hide Talk", a part for each condition. */
const conditionsIn = (when: Conditions, words: Words): string[] => {
  const labelled = (key: LabelledKey): string[] => {
    const values = when[key];
    return values
      ? [
          words.text(`visibility.sentence.where.${key}`, {
            values: valuesIn(
              values.map((value) => namedIn(key, value, words)),
              words,
            ),
          }),
        ]
      : [];
  };
  const { signedIn } = when;
  return [
    ...(when.path ? [addressIn(when.path, words)] : []),
    ...(['kind', 'type', 'terms', 'locale'] as const).flatMap(labelled),
    ...(signedIn === undefined ? [] : [words.text(`visibility.sentence.where.signedIn.${signedIn}`)]),
    ...labelled('role'),
    ...(when.device ? [deviceIn(when.device, words)] : []),
  ];
};

/** A rule as a sentence without its full stop: "Hide Talk on the front page, on phones". */
export const ruleSentence = ({ effect, when }: Pick<Rule, 'effect' | 'when'>, words: Words): string => {
  const parts = conditionsIn(when, words);
  return parts.length === 0
    ? words.text(`visibility.sentence.${effect}.always`)
    : words.text(`visibility.sentence.${effect}`, {
        where: parts.reduce((first, second) => words.text('visibility.sentence.and', { first, second })),
      });
};

/** Values that have words; others are no visitor's. */
const VALUES: ReadonlySet<string> = new Set(['true', 'false', 'mobile', 'desktop']);

/** What people call a value that a rule asks for or that a page has. */
const valueLabel = (code: Reason['code'], value: string, words: Words): string => {
  if (code === 'disabled' || code === 'path' || code === 'query') return value;
  if (code !== 'signedIn' && code !== 'device') return words.label(code, value);
  return VALUES.has(value) ? words.text(`visibility.value.${code}.${value}` as SentenceKey) : value;
};

/** What many pages and visitors have nothing of. */
const isOftenNone = (code: Reason['code']): code is 'type' | 'terms' | 'role' =>
  code === 'type' || code === 'terms' || code === 'role';

/** Why a rule was passed over, with the names that people know. */
export const reasonSentence = ({ code, wanted, found }: Reason, words: Words): string => {
  const named = (values: readonly string[]): string[] =>
    values.map((value) => valueLabel(code, value, words));
  const asked = valuesIn(named(wanted), words);
  if (found.length === 0 && isOftenNone(code))
    return words.text(`visibility.reason.${code}.none`, { wanted: asked });
  return words.text(`visibility.reason.${code}`, {
    wanted: asked,
    found: words.allOf(named(found)) || '–',
  });
};
