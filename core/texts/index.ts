import { atServerTexts } from './at-server.ts';
import { connectionTexts } from './connection.ts';
import { cspTexts } from './csp.ts';
import { messengerFieldTexts } from './messenger-fields.ts';
import { messengerScreensTexts } from './messenger-screens.ts';
import { messengerTexts } from './messenger.ts';
import { rulesScreensTexts } from './rules-screens.ts';
import { screensTexts } from './screens.ts';
import { securityTexts } from './security.ts';
import { settingsTexts } from './settings.ts';
import { visibilityTexts } from './visibility.ts';

export { format, formsOf, type CountedText, type Text } from './format.ts';

/** Every text of the core in English, by key. Hosts translate this table; no screen holds words of its own. */
export const texts = {
  ...settingsTexts,
  ...connectionTexts,
  ...visibilityTexts,
  ...cspTexts,
  ...securityTexts,
  ...screensTexts,
  ...rulesScreensTexts,
  ...atServerTexts,
  ...messengerTexts,
  ...messengerFieldTexts,
  ...messengerScreensTexts,
} as const;

export type TextKey = keyof typeof texts;
