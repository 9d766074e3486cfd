/** Limit of the init options, in bytes of their JSON form: they travel in an attribute of every page. */
export const OPTIONS_LIMIT = 2000;

/** Limits of what is stored; lengths in characters (code points). Apart from the schema: screens need only these. */
export const RULE_LIMITS = {
  rules: 1000,
  id: 100,
  name: 100,
  values: 1000,
  pattern: 500,
  value: 200,
} as const;
