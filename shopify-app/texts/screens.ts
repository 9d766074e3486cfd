/** Words of the app's screens that only Shopify needs. */
export const screensTexts = {
  'shopify.title': 'Talk Messenger for Ortto',
  'shopify.load.again': 'Open the app again in a moment. Nothing was changed.',

  'shopify.nav.home': 'Home',

  'shopify.home.state.done': 'Done',
  'shopify.home.state.open': 'To do',
  'shopify.home.state.unknown': 'Not known',
  'shopify.home.connected': 'Connect your Ortto account',
  'shopify.home.connected.help':
    'Paste the tracking code from Ortto. Nothing reaches your store before that.',
  'shopify.home.connected.button': 'Open Connection',
  'shopify.home.embed': 'Switch the app embed on in your theme',
  'shopify.home.embed.help':
    'Shopify leaves it off until you switch it on, and switches it off when you publish another theme.',
  'shopify.home.embed.button': 'Open the theme editor',
  'shopify.home.embed.themes': 'It is on in the themes with these numbers: {themes}.',
  'shopify.home.shown': 'Choose where Talk shows',
  'shopify.home.shown.help': 'Talk is done here when it is switched on and shown on at least some pages.',
  'shopify.home.shown.button': 'Open Pages',

  'shopify.overrides.products': 'Single products',
  'shopify.overrides.collections': 'Single collections',
  'shopify.overrides.pages': 'Single pages',
  'shopify.overrides.blogs': 'Single blogs',
  'shopify.overrides.articles': 'Single articles',

  'shopify.value.count': '{count} entries',
} as const;

/** The core's words where they speak of a plugin, an editor or an API that Shopify does not have. */
export const shopifyWording = {
  'settings.installation.source.own': 'This app',
  'settings.installation.source.other': 'Another app, the theme or a tag manager',
  'settings.visibility.default.show.help': 'Switch Talk off by rules, or for single products and pages.',
  'settings.visibility.default.hide.help': 'Switch Talk on by rules, or for single products and pages.',
  'settings.loading.strategy.consent.help':
    'Nothing is requested from Ortto before consent, given through Shopify’s customer privacy settings or a call of talkSuite.allow(). Ortto then sets the cookies ap3c and ap3sessionkey (365 days), ap3pages and ap3sess (until the browser closes).',
} as const;
