/** Words about the messenger that only Shopify needs. */
export const messengerTexts = {
  'shopify.messenger.title': 'Messenger',
  'shopify.messenger.wrong': 'To correct',
  'shopify.messenger.tag.none': 'Choose a tag',
  'shopify.messenger.files': 'Open your files in Shopify',

  'shopify.images.address.help': 'Of a file under Content → Files, or of another site.',
  'shopify.images.list': 'Images of your store',
  'shopify.images.search': 'Search images',
  'shopify.images.size': '{width} × {height} pixels',
  'shopify.images.empty': 'There is no image under Content → Files yet. Upload one there, then search again.',
  'shopify.images.ask': 'Let the app list your images',
  'shopify.images.refused':
    'The app can’t list your images without the permission. You can copy an image’s link in Shopify and paste it as its address.',
} as const;
