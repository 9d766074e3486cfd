import {
  type Conditions,
  type Kind,
  patternError,
  RULE_LIMITS,
  type Rule,
} from '@talk-suite/core/visibility';

/** The conditions in the order in which the editor shows them. */
export const CONDITION_KEYS = [
  'path',
  'kind',
  'type',
  'terms',
  'locale',
  'signedIn',
  'role',
  'device',
] as const satisfies readonly (keyof Conditions)[];

export type ConditionKey = (typeof CONDITION_KEYS)[number];
/** Conditions that are a choice of several values. */
export type ListKey = Exclude<ConditionKey, 'path' | 'signedIn'>;

/** Conditions while they are edited: they may be empty, and addresses are text with one a line. */
export type EditedConditions = { readonly path?: string; readonly signedIn?: boolean } & {
  readonly [Key in ListKey]?: readonly string[];
};

export interface EditedRule extends Omit<Rule, 'when'> {
  readonly when: EditedConditions;
}

export const opened = ({ when, ...rule }: Rule): EditedRule => {
  const { path, ...others } = when;
  return { ...rule, when: { ...others, ...(path && { path: path.join('\n') }) } };
};

/** The addresses of a text, each once. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

const filled = <Value>(values: readonly Value[] | undefined): values is readonly Value[] =>
  values !== undefined && values.length > 0;

/** The rule as it is stored; a condition without a value asks for nothing and is left out. */
export const closed = ({ when, ...rule }: EditedRule): Rule => {
  const { path = '', signedIn, kind, device, type, terms, locale, role } = when;
  const lines = linesOf(path);
  return {
    ...rule,
    name: rule.name.trim(),
    when: {
      ...(filled(lines) && { path: lines }),
      ...(filled(kind) && { kind: kind as readonly Kind[] }),
      ...(filled(type) && { type }),
      ...(filled(terms) && { terms }),
      ...(filled(locale) && { locale }),
      ...(signedIn !== undefined && { signedIn }),
      ...(filled(role) && { role }),
      ...(filled(device) && { device: device as NonNullable<Conditions['device']> }),
    },
  };
};

/** What keeps an edited rule from being taken over. `line` is the address that it is about. */
export interface Problem {
  readonly key: ConditionKey | 'name';
  readonly code: 'empty' | 'tooMany' | 'tooLong' | 'patternStart' | 'patternQuery';
  readonly line?: string;
  readonly values: Readonly<Record<string, string>>;
}

const lineProblem = (line: string): Problem[] => {
  if ([...line].length > RULE_LIMITS.pattern)
    return [
      {
        key: 'path',
        code: 'tooLong',
        line: `${line.slice(0, 40)}…`,
        values: { limit: String(RULE_LIMITS.pattern) },
      },
    ];
  const error = patternError(line);
  return error ? [{ key: 'path', code: error.code, line, values: error.values }] : [];
};

const countProblem = (key: ConditionKey, count: number): Problem[] => {
  if (count === 0) return [{ key, code: 'empty', values: {} }];
  return count > RULE_LIMITS.values
    ? [{ key, code: 'tooMany', values: { limit: String(RULE_LIMITS.values) } }]
    : [];
};

/** All problems, in the order of the editor. */
export const problemsOf = ({ name, when }: EditedRule): Problem[] => [
  ...([...name.trim()].length > RULE_LIMITS.name
    ? [{ key: 'name', code: 'tooLong', values: { limit: String(RULE_LIMITS.name) } } as const]
    : []),
  ...CONDITION_KEYS.flatMap((key) => {
    const value = when[key];
    if (value === undefined || typeof value === 'boolean') return [];
    if (typeof value !== 'string') return countProblem(key, value.length);
    const lines = linesOf(value);
    return [...countProblem(key, lines.length), ...lines.flatMap(lineProblem)];
  }),
];

/** A condition as it is when it is added. */
export const withCondition = (rule: EditedRule, key: ConditionKey): EditedRule => ({
  ...rule,
  when: { ...rule.when, [key]: key === 'path' ? '' : key === 'signedIn' ? true : [] },
});

export const withoutCondition = (rule: EditedRule, key: ConditionKey): EditedRule => {
  const { [key]: _gone, ...when } = rule.when;
  return { ...rule, when };
};
