/**
 * The part of JSON Schema that both validators read: this one and the plugin's `Schema_Findings`. What is not here would be
 * ignored by one of them, so `schemaProblems` refuses it when the schema is built.
 */

type JsonType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';

/** Keywords that judge values, with the types that they judge; a keyword of another type would do nothing. */
const JUDGES = {
  properties: ['object'],
  required: ['object'],
  additionalProperties: ['object'],
  maxBytes: ['object'],
  items: ['array'],
  minItems: ['array'],
  maxItems: ['array'],
  uniqueItems: ['array'],
  minLength: ['string'],
  maxLength: ['string'],
  pattern: ['string'],
  minimum: ['integer', 'number'],
  maximum: ['integer', 'number'],
} as const satisfies Record<string, readonly JsonType[]>;

/** Every keyword that may be in a schema. */
export const SCHEMA_KEYWORDS: readonly string[] = ['type', 'enum', 'default', ...Object.keys(JUDGES)];

const TYPES: readonly string[] = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];

/**
 * Patterns that JavaScript (flag `u`) and PCRE (flags `uD`) read alike: from start to end, without the classes that
 * know more letters in one of them, without a dot outside of a list.
 */
const isPortable = (pattern: string): boolean =>
  /^\^(?:[^\\.()$^[\]]|\\[-./]|\((?:\?:|(?!\?))|\)|\[\^?(?:[^\\[\]]|\\[-./])+\])*\$$/.test(pattern);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (schema: unknown): boolean =>
  isObject(schema) && [schema['type']].flat().every((type) => type !== 'object' && type !== 'array');

/** What one keyword of a schema lacks; null where it is right. */
const keywordProblem = (keyword: string, value: unknown, types: readonly unknown[]): string | null => {
  if (!SCHEMA_KEYWORDS.includes(keyword)) return `no validator knows "${keyword}"`;
  const judged: readonly unknown[] | undefined = Object.hasOwn(JUDGES, keyword)
    ? JUDGES[keyword as keyof typeof JUDGES]
    : undefined;
  if (judged && !types.some((type) => judged.includes(type))) return `"${keyword}" does nothing for its type`;
  if (keyword === 'additionalProperties' && value !== false)
    return '"additionalProperties" can only be false';
  if (keyword === 'uniqueItems' && value !== true) return '"uniqueItems" can only be true';
  if (keyword === 'pattern' && !isPortable(String(value)))
    return `the pattern ${String(value)} is not portable`;
  return null;
};

/**
 * Everything in a schema that a validator would pass over, as `path: reason`. A build and a test stop at any.
 * @param path of the schema, for the reasons
 * @example schemaProblems({ type: 'string', format: 'email' }) // ['(root): no validator knows "format"']
 */
export const schemaProblems = (schema: unknown, path = ''): readonly string[] => {
  const at = path === '' ? '(root)' : path;
  if (!isObject(schema)) return [`${at}: not a schema`];
  const types = [schema['type']].flat();
  const step = (name: string): string => (path === '' ? name : `${path}.${name}`);
  return [
    ...types
      .filter((type) => !TYPES.includes(String(type)))
      .map((type) => `${at}: no type "${String(type)}"`),
    ...Object.entries(schema).flatMap(([keyword, value]) => {
      const problem = keywordProblem(keyword, value, types);
      return problem === null ? [] : [`${at}: ${problem}`];
    }),
    ...(isObject(schema['properties']) ? Object.entries(schema['properties']) : []).flatMap(([name, inner]) =>
      schemaProblems(inner, step(name)),
    ),
    ...(schema['uniqueItems'] === true && !isScalar(schema['items'])
      ? [`${at}: "uniqueItems" compares texts, numbers and truth values only`]
      : []),
    ...('items' in schema ? schemaProblems(schema['items'], step('*')) : []),
  ];
};
