import { defaultSettings, type Settings, withValueAt } from '../../core/settings/index.ts';

/** Whole settings whose messenger differs from a new one's at some places. */
export const settingsWithMessenger = (change: Readonly<Record<string, unknown>>): Settings =>
  Object.entries(change).reduce<Settings>(
    (settings, [path, value]) => withValueAt(settings, `messenger.${path}`, value),
    defaultSettings(),
  );

/** Settings of a case that is about something else: their messenger is a new one's, where they have none. */
export const withNewMessenger = (settings: unknown): unknown =>
  typeof settings === 'object' && settings !== null && 'csp' in settings && !('messenger' in settings)
    ? { ...settings, messenger: defaultSettings().messenger }
    : settings;
