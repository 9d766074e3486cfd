/** Words about telling the team who is signed in. */
export const identityTexts = {
  'shopify.identity.title': 'Signed-in customers',
  'shopify.identity.lead':
    'Tell your agents the email address of signed-in customers, so that they know who they are talking to. The address goes to Ortto, or to your Talk server; it is not in any page of your store, and nothing is shared about visitors who are not signed in. Mention it in your privacy policy.',
  'shopify.identity.label': 'Share customers’ email with your agents',
  'shopify.identity.help':
    'Only where Talk shows, and only after consent where you wait for it. Every other script on your storefront (of apps, the theme or a tag manager) can then read the address of a signed-in customer. Shopify asks you for a permission when you turn this on.',
  'shopify.identity.untried': 'Beta. After you turn this on, check one of your own conversations.',
  'shopify.identity.other':
    'Another app, the theme or a tag manager adds the tracking code here. Share the customers’ email there.',
  'shopify.identity.declined':
    'Without the permission Shopify passes nothing on to the app, so this stays off. Nothing was changed.',
  'shopify.identity.gone':
    'The permission for this was taken away, so nothing is shared. Turn this off and on again to give it back.',
  'shopify.identity.failed': 'Shopify did not answer, so this stays off. Try again in a moment.',
} as const;
