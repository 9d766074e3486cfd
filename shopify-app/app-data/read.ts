import { upgrade } from '@talk-suite/core/settings';
import { format } from '@talk-suite/core/texts';
import { appDataTexts } from '../texts/app-data.ts';
import { APP_DATA_VERSION, newAppData, type AppData } from './app-data.ts';
import { EFFECTS, noOverrides, OVERRIDE_KINDS, type Overrides } from './overrides.ts';

export type Read =
  | { readonly ok: true; readonly appData: AppData }
  /** Nothing is repaired or overwritten: a person has to look. */
  | { readonly ok: false; readonly message: string };

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readOverrides = (stored: unknown): Overrides => {
  const kinds = isObject(stored) ? stored : {};
  const lists = OVERRIDE_KINDS.map((kind) => {
    const effects = isObject(kinds[kind]) ? kinds[kind] : {};
    return [kind, Object.fromEntries(EFFECTS.map((effect) => [effect, effects[effect] ?? []]))];
  });
  return { ...noOverrides(), ...(Object.fromEntries(lists) as Overrides) };
};

/**
 * Reads what is stored, brought up to the current format: what came later gets its default, what an older version
 * knew and this one does not is kept apart. What cannot be edited without losing something is refused.
 * @param value of the metafield; null where the store has saved nothing yet
 */
export const readAppData = (value: string | null): Read => {
  if (value === null) return { ok: true, appData: newAppData() };
  let stored: unknown;
  try {
    stored = JSON.parse(value);
  } catch {
    stored = null;
  }
  if (!isObject(stored)) return { ok: false, message: appDataTexts['appData.error.unreadable'] };
  const { version } = stored;
  if (typeof version === 'number' && version > APP_DATA_VERSION) {
    const values = { version: String(version), known: String(APP_DATA_VERSION) };
    return { ok: false, message: format(appDataTexts['appData.error.newerVersion'], values) };
  }
  const { settings, setAside } = upgrade(stored['settings']);
  const apart = { ...(isObject(stored['setAside']) ? stored['setAside'] : {}), ...setAside };
  return {
    ok: true,
    appData: {
      version: APP_DATA_VERSION,
      settings,
      overrides: readOverrides(stored['overrides']),
      // Anything but a clear yes is a no: it is about people.
      identity: stored['identity'] === true,
      ...(Object.keys(apart).length > 0 && { setAside: apart }),
    },
  };
};
