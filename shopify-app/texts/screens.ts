/** Words of the app's screens that only Shopify needs. */
export const screensTexts = {
  'shopify.title': 'Talk Messenger for Ortto',
  'shopify.load.again': 'Open the app again in a moment. Nothing was changed.',

  'shopify.nav.home': 'Home',
} as const;
