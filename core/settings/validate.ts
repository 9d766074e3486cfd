import { Settings as TypeBox } from 'typebox/system';
import { Value } from 'typebox/value';
import { findingsOf, type CodesOf, type Finding, type Phrase } from '../findings.ts';
import type { TextKey } from '../texts/index.ts';
import { SETTINGS_VERSION, settingsSchema, type Settings } from './schema.ts';
import { checkConnectionSection, type HostChecks } from './sections/connection.ts';
import { checkVisibilitySection } from './sections/visibility.ts';

// Every problem is reported, not only the first eight.
TypeBox.Set({ maxErrors: Number.MAX_SAFE_INTEGER });

/** What TypeBox reports of a place that does not fit; the members read here. */
interface SchemaError {
  keyword: string;
  instancePath: string;
  params: object;
}

/** `Key`: texts of the host's objections, where those are not the core's. */
export type Validation<Key extends string = never> =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly errors: readonly Finding<TextKey | Key>[] };

const finding = findingsOf('settings.error');

const unescapePointer = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');
const dotted = (pointer: string, ...more: string[]): string =>
  [...pointer.split('/').slice(1).map(unescapePointer), ...more].join('.');

const names = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Types of JSON; their words are the texts `settings.type.<name>`. */
type JsonType = Exclude<CodesOf<'settings.type'>, 'or'>;

/** What was expected: `null or an object`. The twin of Schema_Walk::expected(). */
const expected = (types: unknown): Phrase =>
  // The schema has no other types.
  ([types].flat() as JsonType[])
    .map((name): Phrase => ({ text: `settings.type.${name}`, values: {} }))
    .reduce((one, other) => ({ text: 'settings.type.or', values: { one, other } }));

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
    case 'maxLength':
      return [finding('tooLong', field, { limit: String(param('limit')) })];
    case 'minLength':
      return [finding('tooShort', field, { limit: String(param('limit')) })];
    case 'minItems':
      return [finding('tooFew', field, { limit: String(param('limit')) })];
    case 'maxItems':
      return [finding('tooMany', field, { limit: String(param('limit')) })];
    default:
      return [];
  }
};

/** A field is reported once, with its first reason: a value of the wrong type is not also "not allowed". */
const onePerField = (findings: readonly Finding[]): Finding[] =>
  [...new Map(findings.toReversed().map((each) => [each.field, each])).values()].toReversed();

const isNewer = (input: unknown): input is { version: number } =>
  typeof input === 'object' &&
  input !== null &&
  'version' in input &&
  Number.isSafeInteger(input.version) &&
  (input.version as number) > SETTINGS_VERSION;

/**
 * Judges settings as a whole: nothing is repaired, invalid input is refused with every field and its reason. What the
 * schema cannot express is checked when the shape is right.
 * @param host what the host itself decides
 * @example validate(input, { local: true })
 */
export const validate = <Key extends string = never>(
  input: unknown,
  host: HostChecks<Key> = {},
): Validation<Key> => {
  if (isNewer(input)) {
    const values = { version: String(input.version), known: String(SETTINGS_VERSION) };
    return { ok: false, errors: [finding('newerVersion', 'version', values)] };
  }
  const [valid, schemaErrors] = [Value.Check(settingsSchema, input), Value.Errors(settingsSchema, input)];
  if (!valid) return { ok: false, errors: onePerField(schemaErrors.flatMap(toFindings)) };
  const settings = input as Settings;
  const errors = [
    ...checkConnectionSection(settings.connection, host),
    ...checkVisibilitySection(settings.visibility),
  ];
  return errors.length > 0 ? { ok: false, errors } : { ok: true, settings };
};
