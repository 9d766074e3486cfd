import { checkRules, type Conditions, type Kind, type Rule } from '@talk-suite/core/visibility';

/** Conditions whose values are typed, one a line, and those that are chosen from a list. */
export const TYPED = ['path', 'type', 'terms', 'locale'] as const;
export type TypedKey = (typeof TYPED)[number];

/** A rule as the editor holds it: every condition is there, and an empty one asks for nothing. */
export interface EditedRule {
  readonly id: string;
  readonly name: string;
  readonly effect: Rule['effect'];
  readonly enabled: boolean;
  readonly typed: Readonly<Record<TypedKey, string>>;
  readonly kind: readonly string[];
  readonly device: readonly string[];
  /** On Shopify every visitor counts as a guest without a role; a rule that asks for these keeps them. */
  readonly signedIn: boolean | undefined;
  readonly role: Conditions['role'];
}

export const editedRule = ({ when, ...rule }: Rule): EditedRule => ({
  ...rule,
  typed: {
    path: (when.path ?? []).join('\n'),
    type: (when.type ?? []).join('\n'),
    terms: (when.terms ?? []).join('\n'),
    locale: (when.locale ?? []).join('\n'),
  },
  kind: when.kind ?? [],
  device: when.device ?? [],
  signedIn: when.signedIn,
  role: when.role,
});

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** The rule as it is stored. */
export const ruleFrom = ({ typed, kind, device, signedIn, role, ...rule }: EditedRule): Rule => ({
  ...rule,
  name: rule.name.trim(),
  when: {
    ...Object.fromEntries(
      TYPED.map((key) => [key, linesOf(typed[key])] as const).filter(([, lines]) => lines.length > 0),
    ),
    ...(kind.length > 0 && { kind: kind as readonly Kind[] }),
    ...(signedIn !== undefined && { signedIn }),
    ...(role && { role }),
    ...(device.length > 0 && { device: device as NonNullable<Conditions['device']> }),
  },
});

/** What is wrong with an edited rule, by condition, in words. Sizes are the server's business. */
export const problemsOf = (edited: EditedRule): ReadonlyMap<string, string> => {
  const problems = new Map<string, string>();
  for (const { field, message } of checkRules([ruleFrom(edited)])) {
    const key = /\.when\.([a-zA-Z]+)/.exec(field)?.[1] ?? '';
    problems.set(key, [problems.get(key), message].filter(Boolean).join(' '));
  }
  return problems;
};

/** A new rule with an id that no other has. */
export const newRule = (rules: readonly Rule[], wish: Pick<Rule, 'effect' | 'when'>): Rule => {
  const taken = new Set(rules.map(({ id }) => id));
  let number = rules.length + 1;
  while (taken.has(`rule-${number}`)) number += 1;
  return { id: `rule-${number}`, name: '', enabled: true, ...wish };
};
