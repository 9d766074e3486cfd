import type { Settings } from '../settings/schema.ts';
import type { Rule } from '../visibility/rule.ts';

type Visibility = Settings['visibility'];

/** Where Talk shows, as owners think of it. */
export const WHERE = ['everywhere', 'except', 'only'] as const;
export type Where = (typeof WHERE)[number];

/** The rules that the choices write. They come last: rules that somebody wrote decide before them. */
const LISTS = {
  except: { id: 'pages-except', effect: 'hide' },
  only: { id: 'pages-only', effect: 'show' },
} as const satisfies Record<Exclude<Where, 'everywhere'>, Pick<Rule, 'id' | 'effect'>>;

const IDS: ReadonlySet<string> = new Set(Object.values(LISTS).map(({ id }) => id));

/** Whether the choices write a rule themselves. */
export const isListRule = ({ id }: Pick<Rule, 'id'>): boolean => IDS.has(id);

/** The rules that somebody wrote. */
export const writtenRules = (rules: readonly Rule[]): readonly Rule[] =>
  rules.filter((rule) => !isListRule(rule));

/** A rule of the same id that asks for more than addresses was written by somebody: it is left alone. */
const listRule = (rules: readonly Rule[], where: Exclude<Where, 'everywhere'>): Rule | undefined =>
  rules.find(({ id, when }) => id === LISTS[where].id && Object.keys(when).join() === 'path');

/** The choice that is in force. */
export const whereOf = ({ default: fallback, rules }: Visibility): Where => {
  if (fallback === 'hide') return 'only';
  return listRule(rules, 'except')?.enabled ? 'except' : 'everywhere';
};

/** The addresses of a choice, also while another one is in force. */
export const addressesOfWhere = ({ rules }: Visibility, where: Where): readonly string[] =>
  where === 'everywhere' ? [] : (listRule(rules, where)?.when.path ?? []);

const withList = (
  rules: readonly Rule[],
  where: Exclude<Where, 'everywhere'>,
  enabled: boolean,
  path: readonly string[],
): readonly Rule[] => {
  const { id, effect } = LISTS[where];
  const others = rules.filter((rule) => rule.id !== id);
  // A rule without an address would match every page.
  return path.length === 0 ? others : [...others, { id, name: '', effect, enabled, when: { path } }];
};

/**
 * The visibility with another choice, and its addresses. Those of the others are kept, switched off.
 * @example withWhere(visibility, 'except', ['/checkout'])
 */
export const withWhere = (
  visibility: Visibility,
  where: Where,
  addresses: readonly string[] = addressesOfWhere(visibility, where),
): Visibility => {
  const pathOf = (each: Where): readonly string[] =>
    each === where ? addresses : addressesOfWhere(visibility, each);
  const rules = (['except', 'only'] as const).reduce(
    (all, each) => withList(all, each, each === where, pathOf(each)),
    visibility.rules,
  );
  return { ...visibility, default: where === 'only' ? 'hide' : 'show', rules };
};

/**
 * The visibility with Talk shown or hidden at some addresses, by the list of the choice in force: on "only", the pages
 * where Talk shows; else those where it is hidden.
 */
export const withPages = (
  visibility: Visibility,
  addresses: readonly string[],
  talk: 'show' | 'hide',
): Visibility => {
  const where = whereOf(visibility) === 'only' ? 'only' : 'except';
  const listed = new Set(addressesOfWhere(visibility, where));
  const isListed = (talk === 'show') === (where === 'only');
  for (const address of addresses)
    if (isListed) listed.add(address);
    else listed.delete(address);
  return withWhere(visibility, where, [...listed]);
};
