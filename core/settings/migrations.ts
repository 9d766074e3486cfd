// Twin in PHP: settings/class-upgrade.php
import { serviceOf } from '../connection/key.ts';
import { SETTINGS_VERSION } from './schema.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Version 2 says who answers. In version 1 it could be read of the tracking key only. */
const toVersion2 = (stored: Json): Json => {
  const { connection } = stored;
  if (!isObject(connection) || 'service' in connection) return stored;
  return { ...stored, connection: { service: serviceOf(String(connection['trackingKey'])), ...connection } };
};

/** What brings settings of a version to the next one. The first is version 1's. */
const STEPS: readonly ((stored: Json) => Json)[] = [toVersion2];

/**
 * Settings of an earlier version in the form of the current one, as far as its members changed their meaning; members
 * that came later are `upgrade`'s. What is no settings, or of a later version, is left as it is. The twin of
 * WordPress's `Upgrade::migrate()`.
 */
export const migrate = (stored: Json): Json => {
  const { version } = stored;
  if (!Number.isInteger(version) || (version as number) < 1 || (version as number) >= SETTINGS_VERSION)
    return stored;
  const migrated = STEPS.slice((version as number) - 1).reduce((settings, step) => step(settings), stored);
  return { ...migrated, version: SETTINGS_VERSION };
};
