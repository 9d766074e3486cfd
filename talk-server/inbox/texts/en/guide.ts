import type { Text } from '@talk-suite/core/texts/format';

/** The first guide. */
export const guide = {
  guideTitle: 'Put the messenger on your site',
  guideIntro: 'Three steps. The page notices by itself when the last one is done.',
  guideSite: 'Where is your site?',
  guideSiteText: 'Enter the address that visitors see. You can add more sites later.',
  guideAddress: 'Address of the site',
  guideCode: 'Paste the code',
  guideTrackingCode: 'Tracking code',
  guideBoth: 'Both codes',
  guideBothText:
    'WordPress and Shopify take two codes in one paste: with the second they also set how the messenger looks. It is a secret, never put it into a page.',
  guideBothMake: 'Make the codes',
  guideBothMade: 'Copy both codes now. They are shown together only now.',
  guideWordPress: 'WordPress: open Talk Messenger → Connection, paste them, save.',
  guideShopify:
    'Shopify: open the app Talk Messenger for Ortto → Connection, paste them, save. Then switch the app on in your theme, and enter {host} there under “Other hosts”.',
  guidePlain: 'Any other site takes the tracking code alone: put it before </body> of each page.',
  guideTest: 'Write to yourself',
  guideTestText: 'Open your site, press the chat button and send a message. This page waits for it.',
  guideWaiting: 'Waiting for the first message…',
  guideDone: 'It works: a message arrived.',
  guideOpen: 'Open the conversation',
} as const satisfies Record<string, Text>;
