import { Type, type Static } from 'typebox';
import { KINDS } from './kinds.ts';
import { RULE_LIMITS } from '../limits.ts';

const closed = { additionalProperties: false } as const;

const choice = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] });

const someOf = <T>(items: Parameters<typeof Type.Array>[0]) =>
  Type.Optional(
    Type.Unsafe<readonly T[]>({ type: 'array', items, minItems: 1, maxItems: RULE_LIMITS.values }),
  );

const stringList = (maxLength: number) => someOf<string>(Type.String({ minLength: 1, maxLength }));

/** What must hold for a rule to match: every key that is there, and of each key any value. */
export const conditionsSchema = Type.Object(
  {
    /** Address patterns, see `pattern.ts`. */
    path: stringList(RULE_LIMITS.pattern),
    kind: someOf<(typeof KINDS)[number]>(choice(KINDS)),
    /** WordPress: post types; Shopify: templates. */
    type: stringList(RULE_LIMITS.value),
    /** `taxonomy:slug`, as the platform stores them. */
    terms: stringList(RULE_LIMITS.value),
    /** BCP 47; `de` matches `de-AT`. */
    locale: stringList(RULE_LIMITS.value),
    signedIn: Type.Optional(Type.Boolean()),
    role: stringList(RULE_LIMITS.value),
    device: someOf<'mobile' | 'desktop'>(choice(['mobile', 'desktop'])),
  },
  closed,
);

/** One rule of `visibility.rules`. Kept to what the settings' schema allows itself, and `minItems`. */
export const ruleSchema = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: RULE_LIMITS.id }),
    name: Type.String({ maxLength: RULE_LIMITS.name }),
    effect: choice(['show', 'hide']),
    enabled: Type.Boolean(),
    when: conditionsSchema,
  },
  closed,
);

export const rulesSchema = Type.Unsafe<readonly Rule[]>({
  type: 'array',
  items: ruleSchema,
  maxItems: RULE_LIMITS.rules,
  default: [],
});

export type Conditions = Static<typeof conditionsSchema>;
export type Rule = Static<typeof ruleSchema>;
