/** Words of the screen with help. */
export const helpTexts = {
  'shopify.help.title': 'Help',
  'shopify.help.overview': 'How it works',
  'shopify.help.overview.text':
    'Paste your tracking code under Connection, turn on the app embed in your theme, then choose under Pages where Talk shows. Visitors notice nothing before you save.',
  'shopify.help.decides': 'What decides whether a page shows Talk',
  'shopify.help.decides.text':
    'In this order: the switch for the whole store, the exception for that very page, the first rule that matches, the choice under “Where Talk shows”. Under Pages, “Try an address” says what decides and why.',
  'shopify.help.missing': 'Talk does not show',
  'shopify.help.missing.text':
    'Home says what is known: whether the embed is on in your theme, what is on your home page, and whether something else brings a tracking code. Security checks any page and names what blocks Talk. In the browser’s console of a page, talkSuite.decision() says what decided, and talkSuite.state how far it got.',
  'shopify.help.privacy': 'Privacy',
  'shopify.help.privacy.text':
    'By default Talk loads immediately. Where your visitors have to agree first, choose “After the visitor consents” under Connection: before that, no page asks for anything. Customers’ email addresses are shared only if you turn that on. With a Talk server, a visitor’s first message also brings the page, its product and the cart.',
  'shopify.help.leaving': 'Before you uninstall',
  'shopify.help.more': 'Still stuck? Ask the person who runs this app for your store.',
} as const;
