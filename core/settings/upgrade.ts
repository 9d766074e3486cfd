// Twin in PHP: settings/class-upgrade.php
import { defaultSettings } from './defaults.ts';
import { migrate } from './migrations.ts';
import { settingsSchema, type Settings } from './schema.ts';

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, ObjectSchema>>;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const complete = (schema: ObjectSchema, stored: Json, fallback: Json, setAside: Json): Json => {
  const properties = schema.properties ?? {};
  for (const [key, value] of Object.entries(stored))
    if (!Object.hasOwn(properties, key)) setAside[key] = value;
  return Object.fromEntries(
    Object.entries(properties).map(([key, property]) => {
      const value = stored[key];
      const initial = fallback[key];
      if (value === undefined) return [key, initial];
      if (!isObject(value) || !isObject(initial)) return [key, value];
      const rest: Json = {};
      const section = complete(property, value, initial, rest);
      if (Object.keys(rest).length > 0) setAside[key] = rest;
      return [key, section];
    }),
  );
};

/**
 * Brings stored settings to the current format: older versions are migrated, sections that came later get their defaults, keys that this
 * version does not know are set aside (to be stored next to the settings, so that nothing is lost).
 * The result still has to pass `validate`.
 */
export const upgrade = (stored: unknown): { settings: Settings; setAside: Json } => {
  const setAside: Json = {};
  const settings = complete(
    settingsSchema as ObjectSchema,
    isObject(stored) ? (migrate(stored) as Json) : {},
    { ...defaultSettings() },
    setAside,
  );
  return { settings: settings as unknown as Settings, setAside };
};
