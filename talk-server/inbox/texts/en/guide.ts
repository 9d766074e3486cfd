import type { Text } from '@talk-suite/core/texts/format';

/** The first guide. */
export const guide = {
  guideTitle: 'Put the messenger on your site',
  guideIntro: 'Three steps. The page notices by itself when the last one is done.',
  guideSite: 'Where is your site?',
  guideSiteText: 'Enter the address that visitors see. You can add more sites later.',
  guideAddress: 'Address of the site',
  guideCode: 'Paste the code',
  guideCodeText: 'Copy this tracking code.',
  guideConnect: 'Connect code',
  guideConnectText:
    'WordPress and Shopify take a connect code as well. With it they set how the messenger looks.',
  guideConnectMake: 'Make a connect code',
  guideConnectMade: 'Copy the connect code now. It is shown only now.',
  guideWordPress: 'WordPress: open Talk Suite → Connection, paste both codes, save.',
  guideShopify: 'Shopify: open the Talk Suite app → Connection, paste both codes, save.',
  guidePlain: 'Any other site: put it before </body> of each page.',
  guideTest: 'Write to yourself',
  guideTestText: 'Open your site, press the chat button and send a message. This page waits for it.',
  guideWaiting: 'Waiting for the first message…',
  guideDone: 'It works: a message arrived.',
  guideOpen: 'Open the conversation',
} as const satisfies Record<string, Text>;
