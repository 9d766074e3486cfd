/** Words about telling Ortto who is signed in. */
export const identityTexts = {
  'shopify.identity.title': 'Customers who are signed in',
  'shopify.identity.lead':
    'Ortto can be told the email address of a customer who is signed in, so that your agents know whom they talk to. The address is in no page of your store, and nothing is told of visitors who are not signed in.',
  'shopify.identity.label': 'Tell Ortto who is signed in',
  'shopify.identity.help':
    'Only where Talk shows, and only after consent where you wait for it. Every other script on your storefront (of apps, the theme or a tag manager) can then read the address of a customer who is signed in. Shopify asks you for a permission (write_app_proxy) when you turn this on.',
  'shopify.identity.untried':
    'Not tried on a live store yet. Look into a conversation of your own in Ortto after you have turned it on.',
  'shopify.identity.other':
    'Another app, the theme or a tag manager brings the tracking code here. Who is signed in is then for that to tell.',
  'shopify.identity.declined':
    'Without the permission Shopify passes nothing on to the app, so this stays off. Nothing was changed.',
  'shopify.identity.gone':
    'The permission for this was taken away, so Ortto is told of nobody. Turn this off and on again to give it back.',
  'shopify.identity.failed': 'Shopify did not answer, so this stays off. Try again in a moment.',
} as const;
