import type { TextKey } from '../page/data.ts';
import { t } from '../page/t.ts';
import type { SettingsDocument } from './state/document.ts';

const LEFT_TO_THE_OTHER = new Set(['loading.strategy', 'loading.consentCategory', 'visibility.whenHidden']);

/**
 * Whether a setting means nothing now: what another installation decides, and the site's switch before there is
 * anything to switch.
 */
export const isMoot = (path: string, document: SettingsDocument, saved: SettingsDocument): boolean => {
  const { connection, installation } = document.settings;
  if (installation.source === 'other') return LEFT_TO_THE_OTHER.has(path);
  return (
    path === 'enabled' && connection === null && saved.settings.connection === null && saved.settings.enabled
  );
};

const NAMES = new Set(['production', 'staging', 'development', 'local']);

/** How this copy of the site is marked. */
export const environmentNote = (environment: string): string =>
  t('wordpress.environment', {
    name: NAMES.has(environment) ? t(`wordpress.environment.${environment}` as TextKey) : environment,
  });

/** Whether anything of Talk can be on the pages, as the settings are saved. */
export const isActive = ({ settings }: SettingsDocument): boolean =>
  settings.connection !== null || settings.installation.source === 'other';

/** Whether there is more to set than the connection: before there is one, the first step stands alone. */
export const hasBegun = (saved: SettingsDocument, document: SettingsDocument, network: boolean): boolean =>
  network || isActive(saved) || isActive(document);
