import { isActive } from '@talk-suite/core/screens';
import { isTextKey, t } from '../page/t.ts';
import type { SettingsDocument } from './state/document.ts';

/** How this copy of the site is marked. */
export const environmentNote = (environment: string): string => {
  const key = `wordpress.environment.${environment}`;
  return t('wordpress.environment', { name: isTextKey(key) ? t(key) : environment });
};

/** Whether there is more to set than the connection: before there is one, the first step comes alone. */
export const hasBegun = (saved: SettingsDocument, document: SettingsDocument, network: boolean): boolean =>
  network || isActive(saved) || isActive(document);
