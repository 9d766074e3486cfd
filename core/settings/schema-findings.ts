// Twin in PHP: settings/class-schema-findings.php
import type { TSchema } from 'typebox';
import { Settings as TypeBox } from 'typebox/system';
import { Value } from 'typebox/value';
import { findingsOf, type CodesOf, type Finding, type Phrase } from '../findings.ts';

// Every problem is reported, not only the first eight.
TypeBox.Set({ maxErrors: Number.MAX_SAFE_INTEGER });

/** What TypeBox reports of a place that does not fit; the members read here. */
interface SchemaError {
  keyword: string;
  instancePath: string;
  params: object;
}

const finding = findingsOf('settings.error');

const unescapePointer = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');
const dotted = (pointer: string, ...more: string[]): string =>
  [...pointer.split('/').slice(1).map(unescapePointer), ...more].join('.');

const names = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Types of JSON; their words are the texts `settings.type.<name>`. */
type JsonType = Exclude<CodesOf<'settings.type'>, 'or'>;

/** What was expected: `null or an object`. The twin of Schema_Findings::expected(). */
const expected = (types: unknown): Phrase =>
  // The schema has no other types.
  ([types].flat() as JsonType[])
    .map((name): Phrase => ({ text: `settings.type.${name}`, values: {} }))
    .reduce((one, other) => ({ text: 'settings.type.or', values: { one, other } }));

const LIMITS = {
  maxLength: 'tooLong',
  minLength: 'tooShort',
  minItems: 'tooFew',
  maxItems: 'tooMany',
  minimum: 'tooSmall',
  maximum: 'tooBig',
} as const;

/** One schema error as findings; keywords that only repeat another error yield none. */
const toFindings = ({ keyword, instancePath, params }: SchemaError): Finding[] => {
  const param = (name: string): unknown => (params as Record<string, unknown>)[name];
  const field = dotted(instancePath);
  switch (keyword) {
    case 'type':
      return [finding('wrongType', field, { expected: expected(param('type')) })];
    case 'enum':
      return [finding('notAllowed', field, { allowed: names(param('allowedValues')).join(', ') })];
    case 'additionalProperties':
      return names(param('additionalProperties')).map((name) =>
        finding('unknownField', dotted(instancePath, name)),
      );
    case 'required':
      return names(param('requiredProperties')).map((name) => finding('missing', dotted(instancePath, name)));
    case 'pattern':
      return [finding('badFormat', field)];
    case 'uniqueItems':
      return [finding('repeated', field)];
    case 'maxLength':
    case 'minLength':
    case 'minItems':
    case 'maxItems':
    case 'minimum':
    case 'maximum':
      return [finding(LIMITS[keyword], field, { limit: String(param('limit')) })];
    default:
      return [];
  }
};

/** Of several reasons at one place the first of these counts: the order of the tests in Schema_Findings. */
const FIRST_OF = [
  'wrongType',
  'notAllowed',
  'tooLong',
  'tooShort',
  'badFormat',
  'tooFew',
  'tooMany',
  'repeated',
];

const rankOf = ({ text }: Finding): number => {
  const rank = FIRST_OF.findIndex((code) => text === `settings.error.${code}`);
  return rank < 0 ? FIRST_OF.length : rank;
};

/** A field is reported once: a value of the wrong type is not also "not allowed". */
const onePerField = (findings: readonly Finding[]): Finding[] => {
  const first = new Map<string, Finding>();
  for (const each of findings) {
    const known = first.get(each.field);
    if (!known || rankOf(each) < rankOf(known)) first.set(each.field, each);
  }
  return [...first.values()];
};

/**
 * Where a value does not fit a schema, one finding a field. The schema keeps to the keywords of `keywords.ts`;
 * `maxBytes` is judged by the section that has it.
 * @returns empty where it fits
 */
export const schemaFindings = (schema: TSchema, value: unknown): Finding[] => {
  if (Value.Check(schema, value)) return [];
  const found = onePerField((Value.Errors(schema, value) as SchemaError[]).flatMap(toFindings));
  // What does not fit is never taken, whatever the reason.
  return found.length > 0 ? found : [finding('badFormat', '')];
};
