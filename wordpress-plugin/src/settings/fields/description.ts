import sections from '@talk-suite/core/data/settings.description.json';
import { labelling } from '@talk-suite/core/screens';
import type { SectionDescription } from '@talk-suite/core/settings';
import { t } from '../../page/t.ts';
import { ALLOWED_HOSTS, ALLOWED_KEYS, LOCKED } from '../state/document.ts';

/** The screens as the core describes them: sections, fields and their order. */
export const description = sections as unknown as readonly SectionDescription[];

/** What a place of the settings is called; the path itself where the screens do not show it. */
export const labelOf = labelling(description, t, (path) => {
  if (path === ALLOWED_KEYS) return t('wordpress.network.keys.label');
  if (path === LOCKED) return t('wordpress.network.lock.label');
  return path === ALLOWED_HOSTS ? t('wordpress.network.hosts.label') : null;
});
