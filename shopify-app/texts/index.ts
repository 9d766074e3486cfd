import { texts as coreTexts } from '@talk-suite/core/texts';
import { appDataTexts } from './app-data.ts';
import { helpTexts } from './help.ts';
import { identityTexts } from './identity.ts';
import { messengerTexts } from './messenger.ts';
import { screensTexts, shopifyWording } from './screens.ts';
import { transferTexts } from './transfer.ts';
import { storefrontTexts, storefrontWording } from './storefront.ts';

/** Every text of the app in English, by key: the core's, and what only Shopify needs or says otherwise. */
export const texts = {
  ...coreTexts,
  ...shopifyWording,
  ...storefrontWording,
  ...appDataTexts,
  ...screensTexts,
  ...storefrontTexts,
  ...helpTexts,
  ...identityTexts,
  ...transferTexts,
  ...messengerTexts,
} as const;

export type TextKey = keyof typeof texts;

/** Whether there is a text of this key. */
export const isTextKey = (key: string): key is TextKey => Object.hasOwn(texts, key);
