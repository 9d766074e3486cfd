import { connectionTexts } from './connection.ts';
import { screensTexts } from './screens.ts';
import { settingsTexts } from './settings.ts';

export { format } from './format.ts';

/** Every text of the core in English, by key. Hosts translate this table; no screen holds words of its own. */
export const texts = { ...settingsTexts, ...connectionTexts, ...screensTexts } as const;

export type TextKey = keyof typeof texts;
