import { settingsSchema } from './schema.ts';
import type { ValueLimits } from './sections/fields.ts';

type Schema = Readonly<Record<string, unknown>> & { readonly properties?: Readonly<Record<string, Schema>> };

const LIMITS = ['minLength', 'maxLength', 'minimum', 'maximum', 'maxItems'] as const;

/** The schema of the setting at a dotted path; undefined where there is none. */
const schemaAt = (path: string): Schema | undefined =>
  path
    .split('.')
    .reduce<Schema | undefined>(
      (schema, step) => schema?.properties?.[step],
      settingsSchema as unknown as Schema,
    );

/** The limits of the setting at a path, as its schema has them; undefined where it has none. */
export const limitsOf = (path: string): ValueLimits | undefined => {
  const schema = schemaAt(path) ?? {};
  const limits = Object.fromEntries(LIMITS.flatMap((name) => (name in schema ? [[name, schema[name]]] : [])));
  return Object.keys(limits).length > 0 ? limits : undefined;
};
