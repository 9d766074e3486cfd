import {
  CONDITION_KEYS,
  type ConditionKey,
  type RuleDraft,
  linesOf,
  patternError,
  RULE_LIMITS,
} from '@talk-suite/core/visibility';

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
export const problemsOf = ({ name, when }: RuleDraft): Problem[] => [
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
export const withCondition = (rule: RuleDraft, key: ConditionKey): RuleDraft => ({
  ...rule,
  when: { ...rule.when, [key]: key === 'path' ? '' : key === 'signedIn' ? true : [] },
});

export const withoutCondition = (rule: RuleDraft, key: ConditionKey): RuleDraft => {
  const { [key]: _gone, ...when } = rule.when;
  return { ...rule, when };
};
