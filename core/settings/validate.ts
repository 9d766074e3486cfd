// Twin in PHP: settings/class-validate.php
import { findingsOf, type Finding } from '../findings.ts';
import type { TextKey } from '../texts/index.ts';
import { schemaFindings } from './schema-findings.ts';
import { SETTINGS_VERSION, settingsSchema, type Settings } from './schema.ts';
import { checkConnectionSection, type HostChecks } from './sections/connection.ts';
import { checkMessengerSection } from './sections/messenger/check.ts';
import { checkVisibilitySection } from './sections/visibility.ts';

/** `Key`: texts of the host's findings, where those are not the core's. */
export type Validation<Key extends string = never> =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly errors: readonly Finding<TextKey | Key>[] };

const finding = findingsOf('settings.error');

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
  const shape = schemaFindings(settingsSchema, input);
  if (shape.length > 0) return { ok: false, errors: shape };
  const settings = input as Settings;
  const errors = [
    ...checkConnectionSection(settings.connection, host),
    ...checkVisibilitySection(settings.visibility),
    ...checkMessengerSection(settings.messenger),
  ];
  return errors.length > 0 ? { ok: false, errors } : { ok: true, settings };
};
